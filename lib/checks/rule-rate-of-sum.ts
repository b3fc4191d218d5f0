import { bare, partsOf, type Expression } from '../promql/ast';
import { metricNameLabel } from '../promql/matcher';
import type { Stack } from '../stack/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { readRules, recordsByName } from './facts/rules';
import { aStackWithRules } from './sample';

/** Resets are seen of single counters only. */
export const ruleRateOfSum = defineCheck({
  id: 'rule-rate-of-sum',
  severity: 'warning',
  summary: 'The rate of a sum is taken, where the sum of rates is meant.',
  why: 'When one of many processes starts again its counter falls to zero, and the sum falls a little. The rate takes that for a restart of everything, and shows a spike as high as all that was ever counted.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  bad: [
    aStackWithRules({ record: 'job:http_requests:rate5m', expr: 'rate(sum by (job) (http_requests_total)[5m:1m])' }),
    aStack({
      ruleGroups: [
        {
          name: 'app',
          rules: [
            { record: 'job:http_requests:sum', expr: 'sum by (job) (http_requests_total)' },
            { record: 'job:http_requests:rate5m', expr: 'rate(job:http_requests:sum[5m])' },
          ],
        },
      ],
    }),
  ],
  good: [aStackWithRules({ record: 'job:http_requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' })],
  *find(stack) {
    for (const { path, analysis: { expression } } of readRules(stack)) {
      for (const part of partsOf(expression)) {
        if (part.kind !== 'call' || !countersOnly.includes(part.name)) continue;
        const [argument] = part.args;
        const summed = argument === undefined ? undefined : sumIn(argument, stack);
        if (summed === undefined) continue;
        yield { path: [...path, 'expr'], message: `${part.name}() of ${summed}`, fix: `take ${part.name}() of each counter first, and the sum of that`, offset: part.from };
      }
    }
  },
});

/** Functions that take a fall for a restart. */
const countersOnly: readonly string[] = ['rate', 'increase', 'irate', 'resets'];

/** What is summed up inside of a range, in words. */
function sumIn(argument: Expression, stack: Stack): string | undefined {
  const ranged = bare(argument);
  if (ranged.kind === 'subquery') return isSumOfStored(ranged.operand) ? 'a sum' : undefined;
  if (ranged.kind !== 'range') return undefined;
  const name = ranged.selector.matchers.find(({ label, operator }) => label === metricNameLabel && operator === '=')?.value;
  const records = (name === undefined ? undefined : recordsByName(stack).get(name)) ?? [];
  return records.length > 0 && records.every(({ analysis }) => isSumOfStored(analysis.expression)) ? `"${name ?? ''}", which is a sum` : undefined;
}

function isSumOfStored(expression: Expression): boolean {
  const outer = bare(expression);
  const operand = outer.kind === 'aggregation' && outer.operator === 'sum' ? outer.args.at(-1) : undefined;
  return operand !== undefined && bare(operand).kind === 'selector';
}
