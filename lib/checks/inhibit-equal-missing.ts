import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import type { Matcher } from '../alertmanager/matcher';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { fulfills, isAbsent, ownAlerts } from './facts/own-alerts';
import { anAlert, anAlertmanager } from './sample';

const equalIn = (name: string) =>
  aStack({
    ruleGroups: [
      {
        name: 'app',
        rules: [
          anAlert({ expr: 'sum by (path) (up) == 0' }),
          anAlert({ alert: 'AppSlow', expr: 'max by (path) (latency_seconds) > 5', labels: { severity: 'warning' } }),
        ],
      },
    ],
    alertmanager: { config: { ...anAlertmanager.config, inhibitRules: [{ sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="warning"'], equal: [name] }] } },
  });

/** A label in `equal` that the alerts of neither side have, so that it is equal in all of them. */
export const inhibitEqualMissing = defineCheck({
  id: 'inhibit-equal-missing',
  severity: 'warning',
  needs: ['prometheus', 'rules', 'alertmanager'],
  summary: "An inhibit rule compares a label that no alert of the stack's own rules has.",
  why: 'A label that both alerts lack counts as equal. Any source then silences every target, also those that have nothing to do with it.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [equalIn('slo_name')],
  good: [equalIn('path')],
  find: (stack) => {
    const alerts = ownAlerts(stack);
    const on = (side: readonly Matcher[]) => alerts.filter((alert) => fulfills(alert, side) !== 'never');
    return inAlertmanagerConfig(({ inhibitRules }) =>
      inhibitRules.flatMap((rule, index) => {
        const [sources, targets] = [on(sourceOf(rule)), on(targetOf(rule))];
        if (sources.length === 0 || targets.length === 0) return [];
        return rule.equal.flatMap((name, at) =>
          [...sources, ...targets].every((alert) => isAbsent(alert.label(name)))
            ? [{ path: ['inhibitRules', index, 'equal', at], message: `no alert of the stack's own rules on either side has the label "${name}", so that it is always equal`, fix: 'name a label that they have, or remove it' }]
            : [],
        );
      }),
    )(stack);
  },
});
