import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { anAlert, toAlertmanager } from './sample';

/** Alerts are sent to somebody. */
export const alertsWithoutAlertmanager = defineCheck({
  id: 'alerts-without-alertmanager',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'There are alerts, but no Alertmanager to send them to.',
  why: "They fire on the server's own page, and nobody is told.",
  see: 'https://prometheus.io/docs/alerting/latest/overview/',
  bad: [aStack({ ruleGroups: [{ name: 'app', rules: [anAlert()] }] })],
  good: [aStack({ ruleGroups: [{ name: 'app', rules: [anAlert()] }], alerting: toAlertmanager })],
  *find(stack) {
    if (stack.alertmanager !== undefined || stack.server === undefined || stack.server.alerting.alertmanagers.length > 0) return;
    const count = rulesOf(stack).filter(({ rule }) => isAlert(rule)).length;
    if (count > 0) {
      yield {
        path: ['alerting', 'alertmanagers'],
        message: `missing, ${count === 1 ? 'an alert is' : `${count} alerts are`} sent to nobody`,
        fix: 'declare alertmanager, or name those that are there',
      };
    }
  },
});
