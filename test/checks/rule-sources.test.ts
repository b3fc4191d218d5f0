import { ruleReadsAlertOfOtherGroup } from '../../lib/checks/rule-reads-alert-of-other-group';
import { ruleReadsDroppedMetric } from '../../lib/checks/rule-reads-dropped-metric';
import { ruleReadsLaterRule } from '../../lib/checks/rule-reads-later-rule';
import { ruleReadsMissingLabel } from '../../lib/checks/rule-reads-missing-label';
import { ruleReadsUnknownAlert } from '../../lib/checks/rule-reads-unknown-alert';
import { ruleReadsUnknownJob } from '../../lib/checks/rule-reads-unknown-job';
import { ruleReadsUnknownRecord } from '../../lib/checks/rule-reads-unknown-record';
import { anAlert, anAlertmanager } from '../../lib/checks/sample';
import type { PrometheusStackSpec } from '../../lib/stack/spec';
import { found } from './found';

type Rules = NonNullable<NonNullable<PrometheusStackSpec['ruleGroups']>[number]['rules']>;

const group = (...rules: Rules) => ({ ruleGroups: [{ name: 'app', rules }] });
const record = (name: string, expr: string, labels: Record<string, string> = {}) => ({ record: name, expr, labels });
const job = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };
const place = (rule: number) => `ruleGroups[0].rules[${rule}].expr: `;

/** Where series may come from besides the jobs and rules that are declared. */
const others: [string, Partial<PrometheusStackSpec>][] = [
  ['remote read', { remoteRead: [{ url: 'https://metrics.example/read' }] }],
  ['a receiver of remote write', { flags: { webEnableRemoteWriteReceiver: true } }],
  ['a receiver of OTLP', { flags: { webEnableOtlpReceiver: true } }],
  ['federation', { scrapeConfigs: [{ ...job, metricsPath: '/federate' }] }],
  ['files with jobs', { scrapeConfigFiles: ['jobs/*.yml'] }],
  ['metrics with new names', { scrapeConfigs: [{ ...job, metricRelabelConfigs: [{ sourceLabels: ['__name__'], regex: 'a', targetLabel: '__name__', replacement: 'b:c' }] }] }],
];

describe('a record that no rule gives', () => {
  const rules = group(record('job:http_errors:rate5m', 'sum by (job) (rate(http_errors_total[5m]))'), record('job:x:sum', 'job:http_error:rate5m unless job:nothing:sum'));

  test('is named, with the nearest one and what follows', () => {
    expect(found(ruleReadsUnknownRecord, rules, true)).toEqual([
      `${place(1)}no rule records "job:http_error:rate5m", so that there is never a result -> did you mean "job:http_errors:rate5m"?`,
      `${place(1)}no rule records "job:nothing:sum" -> record it, or read what there is`,
    ]);
  });

  test('is not named when one of several is there, nor when it is a metric of an application', () => {
    expect(found(ruleReadsUnknownRecord, group(record('a:b:c', 'x'), record('d:e:f', '{__name__=~"a:b:c|g:h:i"} + up + {job="app"}')))).toEqual([]);
  });

  test.each(others)('may come by %s', (_, changes) => {
    expect(found(ruleReadsUnknownRecord, { ...rules, ...changes })).toEqual([]);
  });
});

describe('a job that is not scraped', () => {
  const rules = (expr: string) => group(record('a:b:c', expr));

  test('is named, beside those that are', () => {
    expect(found(ruleReadsUnknownJob, { scrapeConfigs: [job], ...rules('up{job="ap"} + up{job=~"other|another"}') }, true)).toEqual([
      `${place(0)}no job is called "ap", those that are scraped: prometheus, app -> did you mean "app"?`,
      `${place(0)}no job is called "other" or "another", those that are scraped: prometheus, app -> ask for a job that is scraped, or scrape it`,
    ]);
  });

  test('is named by the expression that no job passes, with the one that begins like it', () => {
    expect(found(ruleReadsUnknownJob, { scrapeConfigs: [job], ...rules('up{job=~"ap\\\\d.*"} + up{job=~".*x.*", job!="app"} + up{job!~"|app|prom.*"}') }, true)).toEqual([
      `${place(0)}no job passes job=~"ap\\\\d.*", those that are scraped: prometheus, app -> did you mean "app"?`,
      `${place(0)}no job passes job=~".*x.*" and job!="app", those that are scraped: prometheus, app -> ask for a job that is scraped, or scrape it`,
      `${place(0)}no job passes job!~"|app|prom.*", those that are scraped: prometheus, app -> ask for a job that is scraped, or scrape it`,
    ]);
  });

  test('is named by a stack that scrapes only itself', () => {
    expect(found(ruleReadsUnknownJob, rules('up{job="promtheus"}'), true)).toEqual([`${place(0)}no job is called "promtheus", those that are scraped: prometheus -> did you mean "prometheus"?`]);
    expect(found(ruleReadsUnknownJob, { alertmanager: anAlertmanager, ...rules('up{job="alertmanager"} + up{job="prometheus"}') })).toEqual([]);
    expect(found(ruleReadsUnknownJob, rules('up{job="alertmanager"}'))).toEqual([`${place(0)}no job is called "alertmanager", those that are scraped: prometheus`]);
  });

  test.each([['up{job="app"}'], ['up{job="prometheus"}'], ['up{job=~"ap+"}'], ['up{job=~".+", job!="app"}'], ['up{job=~"x*"}'], ['up{job!~"ap+|prom.*"}'], ['up{job="a",job="b"}'], ['up{job=~"ap|app"}'], ['up{job=~"a.*"}'], ['up{job!="ap"}'], ['up{job=""}'], ['up{job="app",job=~"a|app"}'], ['x:y:z{job="ap"}'], ['ALERTS{job="ap"}'], ['{job="ap"}']])('nothing is said of %s', (expr) => {
    expect(found(ruleReadsUnknownJob, { scrapeConfigs: [job], ...rules(expr) })).toEqual([]);
  });

  test.each<[string, Partial<PrometheusStackSpec>]>([
    ['there is no job at all', { scrapeConfigs: [], selfMonitoring: false }],
    ['relabeling writes the label', { scrapeConfigs: [{ ...job, relabelConfigs: [{ sourceLabels: ['__address__'], targetLabel: 'job' }] }] }],
    ['metric relabeling writes the label', { scrapeConfigs: [{ ...job, metricRelabelConfigs: [{ sourceLabels: ['exported'], targetLabel: 'job' }] }] }],
    ['targets keep their own labels', { scrapeConfigs: [{ ...job, honorLabels: true }] }],
    ['a target has the label', { scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'], labels: { job: 'ap' } }] }] }],
    ['somebody else writes the targets', { scrapeConfigs: [{ jobName: 'app', fileSdConfigs: [{ files: ['targets/*.yml'] }] }] }],
    ...others,
  ])('nothing is said where %s', (_, changes) => {
    expect(found(ruleReadsUnknownJob, { scrapeConfigs: [job], ...rules('up{job="ap"}'), ...changes })).toEqual([]);
  });
});

describe('an alert that is read', () => {
  test('exists, and is pending or firing', () => {
    expect(found(ruleReadsUnknownAlert, group(anAlert(), record('a:b:c', 'ALERTS{alertname="AppDwon"} + ALERTS{alertname="AppDown", alertstate="fire"} + ALERTS_FOR_STATE{alertname="Nothing"}')), true)).toEqual([
      `${place(1)}there is no alert "AppDwon" -> did you mean "AppDown"?`,
      `${place(1)}an alert is never "fire" -> ask for "firing" or "pending"`,
      `${place(1)}there is no alert "Nothing" -> name an alert of this stack`,
    ]);
  });

  test.each([['ALERTS'], ['ALERTS{alertname="AppDown", alertstate="pending"}'], ['ALERTS{alertname=~"AppDown|Other"}'], ['ALERTS{alertname=~"App.*"}'], ['ALERTS{alertname!="Other"}'], ['other{alertname="Other"}']])('is not complained about in %s', (expr) => {
    expect(found(ruleReadsUnknownAlert, group(anAlert(), record('a:b:c', expr)))).toEqual([]);
  });

  test.each(others)('may come by %s', (_, changes) => {
    expect(found(ruleReadsUnknownAlert, { ...group(record('a:b:c', 'ALERTS{alertname="Other"}')), ...changes })).toEqual([]);
  });
});

describe('a label that a record does not have', () => {
  const summed = record('job:up:sum', 'sum by (job) (up)', { team: 'shop' });

  test('is named, however far away it was aggregated away', () => {
    const rules = group(summed, record('job:up:max', 'max_over_time(job:up:sum[1h])'), record('a:b:c', 'job:up:max{zone="north"} or job:up:sum{team="ship"} or job:up:sum{instance!=""}'));
    expect(found(ruleReadsMissingLabel, rules)).toEqual([
      `${place(2)}asks for zone="north", but "job:up:max" has no label "zone"`,
      `${place(2)}asks for team="ship", but it is always "shop"`,
      `${place(2)}asks for instance!="", but "job:up:sum" has no label "instance"`,
    ]);
  });

  test.each([['job:up:sum{job="app"}'], ['job:up:sum{team="shop"}'], ['job:up:sum{zone=""}'], ['job:up:sum{zone!="north"}'], ['job:up:sum{zone=~"north|"}'], ['up{zone="north"}'], ['{__name__=~"job:up:.*", zone="north"}'], ['job:unknown:sum{zone="north"}']])('nothing is said of %s', (expr) => {
    expect(found(ruleReadsMissingLabel, group(summed, record('a:b:c', expr)))).toEqual([]);
  });

  test('nothing is said where another rule records it with the label, where one cannot be read, or where it is made of itself', () => {
    const read = record('a:b:c', 'job:up:sum{zone="north"}');
    expect(found(ruleReadsMissingLabel, group(summed, record('job:up:sum', 'sum by (job, zone) (up)', { team: 'core' }), read))).toEqual([]);
    expect(found(ruleReadsMissingLabel, group(record('job:up:sum', 'sum by (job) (up'), read))).toEqual([]);
    expect(found(ruleReadsMissingLabel, group(record('job:up:sum', 'job:up:sum offset 1m or up'), read))).toEqual([]);
  });

  test.each(others)('may come by %s', (_, changes) => {
    expect(found(ruleReadsMissingLabel, { ...group(summed, record('a:b:c', 'job:up:sum{zone="north"}')), ...changes })).toEqual([]);
  });
});

describe('the order of rules', () => {
  test('is wrong where a rule reads one that comes later, in its group', () => {
    const reads = record('job:a:sum', 'job:b:sum + 1');
    const given = record('job:b:sum', 'sum by (job) (b)');
    expect(found(ruleReadsLaterRule, group(reads, given))).toEqual([`${place(0)}reads "job:b:sum", which comes later, at ruleGroups[0].rules[1]`]);
    expect(found(ruleReadsLaterRule, group(given, reads))).toEqual([]);
    expect(found(ruleReadsLaterRule, { ruleGroups: [{ name: 'a', rules: [reads] }, { name: 'b', rules: [given] }] })).toEqual([]);
  });

  test.each([['job:b:sum offset 1h'], ['max_over_time(job:b:sum[1h])'], ['max_over_time(job:b:sum[1h:])'], ['job:b:sum{team="other"}'], ['{job="app"}']])('does not matter for %s', (expr) => {
    expect(found(ruleReadsLaterRule, group(record('job:a:sum', expr), record('job:b:sum', 'sum by (job) (b)', { team: 'shop' })))).toEqual([]);
  });

  test('matters for alerts as well, and so does the group', () => {
    const quiet = anAlert({ alert: 'AppSlow', expr: 'slow > 1 unless on (job) ALERTS{alertname="AppDown"}' });
    expect(found(ruleReadsLaterRule, group(quiet, anAlert()))).toEqual([`${place(0)}reads "AppDown", which comes later, at ruleGroups[0].rules[1]`]);
    expect(found(ruleReadsAlertOfOtherGroup, group(anAlert(), quiet))).toEqual([]);
    expect(found(ruleReadsAlertOfOtherGroup, { ruleGroups: [{ name: 'slow', rules: [quiet] }, { name: 'down', rules: [anAlert()] }] })).toEqual([`${place(0)}reads the alert "AppDown" of another group, at ruleGroups[1].rules[0]`]);
    expect(found(ruleReadsAlertOfOtherGroup, { ruleGroups: [{ name: 'one', rules: [anAlert(), quiet] }, { name: 'two', rules: [anAlert({ expr: 'up{job="web"} == 0' }), quiet] }] })).toEqual([]);
    const ofShop = anAlert({ alert: 'AppSlow', expr: 'slow > 1 unless on (job) ALERTS{alertname="AppDown", team="shop"}' });
    expect(found(ruleReadsAlertOfOtherGroup, { ruleGroups: [{ name: 'slow', rules: [ofShop] }, { name: 'down', rules: [anAlert({ labels: { severity: 'critical', team: 'core' } })] }] })).toEqual([]);
    expect(found(ruleReadsAlertOfOtherGroup, { ruleGroups: [{ name: 'slow', rules: [ofShop] }, { name: 'down', rules: [anAlert({ labels: { severity: 'critical', team: '{{ $labels.team }}' } })] }] })).toHaveLength(1);
    expect(found(ruleReadsAlertOfOtherGroup, { ruleGroups: [{ name: 'all', rules: [record('a:b:c', 'count(ALERTS)')] }, { name: 'down', rules: [anAlert()] }] })).toEqual([]);
  });
});

describe('a metric that is dropped', () => {
  const rules = group(record('a:b:c', 'rate(http_requests_total{job="app"}[5m])'));
  const dropping = (rule: object) => ({ scrapeConfigs: [{ ...job, metricRelabelConfigs: [rule] }], ...rules }) as Partial<PrometheusStackSpec>;

  test.each([
    [{ action: 'drop', sourceLabels: ['__name__'], regex: 'http_.*' }, 1],
    [{ action: 'keep', sourceLabels: ['__name__'], regex: 'up|go_.*' }, 1],
    [{ action: 'keep', sourceLabels: ['__name__'], regex: 'http_.*' }, 0],
    [{ action: 'drop', sourceLabels: ['__name__'], regex: 'http' }, 0],
    [{ action: 'drop', sourceLabels: ['__name__', 'code'], regex: 'http_.*' }, 0],
    [{ action: 'labeldrop', regex: 'http_.*' }, 0],
  ])('by %j is found %i times', (rule, count) => {
    expect(found(ruleReadsDroppedMetric, dropping(rule))).toHaveLength(count);
  });

  test('is kept by another job that may have it, and is nothing of the servers themselves', () => {
    const drop = { action: 'drop' as const, sourceLabels: ['__name__'], regex: '.*' };
    const web = { jobName: 'web', staticConfigs: [{ targets: ['web:8000'] }] };
    const all = group(record('a:b:c', 'rate(http_requests_total[5m])'), record('d:e:f', 'up + go_goroutines'));
    expect(found(ruleReadsDroppedMetric, { scrapeConfigs: [{ ...job, metricRelabelConfigs: [drop] }, web], ...all })).toEqual([]);
    expect(found(ruleReadsDroppedMetric, { scrapeConfigs: [{ ...job, metricRelabelConfigs: [drop] }], ...all })).toEqual([`${place(0)}every job drops "http_requests_total": app`]);
  });
});
