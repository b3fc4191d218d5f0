import { Regex } from '../base/regex';
import type { RelabelRule } from '../prometheus/relabel/rule';
import { passes } from '../promql/matcher';
import { isAlert } from '../rules/model';
import type { ScrapeJob } from '../stack/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries } from './facts/recorded';
import { readRules, rulesOf } from './facts/rules';
import { hasOtherSources, jobLabels } from './facts/sources';

const stackWith = (regex: string) =>
  aStack({
    scrapeConfigs: [
      {
        jobName: 'app',
        staticConfigs: [{ targets: ['app:8000'] }],
        metricRelabelConfigs: [{ action: 'drop', sourceLabels: ['__name__'], regex }],
      },
    ],
    ruleGroups: [{ name: 'app', rules: [{ record: 'job:http_requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' }] }],
  });

/** What a rule reads is kept. */
export const ruleReadsDroppedMetric = defineCheck({
  id: 'rule-reads-dropped-metric',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A rule reads a metric that every scrape job drops.',
  why: 'It is scraped, and thrown away before it is stored. The record stays empty, and an alert on it never fires.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs',
  bad: [stackWith('http_.*')],
  good: [stackWith('go_.*')],
  *find(stack) {
    const { server } = stack;
    if (server === undefined || hasOtherSources(stack)) return;
    const jobs = server.scrapeConfigs;
    const areNamed = jobLabels(stack) !== undefined;
    const recorded = new Set(rulesOf(stack).flatMap(({ rule }) => (isAlert(rule) ? [] : [rule.record])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics = [], matchers, from } of analysis.selections) {
        const [metric] = metrics;
        if (metric === undefined || metrics.some((name) => recorded.has(name) || alertSeries.includes(name) || ofOwnServers.test(name))) continue;
        const asked = areNamed ? jobs.filter(({ jobName }) => matchers.every((matcher) => matcher.label !== 'job' || passes(matcher, jobName))) : jobs;
        const dropping = asked.map((job) => (metrics.every((name) => isDropped(name, job)) ? job.jobName : undefined));
        const [first] = dropping;
        if (first === undefined || dropping.includes(undefined)) continue;
        yield {
          path: [...path, 'expr'],
          message: `every job drops "${metric}": ${dropping.join(', ')}`,
          fix: 'stop dropping it, or remove the rule',
          offset: from,
        };
      }
    }
  },
});

/** Metrics of Prometheus and Alertmanager themselves, whose jobs drop nothing, and of every scrape. */
const ofOwnServers = /^(prometheus|alertmanager|go|process|promhttp|net|scrape)_|^up$/;

/** Whether a job drops the metric whatever its other labels are; after a rule about these nobody knows. */
const isDropped = (metric: string, { metricRelabelConfigs }: ScrapeJob): boolean => metricRelabelConfigs.some((rule) => isAboutName(rule) && Regex.parse(rule.regex).matches(metric) === (rule.action === 'drop'));

const isAboutName = (rule: RelabelRule): rule is Extract<RelabelRule, { action: 'keep' | 'drop' }> => (rule.action === 'keep' || rule.action === 'drop') && rule.sourceLabels.length === 1 && rule.sourceLabels[0] === '__name__';
