import { Duration } from '../base/duration';
import { partsOf } from '../promql/ast';
import { defineCheck } from './define';
import { readRules } from './facts/rules';
import { aStackWithRules } from './sample';

/** A subquery looks more than once. */
export const ruleSubqueryOneStep = defineCheck({
  id: 'rule-subquery-one-step',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A subquery evaluates its expression once at most.',
  why: 'Its step is not shorter than its range, so that the function around it sees one value or none. Without a step of its own it takes the global evaluation interval.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#subquery',
  bad: [aStackWithRules({ record: 'job:http_requests:max10m', expr: 'max_over_time(sum by (job) (rate(http_requests_total[5m]))[10m:1h])' })],
  good: [aStackWithRules({ record: 'job:http_requests:max10m', expr: 'max_over_time(sum by (job) (rate(http_requests_total[5m]))[10m:1m])' })],
  *find(stack) {
    const assumed = stack.server?.global.evaluationInterval.seconds ?? 0;
    for (const { path, analysis: { expression } } of readRules(stack)) {
      for (const part of partsOf(expression)) {
        if (part.kind !== 'subquery') continue;
        const [range, step] = [part.range.seconds, part.step === undefined ? assumed : part.step.seconds];
        if (range === undefined || step === undefined || step < range) continue;
        yield {
          path: [...path, 'expr'],
          message: `one step at most in a subquery over ${Duration.seconds(range).toString()}, got a step of ${Duration.seconds(step).toString()}${part.step === undefined ? ', the global evaluation interval' : ''}`,
          fix: 'write a shorter step, such as "[1h:1m]"',
          offset: part.range.from,
        };
      }
    }
  },
});
