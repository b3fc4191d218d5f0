import { analyze } from '../promql/analyze';
import { defineCheck } from './define';
import { labelsIn } from './facts/recorded';
import { promqlFeaturesOf } from './facts/rules';
import { templatesOf } from './facts/templates';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** A text can only show labels that the expression leaves. */
export const alertTemplateLabel = defineCheck({
  id: 'alert-template-label',
  severity: 'error',
  summary: 'A text of an alert shows a label that the result of its expression does not have.',
  why: 'Nothing stands in its place: the person who is woken reads that "" is slow.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating',
  bad: [aStackWithRules(anAlert({ expr: 'sum(rate(http_errors_total[5m])) > 1', annotations: { ...alertTexts, summary: '{{ $labels.job }} fails' } }))],
  good: [aStackWithRules(anAlert({ expr: 'sum by (job) (rate(http_errors_total[5m])) > 1', annotations: { ...alertTexts, summary: '{{ $labels.job }} fails' } }))],
  *find(stack) {
    const features = promqlFeaturesOf(stack);
    const labelsOf = labelsIn(stack);
    for (const { path, rule, template } of templatesOf(stack)) {
      if (template.labelsUsed.length === 0) continue;
      const { expression } = analyze(rule.expr, features);
      if (expression === undefined) continue;
      const labels = labelsOf(expression);
      for (const label of template.labelsUsed) {
        const { presence, because } = labels.of(label);
        if (presence === 'lacks') {
          yield {
            path,
            message: `the result has no label "${label}"${because === undefined ? '' : `, ${because.message}`}`,
            fix: 'keep the label in the expression, or show another',
          };
        }
      }
    }
  },
});
