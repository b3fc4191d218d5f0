import type { RuleGroupSpec } from '../../../lib/rules/model';
import { slo } from '../../../lib/slo/slo';
import type { EngineTest } from './engine';

/** Events of one minute. */
interface Minute {
  readonly events: number;
  readonly errors: number;
}

/** Busy by day, when few fail, and quiet by night, when many do: the same every run, and every day another. */
const minuteOf = (minute: number): Minute => {
  const hour = Math.floor(minute / 60) % 24;
  const noise = (minute * 7919) % 13;
  return hour < 6 ? { events: 1 + (noise % 3), errors: noise % 13 === 0 ? 1 : 0 } : { events: 400 + 31 * noise, errors: (minute * 31) % 17 === 0 ? 1 : 0 };
};

const day = 1440;
const total = (from: number, to: number): Minute =>
  Array.from({ length: to - from }, (_, index) => minuteOf(from + index + 1)).reduce((sum, { events, errors }) => ({ events: sum.events + events, errors: sum.errors + errors }), { events: 0, errors: 0 });

/** The counters at each minute; a restart sets both to 0, and while scrapes fail there is nothing to see. */
function samples(minutes: number, { restarts = [], unseen = [] }: { readonly restarts?: readonly number[]; readonly unseen?: readonly (readonly [from: number, to: number])[] } = {}) {
  let [events, errors] = [0, 0];
  const lists: { readonly events: string[]; readonly errors: string[] } = { events: ['0'], errors: ['0'] };
  for (let minute = 1; minute <= minutes; minute++) {
    const now = minuteOf(minute);
    // The process is back before the minute's events, and what it had counted is gone.
    if (restarts.includes(minute)) [events, errors] = [0, 0];
    events += now.events;
    errors += now.errors;
    const gap = unseen.find(([from, to]) => minute >= from && minute < to);
    lists.events.push(gap === undefined ? String(events) : minute === gap[0] ? 'stale' : '_');
    lists.errors.push(gap === undefined ? String(errors) : minute === gap[0] ? 'stale' : '_');
  }
  return { events: lists.events.join(' '), errors: lists.errors.join(' ') };
}

const input = (lists: ReturnType<typeof samples>): EngineTest['input_series'] => [
  { series: 'jobs_total', values: lists.events },
  { series: 'jobs_failed_total', values: lists.errors },
];

const sample = (name: string, expr: string, minute: number, value: number): NonNullable<EngineTest['promql_expr_test']>[number] => ({
  expr: `${expr}{slo="jobs"}`,
  eval_time: `${minute}m`,
  exp_samples: [{ labels: `${name}{slo="jobs"}`, value }],
});
const is = (name: string, minute: number, value: number) => sample(name, name, minute, value);

/** 29 days of an objective over 27: the counts are exact, before and after the first days have left the period. */
export function budgetTest(): [readonly RuleGroupSpec[], EngineTest[], string] {
  // promtool keeps no more than 10,000 samples for one query: 27 days in steps of 4 minutes.
  const { ruleGroups } = slo('jobs', { objective: '99%', period: '27d', bad: 'jobs_failed_total', total: 'jobs_total', interval: '4m', page: false, ticket: false });
  const young = total(0, 2 * day);
  const whole = total(2 * day, 29 * day);
  const left = ({ events, errors }: Minute): number => 1 - errors / events / 0.01;
  return [
    ruleGroups,
    [
      {
        name: '29 days',
        interval: '1m',
        input_series: input(samples(29 * day)),
        promql_expr_test: [
          is('slo:sli_event:increase27d', 2 * day, young.events),
          is('slo:sli_error:increase27d', 2 * day, young.errors),
          is('slo:period_error_budget_remaining:ratio', 2 * day, left(young)),
          is('slo:sli_event:increase27d', 29 * day, whole.events),
          is('slo:sli_error:increase27d', 29 * day, whole.errors),
          is('slo:sli_error:ratio_rate27d', 29 * day, whole.errors / whole.events),
          is('slo:period_burn_rate:ratio', 29 * day, whole.errors / whole.events / 0.01),
          is('slo:period_error_budget_remaining:ratio', 29 * day, left(whole)),
          {
            // The mean of the shares of short windows weighs a quiet night like a busy day: here more than 20 times too much.
            expr: 'avg_over_time(slo:sli_error:ratio_rate8m{slo="jobs"}[27d:8m]) > bool 20 * slo:sli_error:ratio_rate27d{slo="jobs"}',
            eval_time: `${29 * day}m`,
            exp_samples: [{ labels: '{slo="jobs"}', value: 1 }],
          },
        ],
      },
    ],
    '4m',
  ];
}

/** A day with restarts, one with scrapes that fail for 50 minutes, one without failures, one without traffic, and nothing at all. */
export function countTest(): [readonly RuleGroupSpec[], EngineTest[], string] {
  const { ruleGroups } = slo('jobs', { objective: '99%', period: '2d', bad: 'jobs_failed_total', total: 'jobs_total', interval: '2m', page: false, ticket: false });
  // A restart loses what was counted since the evaluation before it: after an odd minute nothing, after an even one that of the minute before.
  const restarts = [601, 802, 1003];
  const lost = minuteOf(801).events;
  const all = total(0, day);
  return [
    ruleGroups,
    [
      { name: 'restarts', interval: '1m', input_series: input(samples(day, { restarts })), promql_expr_test: [is('slo:sli_event:increase2d', day, all.events - lost)] },
      {
        name: 'failing scrapes',
        interval: '1m',
        input_series: input(samples(day, { unseen: [[700, 750]] })),
        promql_expr_test: [is('slo:sli_event:increase2d', day, all.events), is('slo:sli_error:increase2d', day, all.errors)],
      },
      {
        // The first sample of a counter that is 0 is no event, and the failures of a counter that is not there are none.
        name: 'no failures',
        interval: '1m',
        input_series: input(samples(day)).slice(0, 1),
        promql_expr_test: [is('slo:sli_event:increase2d', day, all.events), is('slo:sli_error:increase2d', day, 0), is('slo:period_error_budget_remaining:ratio', day, 1)],
      },
      {
        name: 'no traffic',
        interval: '1m',
        input_series: [{ series: 'jobs_total', values: '5+0x1440' }],
        promql_expr_test: [is('slo:sli_event:increase2d', day, 0), { expr: '{__name__=~"slo:sli_error:ratio_.*|slo:.*burn_rate.*|slo:period_error.*"}', eval_time: '1440m', exp_samples: [] }],
      },
      { name: 'no counters', interval: '1m', input_series: [], promql_expr_test: [{ expr: '{__name__=~"slo:sli_.*|slo:.*burn_rate.*|slo:period_error.*"}', eval_time: '60m', exp_samples: [] }] },
    ],
    '2m',
  ];
}
