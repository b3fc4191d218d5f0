import type { Duration } from '../base/duration';
import { isPlainLabelName } from '../base/name';
import type { Objective, Selector } from './model';

/** How long a series may be away, by scrapes that fail, and still be counted as if it had been there. */
const bridged = '1h';

/** What was last known of a series, now or some time ago. */
export const lastKnown = (selector: string, ago?: Duration): string => `last_over_time(${selector}[${bridged}]${ago === undefined ? '' : ` offset ${ago.toString()}`})`;

/**
 * By how much a counter grew since the evaluation before, each of its series for itself.
 *
 * The difference between what was last known now and then, so that the stretches join without a gap or an overlap: added up over any
 * window they are the difference of the counter itself. `increase` would stretch each of them by what it assumes about the ends, and
 * needs several scrapes in each. A counter that is lower than before has restarted, and counts from 0; what it counted between the evaluation
 * before and its restart is lost. A series that is new counts from its first sample, as in `rate`.
 */
export function counterGrowth(selector: Selector, interval: Duration): string {
  const [now, then] = [lastKnown(selector.text), lastKnown(selector.text, interval)];
  return [`  ${now}`, `  - ${then} * (${then} <= bool ${now})`, 'or', `  ${now} - min_over_time(${selector.text}[${interval.toString()}])`].join('\n');
}

/**
 * The observations that a native histogram got since the evaluation before, as a histogram. Like {@link counterGrowth}, but what a series that is
 * new observes before its first evaluation is estimated by `increase`, over a time in which a scrape may fail.
 */
export function histogramGrowth({ text }: Selector, { interval, now: few }: Pick<Objective, 'interval' | 'now'>): string {
  const [now, then] = [lastKnown(text), lastKnown(text, interval)];
  return [`  ${now}`, `  - ${then} * (histogram_count(${then}) <= bool histogram_count(${now}))`, 'or', `  increase(${text}[${few.toString()}])`].join('\n');
}

/** The sum of series, one for each combination of the labels' values. */
export const sumBy = (by: readonly string[], expression: string): string =>
  expression.includes('\n') ? `sum${grouping(by)} (\n${indented(expression)}\n)` : `sum${grouping(by)} (${expression.trim()})`;

/** The list of labels of `by` and `on`. */
export const labelList = (labels: readonly string[]): string => labels.map((label) => (isPlainLabelName(label) ? label : JSON.stringify(label))).join(', ');

/** What an aggregation says of the labels that it keeps. */
export const grouping = (by: readonly string[]): string => (by.length === 0 ? '' : ` by (${labelList(by)})`);

const indented = (text: string): string => text.replace(/^/gm, '  ');
