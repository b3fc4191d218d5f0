import { analyze } from '../promql/analyze';
import type { ValueType } from '../promql/ast';
import { defineCheck } from './define';
import { promqlFeaturesOf, rulesOf } from './facts/rules';
import { aStackWithRules, anAlert } from './sample';

/** A rule is an expression that Prometheus reads. */
export const ruleExpression = defineCheck({
  id: 'rule-expression',
  severity: 'error',
  refused: true,
  summary: 'The expression of a rule is not PromQL.',
  why: 'Prometheus refuses all rule files, and a running server stays on the old configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/basics/',
  bad: [
    aStackWithRules({ record: 'job:requests:rate5m', expr: 'sum by (job) (rate(http_requests_total))' }),
    aStackWithRules(anAlert({ expr: 'up{job="prometheus"} == ' })),
  ],
  good: [
    aStackWithRules({ record: 'job:requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' }),
    aStackWithRules(anAlert({ expr: 'up{job="prometheus"} == 0' })),
  ],
  *find(stack) {
    const features = promqlFeaturesOf(stack);
    for (const { path, rule } of rulesOf(stack)) {
      const { faults, valueType } = analyze(rule.expr, features);
      for (const { from, to, message, fix = 'write PromQL' } of faults) yield { path: [...path, 'expr'], message: `${message}, at ${place(rule.expr, from, to)}`, fix, offset: from };
      const type = valueType === undefined ? undefined : unusable[valueType];
      if (type !== undefined) yield { path: [...path, 'expr'], message: `a rule needs an instant vector or a scalar, got ${type}`, fix: 'put it into a function that gives an instant vector' };
    }
  },
});

/** What no rule can hold. */
const unusable: Readonly<Partial<Record<ValueType, string>>> = { matrix: 'a range vector', string: 'a string' };

/** Where a fault is, as an editor counts, and the text there. */
function place(text: string, from: number, to: number): string {
  const before = text.slice(0, from).split('\n');
  const found = text.slice(from, to);
  const column = (before.at(-1)?.length ?? 0) + 1;
  const position = before.length === 1 ? `character ${column}` : `line ${before.length}, character ${column}`;
  return found === '' || from >= text.length ? `${position}, the end` : position;
}
