import type { Duration } from '../base/duration';
import type { RecordingRuleSpec } from '../rules/model';
import { counterGrowth, histogramGrowth, sumBy } from './growth';
import type { Objective, Selector } from './model';
import { ownSum, ownSumOver, series } from './series';

/** Windows of all alerts, and the one that says what happens now, each once, the shortest first. */
export const windowsOf = ({ burnAlerts, now }: Objective): readonly Duration[] => {
  const all = [now, ...burnAlerts.flatMap(({ windows }) => windows.flatMap(({ short, long }) => [short, long]))];
  return [...new Map(all.map((window) => [window.milliseconds, window])).values()].sort((a, b) => a.compare(b));
};

/** Counts events and failures, and adds them up over each window of an alert. */
export function windowRecords(objective: Objective): readonly RecordingRuleSpec[] {
  const record = recorder(objective);
  return [
    ...counts(objective).map(([name, expr]) => record(name, expr)),
    ...windowsOf(objective).flatMap((window) => [...totals(window, objective), share(window, objective)].map(([name, expr]) => record(name, expr))),
    record(series.currentBurnRate, `${ownSum(series.errorRatio(objective.now), objective)} / ${objective.budget.toString()}`),
  ];
}

export type Recorded = readonly [name: string, expr: string];

/** Writes rules with the labels by which everything of the objective is found. */
export const recorder =
  ({ name, labels }: Objective) =>
  (record: string, expr: string, more: Readonly<Record<string, string>> = {}): RecordingRuleSpec => ({ record, expr, labels: { ...labels, slo: name, ...more } });

/** Events and failures within a window, added up from what was counted. */
export const totals = (window: Duration, objective: Objective): readonly Recorded[] => [
  [series.events(window), ownSumOver(series.events(objective.interval), window, objective)],
  [series.errors(window), ownSumOver(series.errors(objective.interval), window, objective)],
];

/** The share of the events in a window that failed. Without events there is none: absent, never 0/0. */
export const share = (window: Duration, objective: Objective): Recorded => [
  series.errorRatio(window),
  `${ownSum(series.errors(window), objective)}\n/\n(${ownSum(series.events(window), objective)} > 0)`,
];

/** Events and failures since the evaluation before. */
function counts(objective: Objective): readonly Recorded[] {
  const { indicator, interval, by } = objective;
  const [events, errors] = [series.events(interval), series.errors(interval)];
  const [allEvents, allErrors] = [ownSum(events, objective), ownSum(errors, objective)];
  const grown = (selector: Selector): string => sumBy(by, counterGrowth(selector, interval));
  switch (indicator.kind) {
    case 'bad/total':
      return [
        [events, grown(indicator.total)],
        // A counter of failures that does not exist yet has counted none.
        [errors, `${grown(indicator.bad)}\nor\n0 * ${allEvents}`],
      ];
    case 'good/total':
      return [
        [events, grown(indicator.total)],
        // Nor has one of successes: then everything fails.
        [errors, `${allEvents}\n-\n(\n${grown(indicator.good)}\nor\n0 * ${allEvents}\n)`],
      ];
    case 'good/bad':
      return [
        [errors, `${grown(indicator.bad)}\nor\n0 * ${grown(indicator.good)}`],
        [events, `${allErrors}\n+\n(\n${grown(indicator.good)}\nor\n0 * ${allErrors}\n)`],
      ];
    case 'histogram':
      return [
        [events, grown(indicator.count)],
        // Every histogram has all of its buckets: without this one nothing is known, rather than all failed.
        [errors, `${allEvents}\n-\n${grown(indicator.bucket)}`],
      ];
    case 'native histogram': {
      const histogram = sumBy(by, histogramGrowth(indicator.histogram, objective));
      return [
        [events, `histogram_count(\n${histogram}\n)`],
        // The share of no observations is none, so it is asked for only where there are some.
        [errors, `${allEvents}\n*\n(1 - histogram_fraction(-Inf, ${indicator.below},\n${histogram}\n))\nand\n${allEvents} > 0\nor\n0 * ${allEvents}`],
      ];
    }
  }
}
