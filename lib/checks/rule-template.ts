import { defineCheck } from './define';
import { templatesOf } from './facts/templates';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** The texts of an alert are templates that Go reads. */
export const ruleTemplate = defineCheck({
  id: 'rule-template',
  severity: 'error',
  refused: true,
  summary: 'A label or an annotation of an alert is not a template.',
  why: 'Prometheus refuses all rule files, and a running server stays on the old configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/template_reference/',
  bad: [aStackWithRules(anAlert({ annotations: { ...alertTexts, summary: '{{ $label.instance }} is down' } })), aStackWithRules(anAlert({ annotations: { ...alertTexts, summary: '{{ $labels.instance is down' } }))],
  good: [aStackWithRules(anAlert({ annotations: { ...alertTexts, summary: '{{ $labels.instance }} is down' } }))],
  *find(stack) {
    for (const { path, template } of templatesOf(stack)) {
      for (const { from, message, fix } of template.faults) yield { path, message: `${message}, at character ${from + 1}`, fix, offset: from };
    }
  },
});
