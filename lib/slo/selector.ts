import { isMetricName } from '../base/name';
import { analyze } from '../promql/analyze';
import { bare, type VectorSelector } from '../promql/ast';
import { formatMatcher, metricNameLabel, type Matcher } from '../promql/matcher';
import type { Selector } from './model';

/** The selector of one metric, or why the text is none. */
export type SelectorReading = { readonly metric: string; readonly matchers: readonly Matcher[] } | SelectorFault;

/** Why a text selects no counter, and what to write. */
export interface SelectorFault {
  readonly message: string;
  readonly fix: string;
}

/**
 * Reads the selector of one metric, as Prometheus would. Functions and ranges are refused, since they are written here for
 * each window; so are those that look at another time, and those that may select several metrics.
 */
export function readSelector(text: string): SelectorReading {
  // What Sloth's users would write first.
  if (/\[\s*\{\{/.test(text)) return { message: `not a selector, got "${text}"`, fix: 'write the counter alone, without rate and window: these are written for you' };
  const { expression, faults, selections } = analyze(text);
  const [fault] = faults;
  if (fault !== undefined) return { message: `not PromQL: ${fault.message}, got "${text}"`, fix: fault.fix ?? 'write a counter with its matchers, such as http_requests_total{job="api"}' };
  const found = expression === undefined ? undefined : bare(expression);
  if (found?.kind !== 'selector') {
    const [only, ...others] = selections;
    const inner = only !== undefined && others.length === 0 ? text.slice(only.from, only.to) : 'http_requests_total{job="api"}';
    return { message: `not a selector, got "${text}"`, fix: `write the counter alone, such as ${inner}: rates and windows are written for you` };
  }
  return partsOf(found, text);
}

function partsOf({ matchers, time, borders }: VectorSelector, text: string): SelectorReading {
  if (borders !== undefined || Object.keys(time).length > 0) return { message: `looks at another time, got "${text}"`, fix: 'remove "offset", "@" and what else changes the time' };
  const [name, ...more] = matchers.filter(({ label }) => label === metricNameLabel);
  if (name?.operator !== '=' || name.value === '' || more.length > 0) return { message: `may select several metrics, got "${text}"`, fix: 'name one metric' };
  return { metric: name.value, matchers: matchers.filter(({ label }) => label !== metricNameLabel) };
}

/** The selector as text, with further conditions in PromQL. */
export function selectorOf(metric: string, matchers: readonly Matcher[], ...more: readonly string[]): Selector {
  const conditions = [...matchers.map(formatMatcher), ...more];
  const isPlain = isMetricName(metric, 'legacy');
  const inside = isPlain ? conditions : [JSON.stringify(metric), ...conditions];
  return { metric, text: `${isPlain ? metric : ''}${inside.length === 0 ? '' : `{${inside.join(', ')}}`}` };
}
