import { formatMatcher, passes } from '../promql/matcher';
import { replicaLabel } from '../stack/documents';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries, isRecordName } from './facts/recorded';
import { readRules, rulesOf } from './facts/rules';
import { mayBeGiven } from './facts/sources';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (expr: string, labels: Record<string, string> = {}) =>
  aStack({
    global: { externalLabels: { cluster: 'production' } },
    scrapeConfigs: [{ jobName: 'checkout', staticConfigs: [{ targets: ['checkout:8000'], labels }] }],
    ruleGroups: [{ name: 'app', rules: [anAlert({ expr })] }],
    alerting: toAlertmanager,
  });

/** A rule sees the series as they are stored: without external labels. */
export const ruleSelectsExternalLabel = defineCheck({
  id: 'rule-selects-external-label',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A rule asks for an external label, which the series of its own server do not have.',
  why: 'External labels are put on what leaves the server: samples that are sent on, alerts, and answers to other servers. Its own rules read what is stored, without them, so that nothing is selected: the alert never fires. Only a metric that exposes such a label itself has it.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [stackWith('up{cluster="production"} == 0')],
  good: [stackWith('up == 0'), stackWith('up{job="checkout", cluster="production"} == 0', { cluster: 'production' })],
  *find(stack) {
    const { server } = stack;
    if (server === undefined) return;
    const external = new Set([...Object.keys(server.global.externalLabels), ...(server.replicas > 1 ? [replicaLabel] : [])]);
    const recorded = new Set(rulesOf(stack).flatMap(({ rule }) => ('record' in rule ? [rule.record] : [])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics, matchers } of analysis.selections) {
        // What rules give may have any label.
        if (metrics === undefined || metrics.some((metric) => recorded.has(metric) || isRecordName(metric) || alertSeries.includes(metric))) continue;
        const asked = matchers.find((matcher) => external.has(matcher.label) && !everywhere.includes(matcher.label) && !passes(matcher, '') && !mayBeGiven(stack, matcher.label, matchers));
        if (asked === undefined) continue;
        yield {
          path: [...path, 'expr'],
          message: `asks for ${formatMatcher(asked)}, but "${asked.label}" is an external label, which only what leaves the server has`,
          fix: `remove the matcher, or put the label on the targets, such as by relabeling with targetLabel: "${asked.label}"`,
          offset: asked.from,
        };
      }
    }
  },
});

/** Labels that every scraped series has, whatever else they are called for. */
const everywhere: readonly string[] = ['__name__', 'job', 'instance'];
