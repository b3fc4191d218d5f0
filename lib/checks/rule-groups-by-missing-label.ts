import { missingLabelsOf } from '../promql/groupings';
import { defineCheck } from './define';
import { labelsIn } from './facts/recorded';
import { readRules } from './facts/rules';
import { aStackWithRules } from './sample';

/** A label by which is grouped or matched is there. */
export const ruleGroupsByMissingLabel = defineCheck({
  id: 'rule-groups-by-missing-label',
  severity: 'warning',
  summary: 'An expression groups or matches by a label that is gone already.',
  why: 'All series fall into one group, or everything matches everything: one number for all, where one for each was meant.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators',
  bad: [aStackWithRules({ record: 'global:up:count', expr: 'count by (zone) (sum by (job) (up))' })],
  good: [aStackWithRules({ record: 'zone:up:count', expr: 'count by (zone) (sum by (job, zone) (up))' })],
  *find(stack) {
    const labelsOf = labelsIn(stack);
    for (const { path, analysis } of readRules(stack)) {
      for (const { word, label, from, because } of missingLabelsOf(analysis.expression, labelsOf)) {
        yield {
          path: [...path, 'expr'],
          message: `"${word}" names "${label}", which ${word === 'by' ? 'nothing there has' : 'neither side has'}${because === undefined ? '' : `: ${because.message}`}`,
          fix: 'keep the label inside, or leave it out',
          offset: from,
        };
      }
    }
  },
});
