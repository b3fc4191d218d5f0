import { analyze } from '../promql/analyze';
import { defineCheck } from './define';
import { promqlFeaturesOf, rulesOf } from './facts/rules';
import { aStackWithRules, anAlert } from './sample';

/** An expression that is always empty is no rule. */
export const ruleNeverReturns = defineCheck({
  id: 'rule-never-returns',
  severity: 'error',
  summary: 'The expression of a rule can never give anything.',
  why: 'Prometheus takes it. The alert never fires, and the recorded series never exists, whatever happens.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/operators/',
  bad: [aStackWithRules(anAlert({ expr: 'up{job="prometheus", job="web"} == 0' }))],
  good: [aStackWithRules(anAlert({ expr: 'up{job=~"prometheus|web"} == 0' }))],
  *find(stack) {
    const features = promqlFeaturesOf(stack);
    for (const { path, rule: { expr } } of rulesOf(stack)) {
      const { returns, because } = analyze(expr, features).outcome;
      if (returns === 'never') {
        yield {
          path: [...path, 'expr'],
          message: `never returns anything${because === undefined ? '' : `: ${because.message}`}`,
          fix: 'write what can be true',
        };
      }
    }
  },
});
