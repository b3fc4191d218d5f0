import { Duration } from '../base/duration';
import type { RecordingRuleSpec } from '../rules/model';
import { grouping, lastKnown, sumBy } from './growth';
import type { Objective } from './model';
import { recorder, share, totals, windowsOf, type Recorded } from './records';
import { own, ownSum, series } from './series';

/** What is about the whole period, and what dashboards need to know. */
export function periodRecords(objective: Objective): readonly RecordingRuleSpec[] {
  const { period, budget, indicator } = objective;
  const record = recorder(objective);
  const part = partOf(objective);
  return [
    ...(isRecorded(part, objective) ? [] : totals(part, objective).map(([name, expr]) => record(name, expr))),
    ...whole(part, objective).map(([name, expr]) => record(name, expr)),
    record(series.periodBurnRate, `${ownSum(series.errorRatio(period), objective)} / ${budget.toString()}`),
    record(series.budgetRemaining, `1 - ${ownSum(series.periodBurnRate, objective)}`),
    record(series.objective, `vector(${objective.objective.toString()})`),
    record(series.errorBudget, `vector(${budget.toString()})`),
    record(series.period, `vector(${period.seconds / 86_400})`),
    record(series.info, 'vector(1)', { objective: objective.objective.toPercent(), period: period.toString(), indicator: indicator.kind }),
  ];
}

const [day, hour] = [Duration.parse('1d'), Duration.parse('1h')];

const isRecorded = (window: Duration, objective: Objective): boolean => [objective.interval, ...windowsOf(objective)].some((recorded) => recorded.compare(window) === 0);

/** The longest window of which the period is a multiple: one that is recorded anyway, or a day or an hour. */
function partOf(objective: Objective): Duration {
  const { interval, period } = objective;
  const fits = (window: Duration): boolean => window.compare(period) < 0 && period.milliseconds % window.milliseconds === 0 && window.milliseconds % interval.milliseconds === 0;
  return [...windowsOf(objective), day, hour].filter(fits).reduce((longest, window) => (window.compare(longest) > 0 ? window : longest), interval);
}

/**
 * The period, put together from its parts, each looked up where it was recorded: of 30 days in parts of 3 these are ten samples, where a range over
 * the period would read 43,200 at each evaluation. The rules of a group run at the same moments for good, so the parts join without a gap.
 */
function whole(part: Duration, objective: Objective): readonly Recorded[] {
  const { period, by } = objective;
  const count = period.milliseconds / part.milliseconds;
  const total = (name: string): string =>
    sumBy(
      by,
      Array.from({ length: count }, (_, index) => {
        const offset = index === 0 ? undefined : Duration.milliseconds(index * part.milliseconds);
        // For an hour after its labels were changed an objective has two series of each part, which say the same of its history.
        const known = `max${grouping(by)} (${lastKnown(own(name, objective), offset)})`;
        // Parts differ in nothing else, and of series with the same labels `or` would keep one.
        return `${index === 0 ? '   ' : 'or '}label_replace(${known}, "part", "${index}", "", "")`;
      }).join('\n'),
    );
  return [[series.events(period), total(series.events(part))], [series.errors(period), total(series.errors(part))], share(period, objective)];
}
