import { mismatchesOf } from '../promql/joins';
import { defineCheck } from './define';
import { labelsIn } from './facts/recorded';
import { readRules } from './facts/rules';
import { aStackWithRules, anAlert } from './sample';

/** Two sides are matched by labels that both have. */
export const ruleSidesDiffer = defineCheck({
  id: 'rule-sides-differ',
  severity: 'warning',
  summary: 'Two sides of an operator are matched by a label that only one of them has.',
  why: 'A series with the label finds no partner on the other side: a division gives nothing, "and" lets nothing pass, "unless" excludes nothing.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching',
  bad: [aStackWithRules(anAlert({ expr: 'sum by (job) (http_errors) unless sum(http_requests)' }))],
  good: [aStackWithRules(anAlert({ expr: 'sum by (job) (http_errors) unless on () sum(http_requests)' }))],
  *find(stack) {
    const labelsOf = labelsIn(stack);
    for (const { path, analysis } of readRules(stack)) {
      // What can never be is told of by rule-never-returns.
      if (analysis.outcome.returns === 'never') continue;
      for (const { label, left, right, from } of mismatchesOf(analysis.expression, labelsOf)) {
        const [one, other] = left.presence === 'lacks' ? ['right', 'left'] : ['left', 'right'];
        const reason = (left.presence === 'lacks' ? left : right).because;
        yield {
          path: [...path, 'expr'],
          message: `matched by ${label === undefined ? 'all labels' : `"${label}"`}, which the ${other} side has not and the ${one} side may have${reason === undefined ? '' : `: ${reason.message}`}`,
          fix: 'say which labels must agree by "on (…)" or "ignoring (…)", or keep the same ones on both sides',
          offset: from,
        };
      }
    }
  },
});
