import { impliesAll } from '../alertmanager/implication';
import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

/** An inhibit rule with the same alerts on both sides: it silences nothing, since such an alert cannot silence its like. */
export const inhibitSameAlerts = defineCheck({
  id: 'inhibit-same-alerts',
  severity: 'error',
  summary: 'An inhibit rule has the same alerts on both sides.',
  why: 'An alert that matches both sides of a rule is not silenced by another that does too, so that alerts do not silence themselves. Such a rule silences nothing at all.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="critical"'], equal: ['alertname'] }] })],
  good: [aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="warning"'], equal: ['alertname'] }] })],
  find: inAlertmanagerConfig(({ inhibitRules }) =>
    inhibitRules.flatMap((rule, index) => {
      const [source, target] = [sourceOf(rule), targetOf(rule)];
      if (source.length === 0 || target.length === 0 || !impliesAll(source, target) || !impliesAll(target, source)) return [];
      return [{ path: ['inhibitRules', index], message: 'source and target are the same alerts, which cannot silence each other', fix: 'let one side match other alerts' }];
    }),
  ),
});
