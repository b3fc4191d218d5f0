import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { aStackWithRules, alertTexts, anAlert } from './sample';

/** An alert says where to read what to do. */
export const alertNoRunbook = defineCheck({
  id: 'alert-no-runbook',
  severity: 'warning',
  summary: 'An alert has no runbook.',
  why: 'Who is woken at night has to find out alone what the alert means and what to do first. A page with both, linked from the alert, is read in time.',
  see: 'https://prometheus.io/docs/practices/alerting/',
  bad: [aStackWithRules(anAlert({ annotations: { ...alertTexts, runbook_url: '' } }))],
  good: [aStackWithRules(anAlert({ annotations: { ...alertTexts, runbook_url: 'https://runbooks.example/app-down' } }))],
  *find(stack) {
    for (const { path, rule } of rulesOf(stack)) {
      if (!isAlert(rule)) continue;
      const written = rule.annotations['runbook_url'];
      if ((written ?? '').trim() !== '') continue;
      yield {
        path: [...path, 'annotations', 'runbook_url'],
        message: `${written === undefined ? 'missing' : 'empty'} on alert "${rule.alert}"`,
        fix: 'write the address of a page that says what it means and what to do',
      };
    }
  },
});
