import { isMetricName } from '../base/name';
import { analyze } from '../promql/analyze';
import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { promqlFeaturesOf, rulesOf } from './facts/rules';
import { aStackWithRules } from './sample';

const expr = 'sum by (job) (rate(http_requests_total[5m]))';

/** A recorded name tells what it is made of. */
export const recordNameForm = defineCheck({
  id: 'record-name-form',
  severity: 'warning',
  summary: 'The name of a record is not level:metric:operations, or has characters that a query does not read in a name.',
  why: 'The three parts say which labels are left, which metric it was, and what was done to it, the newest first. Without the colons nobody can tell it from what an application exposes. With other characters than letters, digits and "_" it is only read between quotes: without them "x-y" is a subtraction, of series that nobody has.',
  see: 'https://prometheus.io/docs/practices/rules/#naming',
  bad: [aStackWithRules({ record: 'http_requests_rate5m', expr }), aStackWithRules({ record: 'job:http_requests', expr }), aStackWithRules({ record: 'job:http-requests:rate5m', expr })],
  good: [aStackWithRules({ record: 'job:http_requests:rate5m', expr })],
  *find(stack) {
    const features = promqlFeaturesOf(stack);
    for (const { path, rule } of rulesOf(stack)) {
      // One that has the name of what it reads is told of by record-of-itself, and one that is no name by rule-name.
      if (isAlert(rule) || /[{}]/.test(rule.record) || analyze(rule.expr, features).selections.some(({ metrics }) => metrics?.includes(rule.record) === true)) continue;
      const parts = rule.record.split(':');
      // No labels left is a level too, and some write nothing for it.
      const isFormed = parts.length === 3 && parts.slice(1).every((part) => part !== '');
      const place = [...path, 'record'];
      if (!isMetricName(rule.record, 'legacy')) yield { path: place, message: `not a name that a query reads without quotes: it ${oddityOf(rule.record)}, got "${rule.record}"`, fix: 'use letters, digits and "_", not beginning with a digit' };
      else if (!isFormed) yield { path: place, message: `not level:metric:operations, got "${rule.record}"`, fix: 'name the labels that are left, the metric, and what was done to it, such as "job:http_requests:rate5m"' };
    }
  },
});

/** What a name has that only names between quotes may have. */
const oddityOf = (name: string): string => {
  const odd = /[^a-zA-Z0-9_:]/u.exec(name);
  return odd === null ? `begins with "${name.charAt(0)}"` : `has "${odd[0]}"`;
};
