import { partsOf } from '../promql/ast';
import { selectionsOf } from '../promql/selectors';
import { defineCheck } from './define';
import { labelsIn } from './facts/recorded';
import { readRules } from './facts/rules';
import { aStackWithRules } from './sample';

/** A quantile of buckets needs their bounds. */
export const ruleQuantileWithoutLe = defineCheck({
  id: 'rule-quantile-without-le',
  severity: 'error',
  summary: 'A quantile is taken of buckets whose bounds are aggregated away.',
  why: 'Without the label "le" nobody can tell the buckets apart, and the function gives nothing. Native histograms need no label, but then the metric is not called "…_bucket".',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile',
  bad: [aStackWithRules({ record: 'job:http_seconds:p95_rate5m', expr: 'histogram_quantile(0.95, sum by (job) (rate(http_seconds_bucket[5m])))' })],
  good: [aStackWithRules({ record: 'job:http_seconds:p95_rate5m', expr: 'histogram_quantile(0.95, sum by (job, le) (rate(http_seconds_bucket[5m])))' })],
  *find(stack) {
    const labelsOf = labelsIn(stack);
    for (const { path, analysis } of readRules(stack)) {
      for (const part of partsOf(analysis.expression)) {
        const buckets = part.kind === 'call' ? part.args[places[part.name] ?? part.args.length] : undefined;
        if (part.kind !== 'call' || buckets === undefined) continue;
        const isClassic = selectionsOf(buckets).every(({ metrics }) => metrics?.every((metric) => metric.endsWith('_bucket')) === true);
        const { presence, because } = labelsOf(buckets).of('le');
        if (!isClassic || presence !== 'lacks') continue;
        yield { path: [...path, 'expr'], message: `${part.name}() of buckets without the label "le"${because === undefined ? '' : `: ${because.message}`}`, fix: 'keep it: sum by (le, job) (…)', offset: buckets.from };
      }
    }
  },
});

/** Which argument holds the buckets. */
const places: Readonly<Record<string, number>> = { histogram_quantile: 1, histogram_fraction: 2 };
