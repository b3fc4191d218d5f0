import { sourceOf, targetOf } from '../alertmanager/inhibit-rule';
import type { Matcher } from '../alertmanager/matcher';
import { aStack } from '../stack/sample';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { fulfills, mayBeEqual, ownAlerts } from './facts/own-alerts';
import { anAlert, anAlertmanager } from './sample';

const inhibiting = (source: string, target: string, equal: string[]) =>
  aStack({
    ruleGroups: [{ name: 'app', rules: [anAlert({ expr: 'up{job!=""} == 0' }), anAlert({ alert: 'AppSlow', expr: 'max by (path) (latency_seconds) > 5', labels: { severity: 'warning' } })] }],
    alertmanager: { config: { ...anAlertmanager.config, inhibitRules: [{ sourceMatchers: [source], targetMatchers: [target], equal }] } },
  });

/** An inhibit rule of which no alert of the stack's own rules is a source, or a target, or both with equal labels. */
export const inhibitWithoutAlerts = defineCheck({
  id: 'inhibit-without-alerts',
  severity: 'warning',
  needs: ['prometheus', 'rules', 'alertmanager'],
  summary: "No alerts of the stack's own rules meet in an inhibit rule.",
  why: 'The rule asks for a label or a value that no rule gives, or wants labels to be equal that only one side has. It silences nothing, and people are told what they know already.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule',
  bad: [inhibiting('severity="page"', 'severity="warning"', []), inhibiting('severity="critical"', 'alertname="AppSlw"', []), inhibiting('severity="critical"', 'severity="warning"', ['job'])],
  good: [inhibiting('severity="critical"', 'severity="warning"', ['path']), inhibiting('alertname="AppDown"', 'alertname="AppSlow"', [])],
  find: (stack) => {
    const alerts = ownAlerts(stack);
    const on = (side: readonly Matcher[]) => alerts.filter((alert) => fulfills(alert, side) !== 'never');
    if (alerts.length === 0) return [];
    return inAlertmanagerConfig(({ inhibitRules }) =>
      inhibitRules.flatMap((rule, index): readonly Hit[] => {
        const path = ['inhibitRules', index];
        const [sources, targets] = [on(sourceOf(rule)), on(targetOf(rule))];
        const fix = 'correct the matchers, or remove the rule';
        if (sources.length === 0) return [{ path, message: `no alert of the stack's own rules is a source: ${sourceOf(rule).join(', ')}`, fix }];
        if (targets.length === 0) return [{ path, message: `no alert of the stack's own rules is a target: ${targetOf(rule).join(', ')}`, fix }];
        const meet = (names: readonly string[]): boolean => {
          // What one side asks of an equal label holds for the other.
          const both = [...sourceOf(rule), ...targetOf(rule)].filter(({ name }) => names.includes(name));
          const possible = targets.filter((target) => fulfills(target, both) !== 'never');
          return sources.some((source) => fulfills(source, both) !== 'never' && possible.some((target) => names.every((name) => mayBeEqual(source.label(name), target.label(name)))));
        };
        if (meet(rule.equal)) return [];
        const apart = rule.equal.filter((name) => !meet([name]));
        const names = (apart.length > 0 ? apart : rule.equal).map((name) => `"${name}"`).join(', ');
        return [{ path: [...path, 'equal'], message: `no source and no target of the stack's own rules are equal in ${names}`, fix: 'name labels that both sides have' }];
      }),
    )(stack);
  },
});
