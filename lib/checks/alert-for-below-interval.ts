import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { anAlert, toAlertmanager } from './sample';

/** An alert cannot hold for less than the time between two looks. */
export const alertForBelowInterval = defineCheck({
  id: 'alert-for-below-interval',
  severity: 'warning',
  needs: ['prometheus'],
  summary: 'An alert holds for less than the time between two evaluations.',
  why: 'It is looked at once an interval only, so it fires after a whole one: later than the text says.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  bad: [aStack({ ruleGroups: [{ name: 'app', interval: '1m', rules: [anAlert({ for: '20s' })] }], alerting: toAlertmanager })],
  good: [aStack({ ruleGroups: [{ name: 'app', interval: '10s', rules: [anAlert({ for: '20s' })] }], alerting: toAlertmanager })],
  *find(stack) {
    for (const { path, rule, group } of rulesOf(stack)) {
      const interval = group.interval ?? stack.server?.global.evaluationInterval;
      if (!isAlert(rule) || interval === undefined || rule.for.milliseconds === 0 || rule.for.compare(interval) >= 0) continue;
      yield {
        path: [...path, 'for'],
        message: `shorter than the interval, got ${rule.for.toString()} under ${interval.toString()}`,
        fix: `use at least ${interval.toString()}, or shorten the interval of the group`,
      };
    }
  },
});
