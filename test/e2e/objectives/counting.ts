import { windowsOf } from '../../../lib/slo/records';
import { series } from '../../../lib/slo/series';
import type { Slo } from '../../../lib/slo/slo';
import { textOf, type EngineTest, type ResultExpectation } from './engine';

/** Counters of events and of failures, scraped each 15 seconds, and how much of them is counted after 200 minutes: exactly that. */
const counted: readonly { readonly name: string; readonly values: string; readonly count: number }[] = [
  { name: 'a new series counts from its first sample', values: '_x9 3 5 9 20x791', count: 17 },
  { name: 'a restart counts from 0', values: '0+10x40 0+10x759', count: 400 + 7590 },
  { name: 'what fails to be scraped for half an hour is counted later', values: '0+10x40 stale _x119 1000+10x639', count: 1000 + 6390 },
  { name: 'what is away for longer than an hour is not', values: '0+10x40 stale _x299 5000+10x459', count: 400 + 4590 },
];

/** That events and failures are counted exactly, in each window, for an objective by `case` whose windows include 4 hours. */
export function countingTest({ objective }: Slo): EngineTest {
  const { name } = objective;
  const is = (record: string, group: string, minute: number, value: number): ResultExpectation => ({
    expr: `${record}{slo="${name}", case="${group}"}`,
    eval_time: `${minute}m`,
    exp_samples: [{ labels: textOf(record, { case: group, slo: name }), value }],
  });
  const input = (group: string, code: string, values: string) => ({ series: `requests_total{job="shop", case="${group}", code="${code}"}`, values });
  return {
    name: 'counting',
    interval: '15s',
    input_series: [...counted.flatMap((one) => ['200', '500'].map((code) => input(one.name, code, one.values))), input('no failure', '200', '0+1x1100'), input('one failure', '500', '0x40 1x1059')],
    promql_expr_test: [
      // A failure is an event too, so that of the two counters the second is half of it all.
      ...counted.flatMap((one) => [is('slo:sli_event:increase4h', one.name, 200, 2 * one.count), is('slo:sli_error:increase4h', one.name, 200, one.count)]),
      is('slo:sli_error:increase4h', 'no failure', 200, 0),
      // The one failure is counted at minute 11, and leaves each window after its length.
      ...windowsOf(objective).flatMap((window) => {
        const gone = 11 + window.seconds / 60;
        return [series.events(window), series.errors(window)].flatMap((record) => [is(record, 'one failure', gone - 1, 1), is(record, 'one failure', gone, 0)]).concat(is(series.errorRatio(window), 'one failure', gone - 1, 1));
      }),
    ],
  };
}
