import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** An alert says in a sentence what is wrong. */
export const alertNoSummary = defineCheck({
  id: 'alert-no-summary',
  severity: 'error',
  summary: 'An alert has no summary.',
  why: 'Notifications show this text. Without it a person is woken by a name and a list of labels.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#defining-alerting-rules',
  bad: [aStackWithRules(anAlert({ annotations: {} }))],
  good: [aStackWithRules(anAlert({ annotations: { ...alertTexts, summary: '{{ $labels.instance }} is down' } }))],
  *find(stack) {
    for (const { path, rule } of rulesOf(stack)) {
      if (!isAlert(rule) || (rule.annotations['summary'] ?? '').trim() !== '') continue;
      yield {
        path: [...path, 'annotations', 'summary'],
        message: `${rule.annotations['summary'] === undefined ? 'missing' : 'empty'} on alert "${rule.alert}"`,
        fix: 'write in a sentence what is wrong',
      };
    }
  },
});
