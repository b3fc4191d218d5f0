import { remember } from '../../base/remember';
import { labelsGiven, type KnownSeries, type LabelsOf } from '../../promql/label-facts';
import type { Labels } from '../../promql/labels';
import { metricNameLabel, passes } from '../../promql/matcher';
import type { Selection } from '../../promql/selectors';
import { isAlert } from '../../rules/model';
import type { Stack } from '../../stack/model';
import { readRules, recordsByName, rulesOf, type ReadRule, type RulePlace } from './rules';
import { hasOtherSources } from './sources';

/** A name that only rules give: the colon is theirs. @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
export const isRecordName = (metric: string): boolean => metric.includes(':');

/** The series by which the server itself tells of alerts. */
export const alertSeries: readonly string[] = ['ALERTS', 'ALERTS_FOR_STATE'];

/** Whether a selector may give what a rule makes: series of its record, or those that tell of its alert. */
export function selects({ matchers }: Selection, { rule, labels }: RulePlace): boolean {
  const names = isAlert(rule) ? alertSeries : [rule.record];
  const isNamed = names.some((name) => matchers.every((matcher) => matcher.label !== metricNameLabel || passes(matcher, name)));
  if (!isNamed) return false;
  // What a template makes of a label nobody knows.
  const written = Object.fromEntries(Object.entries(labels).filter(([, value]) => !isAlert(rule) || !value.includes('{{')));
  const known: Readonly<Record<string, string>> = isAlert(rule) ? { ...written, alertname: rule.alert } : written;
  return matchers.every((matcher) => known[matcher.label] === undefined || matcher.label === metricNameLabel || passes(matcher, known[matcher.label] ?? ''));
}

/** The labels of results, with what the rules of the stack say of the series that they record. */
export const labelsIn = remember((stack: Stack): LabelsOf => labelsGiven(recordedSeries(stack)));

/**
 * What is known of the series of a record: nothing when others may write them as well, when a rule that records them cannot be read, or when
 * they are made of themselves.
 */
export function recordedSeries(stack: Stack): KnownSeries {
  if (hasOtherSources(stack)) return () => undefined;
  const readable = new Set(readRules(stack).map(({ rule }) => rule));
  const unread = new Set(rulesOf(stack).flatMap(({ rule }) => (isAlert(rule) || readable.has(rule) ? [] : [rule.record])));
  const found = new Map<string, Labels | undefined>();
  const series: KnownSeries = (metric) => {
    if (!found.has(metric)) {
      // While it is being worked out nothing is known, so that a circle ends.
      found.set(metric, undefined);
      found.set(metric, joined(metric));
    }
    return found.get(metric);
  };
  const joined = (metric: string): Labels | undefined => {
    const rules = recordsByName(stack).get(metric) ?? [];
    const isWhole = isRecordName(metric) && rules.length > 0 && !unread.has(metric);
    return isWhole ? rules.map(resultOf).reduce((one, other) => one.either(other)) : undefined;
  };
  const labelsOf = labelsGiven(series);
  const resultOf = ({ rule, labels, analysis }: ReadRule): Labels => {
    const written = Object.entries(isAlert(rule) ? labels : { ...labels, [metricNameLabel]: rule.record });
    return written.reduce((result, [name, value]) => result.with(name, value === '' ? { presence: 'lacks' } : { presence: 'has', values: [value] }), labelsOf(analysis.expression));
  };
  return series;
}
