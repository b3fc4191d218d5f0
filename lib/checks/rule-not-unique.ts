import { isAlert } from '../rules/model';
import { formatPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { rulesOf, type RulePlace } from './facts/rules';

/** Two rules do not give the same. */
export const ruleNotUnique = defineCheck({
  id: 'rule-not-unique',
  severity: 'error',
  summary: 'Two rules give the same series, or the same alert.',
  why: 'Recorded under one name with the same labels, one result overwrites the other at random. The same alert twice is sent twice, and changed in one place only.',
  see: 'https://prometheus.io/docs/prometheus/latest/command-line/promtool/#promtool-check-rules',
  bad: [
    aStack({
      ruleGroups: [
        { name: 'app', rules: [{ record: 'job:requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' }] },
        { name: 'edge', rules: [{ record: 'job:requests:rate5m', expr: 'sum by (job) (rate(edge_requests_total[5m]))' }] },
      ],
    }),
  ],
  good: [
    aStack({
      ruleGroups: [
        { name: 'app', rules: [{ record: 'job:requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' }] },
        { name: 'edge', rules: [{ record: 'job:edge_requests:rate5m', expr: 'sum by (job) (rate(edge_requests_total[5m]))' }] },
      ],
    }),
  ],
  *find(stack) {
    const first = new Map<string, RulePlace>();
    for (const place of rulesOf(stack)) {
      const { path, rule } = place;
      const other = first.get(identity(place));
      if (other === undefined) {
        first.set(identity(place), place);
        continue;
      }
      const [key, name] = isAlert(rule) ? ['alert', rule.alert] : ['record', rule.record];
      yield { path: [...path, key], message: `not unique, ${formatPath(other.path)} gives "${name}" with the same labels`, fix: 'remove one, or tell them apart by a label' };
    }
  },
});

/** Alerts of one name with different expressions are usual: several ways for one thing to be wrong. */
const identity = ({ rule, labels }: RulePlace): string =>
  JSON.stringify([isAlert(rule) ? ['alert', rule.alert, rule.expr] : ['record', rule.record], Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
