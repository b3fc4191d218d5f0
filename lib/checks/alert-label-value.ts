import { defineCheck } from './define';
import { templatesOf } from './facts/templates';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** An alert stays the same alert while its value changes. */
export const alertLabelValue = defineCheck({
  id: 'alert-label-value',
  severity: 'error',
  summary: 'A label of an alert holds the value of its expression.',
  why: 'Labels say which alert it is. With the value in them it is another one at every evaluation: it never has held for long enough, or people are told again and again.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating',
  bad: [aStackWithRules(anAlert({ labels: { severity: 'critical', instances: '{{ $value }}' } }))],
  good: [aStackWithRules(anAlert({ annotations: { ...alertTexts, description: '{{ $value }} of them' } }))],
  *find(stack) {
    for (const { path, kind, text, template } of templatesOf(stack)) {
      const isValue = template.references.some(({ path: [field] }) => field === 'Value');
      if (kind === 'labels' && isValue) yield { path, message: `changes with the value, got "${text}"`, fix: 'move it to annotations' };
    }
  },
});
