import { contradiction, impliesAll } from '../alertmanager/implication';
import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const rule = (source: string, target: string) => aStackWithAlertmanager({ inhibitRules: [{ sourceMatchers: [source], targetMatchers: [target], equal: ['alertname'] }] });

/** An inhibit rule with the same alerts on both sides: it silences nothing, since such an alert cannot silence its like. */
export const inhibitSameAlerts = defineCheck({
  id: 'inhibit-same-alerts',
  severity: 'error',
  summary: 'An inhibit rule has the same alerts on both sides.',
  why: 'An alert that matches both sides of a rule is not silenced by another that does too, so that alerts do not silence themselves. Such a rule silences nothing at all.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [rule('severity="critical"', 'severity="critical"'), rule('alertname=~"Down|Slow"', 'alertname=~"Slow|Failing"')],
  good: [rule('severity="critical"', 'severity="warning"')],
  find: inAlertmanagerConfig(({ inhibitRules }) =>
    inhibitRules.flatMap((inhibitRule, index) => {
      const [source, target] = [sourceOf(inhibitRule), targetOf(inhibitRule)];
      if (source.length === 0 || target.length === 0) return [];
      // What is said of a label in equal holds for both sides, so it may make them the same.
      const both = [...source, ...target].filter(({ name }) => inhibitRule.equal.includes(name));
      const [sources, targets] = [[...source, ...both], [...target, ...both]];
      // No alerts at all are another fault.
      if (contradiction(sources) !== undefined || contradiction(targets) !== undefined) return [];
      if (!impliesAll(sources, target) || !impliesAll(targets, source)) return [];
      return [{ path: ['inhibitRules', index], message: 'source and target are the same alerts, which cannot silence each other', fix: 'let one side match other alerts' }];
    }),
  ),
});
