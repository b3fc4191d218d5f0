import { formatPath } from '../base/spec-path';
import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries, selects } from './facts/recorded';
import { readRules } from './facts/rules';
import { anAlert, toAlertmanager } from './sample';

const slow = anAlert({ alert: 'AppSlow', expr: 'job:http_seconds:p95 > 1 unless on (job) ALERTS{alertname="AppDown"}' });
const records = { record: 'job:http_seconds:p95', expr: 'histogram_quantile(0.95, sum by (job, le) (rate(http_seconds_bucket[5m])))' };

/** An alert that keeps another quiet is evaluated right before it. */
export const ruleReadsAlertOfOtherGroup = defineCheck({
  id: 'rule-reads-alert-of-other-group',
  severity: 'warning',
  summary: 'A rule reads an alert of another group.',
  why: 'Groups are evaluated at times of their own. Until the other group has its turn the alert is not there, and both fire: for up to an interval, which is enough to tell people twice.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group',
  bad: [aStack({ ruleGroups: [{ name: 'down', rules: [anAlert()] }, { name: 'slow', rules: [records, slow] }], alerting: toAlertmanager })],
  good: [aStack({ ruleGroups: [{ name: 'app', rules: [records, anAlert(), slow] }], alerting: toAlertmanager })],
  *find(stack) {
    const rules = readRules(stack);
    for (const { path, group, analysis } of rules) {
      const told = analysis.selections.filter(({ metrics, matchers, range, resampled }) => metrics?.some((metric) => alertSeries.includes(metric)) === true && matchers.some(({ label }) => label === 'alertname') && range === undefined && resampled.length === 0);
      const [elsewhere] = told.flatMap((selection) => {
        const read = rules.filter((other) => isAlert(other.rule) && selects(selection, other));
        // Where the own group has an alert of the name, that one is meant: the others are of the same making, for something else.
        return read.some((other) => other.group === group) ? [] : read.map((other) => ({ other, selection }));
      });
      if (elsewhere === undefined || !isAlert(elsewhere.other.rule)) continue;
      yield {
        path: [...path, 'expr'],
        message: `reads the alert "${elsewhere.other.rule.alert}" of another group, at ${formatPath(elsewhere.other.path)}`,
        fix: 'write both into one group, the alert that is read first, or let Alertmanager inhibit the other',
        offset: elsewhere.selection.from,
      };
    }
  },
});
