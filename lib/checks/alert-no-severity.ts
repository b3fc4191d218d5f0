import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { aStackWithRules, anAlert } from './sample';

/** An alert says how soon somebody must look. */
export const alertNoSeverity = defineCheck({
  id: 'alert-no-severity',
  severity: 'error',
  summary: 'An alert has no severity label.',
  why: 'Routing tells a page from a ticket by this label. Without it the alert falls through to the default receiver, and nobody is woken.',
  see: 'https://prometheus.io/docs/practices/alerting/',
  bad: [aStackWithRules(anAlert({ labels: {} }))],
  good: [aStackWithRules(anAlert({ labels: { severity: 'critical' } }))],
  *find(stack) {
    for (const { path, rule, labels } of rulesOf(stack)) {
      if (!isAlert(rule) || (labels['severity'] ?? '') !== '') continue;
      yield {
        path: [...path, 'labels', 'severity'],
        message: `${labels['severity'] === undefined ? 'missing' : 'empty'} on alert "${rule.alert}"`,
        fix: 'say how soon somebody must look, such as "critical" or "warning"',
      };
    }
  },
});
