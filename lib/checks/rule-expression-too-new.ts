import { analyze } from '../promql/analyze';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { promqlFeaturesOf, rulesOf } from './facts/rules';

const rule = { record: 'job:requests:rate10m', expr: 'sum by (job) (rate(http_requests_total[5m * 2]))' };

/** The declared server knows every part of an expression. */
export const ruleExpressionTooNew = defineCheck({
  id: 'rule-expression-too-new',
  severity: 'error',
  needs: ['spec'],
  summary: 'An expression uses what the declared version of Prometheus does not have.',
  why: 'That server refuses all rule files.',
  see: 'https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md',
  bad: [aStack({ versions: { prometheus: '3.5.0' }, ruleGroups: [{ name: 'app', rules: [rule] }] })],
  good: [aStack({ versions: { prometheus: '3.16.0' }, ruleGroups: [{ name: 'app', rules: [rule] }] })],
  *find(stack) {
    const { prometheus } = stack.versions;
    for (const { path, rule: { expr } } of rulesOf(stack)) {
      for (const { what, since } of analyze(expr, promqlFeaturesOf(stack)).uses) {
        if (since === undefined || prometheus.isAtLeast(since)) continue;
        yield {
          path: [...path, 'expr'],
          message: `${what} is not supported before ${since}, got ${prometheus.toString()}`,
          fix: `write it without, or raise versions.prometheus to at least ${since}`,
        };
      }
    }
  },
});
