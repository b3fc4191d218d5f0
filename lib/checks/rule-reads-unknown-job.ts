import { nearest } from '../base/suggestion';
import { selectableValues } from '../promql/label-facts';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries, isRecordName } from './facts/recorded';
import { readRules, rulesOf } from './facts/rules';
import { jobLabels } from './facts/sources';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (job: string) =>
  aStack({
    scrapeConfigs: [{ jobName: 'checkout', staticConfigs: [{ targets: ['checkout:8000'] }] }],
    ruleGroups: [{ name: 'app', rules: [anAlert({ expr: `up{job="${job}"} == 0` })] }],
    alerting: toAlertmanager,
  });

/** A rule about a job is about one that is scraped. */
export const ruleReadsUnknownJob = defineCheck({
  id: 'rule-reads-unknown-job',
  severity: 'warning',
  needs: ['prometheus', 'rules'],
  summary: 'A rule asks for a job that is not scraped.',
  why: 'No series has that label, so that the alert never fires; one that waits for the absence of something fires for ever.',
  see: 'https://prometheus.io/docs/concepts/jobs_instances/',
  bad: [stackWith('chekout')],
  good: [stackWith('checkout')],
  *find(stack) {
    const jobs = jobLabels(stack);
    if (jobs === undefined) return;
    const recorded = new Set(rulesOf(stack).flatMap(({ rule, labels }) => ('record' in rule || labels['job'] !== undefined ? ['record' in rule ? rule.record : rule.alert] : [])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics, matchers, from } of analysis.selections) {
        // What rules give may have any job.
        if (metrics === undefined || metrics.some((metric) => recorded.has(metric) || isRecordName(metric) || alertSeries.includes(metric))) continue;
        const asked = selectableValues(matchers.filter(({ label }) => label === 'job')) ?? [];
        const [first] = asked;
        if (first === undefined || asked.includes('') || asked.some((job) => jobs.includes(job))) continue;
        const near = nearest(first, jobs);
        yield {
          path: [...path, 'expr'],
          message: `no job is called ${asked.map((job) => `"${job}"`).join(' or ')}, those that are scraped: ${jobs.join(', ')}`,
          fix: near === undefined ? 'ask for a job that is scraped, or scrape it' : `did you mean "${near}"?`,
          offset: from,
        };
      }
    }
  },
});
