import { nearest } from '../base/suggestion';
import { selectableValues } from '../promql/label-facts';
import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries } from './facts/recorded';
import { readRules, rulesOf } from './facts/rules';
import { hasOtherSources } from './facts/sources';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (name: string) =>
  aStack({
    ruleGroups: [{ name: 'app', rules: [anAlert(), anAlert({ alert: 'AppSlow', expr: `http_duration_seconds > 1 unless on (job) ALERTS{alertname="${name}"}` })] }],
    alerting: toAlertmanager,
  });

/** An alert that is read exists. */
export const ruleReadsUnknownAlert = defineCheck({
  id: 'rule-reads-unknown-alert',
  severity: 'error',
  needs: ['prometheus', 'rules'],
  summary: 'A rule reads an alert that there is not.',
  why: 'Prometheus takes it. What the alert should keep quiet fires all the same, and what should follow from it never does.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#inspecting-alerts-during-runtime',
  bad: [stackWith('AppDwon')],
  good: [stackWith('AppDown')],
  *find(stack) {
    if (hasOtherSources(stack)) return;
    const alerts = new Set(rulesOf(stack).flatMap(({ rule }) => (isAlert(rule) ? [rule.alert] : [])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics = [], matchers, from } of analysis.selections) {
        if (metrics.length === 0 || !metrics.every((metric) => alertSeries.includes(metric))) continue;
        const values = (label: string): readonly string[] => selectableValues(matchers.filter((matcher) => matcher.label === label)) ?? [];
        const place = { path: [...path, 'expr'], offset: from };
        // Of several names one that exists may be enough: the others are those of other stacks.
        const unknown = values('alertname').every((name) => !alerts.has(name)) ? values('alertname')[0] : undefined;
        if (unknown !== undefined) {
          const near = nearest(unknown, alerts);
          yield { ...place, message: `there is no alert "${unknown}"`, fix: near === undefined ? 'name an alert of this stack' : `did you mean "${near}"?` };
        }
        const state = values('alertstate').every((name) => name !== 'firing' && name !== 'pending') ? values('alertstate')[0] : undefined;
        if (state !== undefined && metrics.includes('ALERTS')) yield { ...place, message: `an alert is never "${state}"`, fix: 'ask for "firing" or "pending"' };
      }
    }
  },
});
