import { Duration } from '../base/duration';
import { partsOf } from '../promql/ast';
import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { readRules, type ReadRule } from './facts/rules';
import { aStackWithRules } from './sample';

/** A window in a recorded name is the one that is looked at. */
export const recordNameWindow = defineCheck({
  id: 'record-name-window',
  severity: 'warning',
  summary: 'The name of a record tells of another window than its expression looks at.',
  why: 'Whoever reads "rate5m" plans with five minutes. An alert on several windows that are one and the same fires too late, or on every spike.',
  see: 'https://prometheus.io/docs/practices/rules/#naming',
  bad: [aStackWithRules({ record: 'job:http_requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[1h]))' })],
  good: [aStackWithRules({ record: 'job:http_requests:rate1h', expr: 'sum by (job) (rate(http_requests_total[1h]))' })],
  *find(stack) {
    for (const { path, rule, analysis } of readRules(stack)) {
      if (isAlert(rule)) continue;
      const [, , operations] = rule.record.split(':');
      const told = operations === undefined ? [] : windowsIn(operations);
      const seen = windowsOf(analysis);
      const wrong = told.find((window) => !seen.includes(window));
      if (wrong === undefined || seen.length === 0) continue;
      yield {
        path: [...path, 'record'],
        message: `tells of ${text(wrong)}, the expression looks at ${[...new Set(seen)].map(text).join(', ')}`,
        fix: 'change the window in one of the two',
      };
    }
  },
});

const text = (seconds: number): string => Duration.seconds(seconds).toString();

/** Durations behind the name of an operation, in seconds: 300 and 3600 of `ratio_rate5m_max1h`. */
const windowsIn = (operations: string): readonly number[] => [...operations.matchAll(/(?<=^|_)[a-z]+((?:\d+(?:ms|[smhdwy]))+)(?=_|$)/g)].flatMap(([, written = '']) => (isDuration(written) ? [Duration.parse(written).seconds] : []));

const isDuration = (written: string): boolean => /^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(written);

/** Every window of an expression, and those in the names of the records that it reads; none where one depends on the query. */
function windowsOf({ expression, selections }: ReadRule['analysis']): readonly number[] {
  const ranges = [...partsOf(expression)].flatMap((part) => (part.kind === 'range' || part.kind === 'subquery' ? [part.range.seconds] : []));
  if (ranges.includes(undefined) || selections.some(({ metrics }) => metrics === undefined)) return [];
  const ofRecords = selections.flatMap(({ metrics, offset }) => (metrics ?? []).flatMap((metric) => windowsIn(metric.split(':')[2] ?? '')).map((window) => ({ window, ago: offset?.seconds ?? 0 })));
  return [
    ...ranges.filter((range) => range !== undefined),
    ...ofRecords.map(({ window }) => window),
    // What is now less what was some time ago is what came in that time; windows one after the other are one of their whole length.
    ...selections.flatMap(({ offset }) => (offset?.seconds === undefined ? [] : [offset.seconds])),
    ...ofRecords.flatMap(({ window, ago }) => (ago > 0 ? [ago + window] : [])),
  ];
}
