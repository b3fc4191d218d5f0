import { analyze } from '../promql/analyze';
import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { promqlFeaturesOf, rulesOf } from './facts/rules';
import { aStackWithRules } from './sample';

/** A recorded series is not made of itself. */
export const recordOfItself = defineCheck({
  id: 'record-of-itself',
  severity: 'warning',
  summary: 'A rule records its result under the name of a metric that it reads.',
  why: 'At the next evaluation it reads its own result too: sums grow without end, and what was scraped can no longer be told from what was computed.',
  see: 'https://prometheus.io/docs/practices/rules/#naming',
  bad: [aStackWithRules({ record: 'http_requests_total', expr: 'sum without (instance) (http_requests_total)' })],
  good: [aStackWithRules({ record: 'job:http_requests_total:sum', expr: 'sum without (instance) (http_requests_total)' })],
  *find(stack) {
    const features = promqlFeaturesOf(stack);
    for (const { path, rule } of rulesOf(stack)) {
      // What it was a while ago may be meant: a maximum that is carried on.
      if (isAlert(rule) || !analyze(rule.expr, features).selections.some(({ metrics, offset }) => offset === undefined && metrics?.includes(rule.record) === true)) continue;
      yield { path: [...path, 'record'], message: `"${rule.record}" is read by the expression`, fix: 'choose a name of its own, such as level:metric:operations' };
    }
  },
});
