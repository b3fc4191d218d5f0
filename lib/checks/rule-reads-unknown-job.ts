import { nearest } from '../base/suggestion';
import { selectableValues } from '../promql/label-facts';
import { formatMatcher, passes, type Matcher } from '../promql/matcher';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { alertSeries, isRecordName } from './facts/recorded';
import { literalPrefix } from './facts/relabel-rules';
import { readRules, rulesOf } from './facts/rules';
import { jobLabels } from './facts/sources';
import { anAlert, toAlertmanager } from './sample';

const stackWith = (matcher: string) =>
  aStack({
    scrapeConfigs: [{ jobName: 'checkout', staticConfigs: [{ targets: ['checkout:8000'] }] }],
    ruleGroups: [{ name: 'app', rules: [anAlert({ expr: `up{${matcher}} == 0` })] }],
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
  bad: [stackWith('job="chekout"'), stackWith('job=~"chekout.*"')],
  good: [stackWith('job="checkout"'), stackWith('job=~"checkout.*"')],
  *find(stack) {
    const jobs = jobLabels(stack);
    if (jobs === undefined) return;
    const recorded = new Set(rulesOf(stack).flatMap(({ rule, labels }) => ('record' in rule || labels['job'] !== undefined ? ['record' in rule ? rule.record : rule.alert] : [])));
    for (const { path, analysis } of readRules(stack)) {
      for (const { metrics, matchers, from } of analysis.selections) {
        // What rules give may have any job.
        if (metrics === undefined || metrics.some((metric) => recorded.has(metric) || isRecordName(metric) || alertSeries.includes(metric))) continue;
        const conditions = matchers.filter(({ label }) => label === 'job');
        const named = selectableValues(conditions);
        // What contradicts itself is told of by rule-never-returns.
        if (named?.length === 0 || ['', ...jobs].some((job) => conditions.every((matcher) => passes(matcher, job)))) continue;
        const near = nearest(named?.[0] ?? begun(conditions), jobs);
        yield {
          path: [...path, 'expr'],
          message: `no job ${named === undefined ? `passes ${conditions.map(formatMatcher).join(' and ')}` : `is called ${named.map((job) => `"${job}"`).join(' or ')}`}, those that are scraped: ${jobs.join(', ')}`,
          fix: near === undefined ? 'ask for a job that is scraped, or scrape it' : `did you mean "${near}"?`,
          offset: from,
        };
      }
    }
  },
});

/** What the names begin with that an expression asks for. */
const begun = (conditions: readonly Matcher[]): string => conditions.map(({ operator, value }) => (operator === '=~' ? literalPrefix(value) : '')).find((prefix) => prefix !== '') ?? '';
