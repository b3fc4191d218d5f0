import { nearest } from '../base/suggestion';
import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { isRecordName } from './facts/recorded';
import { readRules, rulesOf } from './facts/rules';
import { hasOtherSources } from './facts/sources';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (record: string) =>
  aStack({
    ruleGroups: [
      {
        name: 'app',
        rules: [
          { record: 'job:http_errors:rate5m', expr: 'sum by (job) (rate(http_errors_total[5m]))' },
          anAlert({ alert: 'AppFails', expr: `${record} > 1` }),
        ],
      },
    ],
    alerting: toAlertmanager,
  });

/** What is read under the name of a record is recorded. */
export const ruleReadsUnknownRecord = defineCheck({
  id: 'rule-reads-unknown-record',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A rule reads a record that no rule gives.',
  why: 'A name with a colon is that of a record, and applications do not use one. Without a rule that records it the alert never fires, or the condition never takes effect.',
  see: 'https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels',
  bad: [stackWith('job:http_error:rate5m')],
  good: [stackWith('job:http_errors:rate5m')],
  *find(stack) {
    if (hasOtherSources(stack)) return;
    const recorded = new Set(rulesOf(stack).flatMap(({ rule }) => (isAlert(rule) ? [] : [rule.record])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics = [], from, isNeeded } of analysis.selections) {
        if (metrics.length === 0 || !metrics.every((metric) => isRecordName(metric) && !recorded.has(metric))) continue;
        const [metric = ''] = metrics;
        const near = nearest(metric, recorded);
        yield {
          path: [...path, 'expr'],
          message: `no rule records "${metric}"${isNeeded ? ', so that there is never a result' : ''}`,
          fix: near === undefined ? 'record it, or read what there is' : `did you mean "${near}"?`,
          offset: from,
        };
      }
    }
  },
});
