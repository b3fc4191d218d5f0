import { partsOf } from '../promql/ast';
import { describeInterval, valuesOf } from '../promql/values';
import { defineCheck } from './define';
import { readRules } from './facts/rules';
import { aStackWithRules } from './sample';

/** A quantile is a share. */
export const ruleQuantileOutOfRange = defineCheck({
  id: 'rule-quantile-out-of-range',
  severity: 'error',
  summary: 'A quantile is not between 0 and 1.',
  why: 'Prometheus takes it, and answers with infinity: an alert above a limit always fires, and one below never does.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile',
  bad: [aStackWithRules({ record: 'job:http_seconds:p95_rate5m', expr: 'histogram_quantile(95, sum by (job, le) (rate(http_seconds_bucket[5m])))' })],
  good: [aStackWithRules({ record: 'job:http_seconds:p95_rate5m', expr: 'histogram_quantile(0.95, sum by (job, le) (rate(http_seconds_bucket[5m])))' })],
  *find(stack) {
    for (const { path, analysis } of readRules(stack)) {
      for (const part of partsOf(analysis.expression)) {
        const name = part.kind === 'call' ? part.name : part.kind === 'aggregation' ? part.operator : undefined;
        const quantile = name !== undefined && quantiles.includes(name) && 'args' in part ? part.args[0] : undefined;
        if (quantile === undefined) continue;
        const values = valuesOf(quantile);
        if (values.least <= 1 && values.most >= 0) continue;
        yield { path: [...path, 'expr'], message: `the quantile of ${name ?? ''}() is ${describeInterval(values)}, not from 0 to 1`, fix: 'write a share, such as 0.95 for 95 of 100', offset: quantile.from };
      }
    }
  },
});

const quantiles: readonly string[] = ['histogram_quantile', 'quantile_over_time', 'quantile'];
