import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** An alert says what was seen. */
export const alertNoDescription = defineCheck({
  id: 'alert-no-description',
  severity: 'warning',
  summary: 'An alert has no description.',
  why: 'The summary is a headline. Which value was seen, over which limit and for how long decides whether somebody gets up.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#defining-alerting-rules',
  bad: [aStackWithRules(anAlert({ annotations: { ...alertTexts, description: '' } }))],
  good: [aStackWithRules(anAlert({ annotations: { ...alertTexts, description: '{{ $labels.instance }} has failed every scrape for 5m' } }))],
  *find(stack) {
    for (const { path, rule } of rulesOf(stack)) {
      if (!isAlert(rule)) continue;
      const written = rule.annotations['description'] ?? rule.annotations['message'];
      if ((written ?? '').trim() !== '') continue;
      yield {
        path: [...path, 'annotations', 'description'],
        message: `${written === undefined ? 'missing' : 'empty'} on alert "${rule.alert}"`,
        fix: 'write what was seen, with {{ $value }} and the labels that tell where',
      };
    }
  },
});
