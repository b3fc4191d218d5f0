import { ruleLooksBeyondRetention } from '../../lib/checks/rule-looks-beyond-retention';
import { ruleRangeOneSample } from '../../lib/checks/rule-range-one-sample';
import { ruleRangeShort } from '../../lib/checks/rule-range-short';
import { ruleSubqueryOneStep } from '../../lib/checks/rule-subquery-one-step';
import type { PrometheusStackSpec } from '../../lib/stack/spec';
import { found } from './found';

const job = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };
const stack = (expr: string, changes: Partial<PrometheusStackSpec> = {}): Partial<PrometheusStackSpec> => ({ scrapeConfigs: [job], ruleGroups: [{ name: 'app', interval: '2m', rules: [{ record: 'job:x:rate', expr }, { record: 'job:y:sum', expr: 'sum by (job) (y)' }] }], ...changes });
const place = 'ruleGroups[0].rules[0].expr: ';

test('a range must hold two samples of the most frequent job that may be meant', () => {
  expect(found(ruleRangeOneSample, stack('rate(x[1m])'), true)).toEqual([`${place}rate() needs two samples, and 1m never holds them: the most frequent come every 1m, of job "prometheus" -> use at least 4m, so that some may be missed`]);
  expect(found(ruleRangeOneSample, stack('rate(x{job="app"}[1m])', { scrapeConfigs: [{ ...job, scrapeInterval: '90s' }] }))).toEqual([`${place}rate() needs two samples, and 1m never holds them: the most frequent come every 1m30s, of job "app"`]);
  expect(found(ruleRangeOneSample, stack('rate(x[1m])', { scrapeConfigs: [{ ...job, scrapeInterval: '15s' }] }))).toEqual([]);
  expect(found(ruleRangeShort, stack('rate(x[1m])'))).toEqual([]);
});

test('a record comes as often as its group is evaluated', () => {
  expect(found(ruleRangeOneSample, stack('deriv(job:y:sum[2m])'))).toEqual([`${place}deriv() needs two samples, and 2m never holds them: the most frequent come every 2m, of rule group "app"`]);
  expect(found(ruleRangeShort, stack('deriv(job:y:sum[3m])'))).toEqual([`${place}deriv() needs two samples, and 3m does not always hold them: the most frequent come every 2m, of rule group "app"`]);
  expect(found(ruleRangeShort, stack('deriv(job:y:sum[4m])'))).toEqual([]);
});

test.each([['max_over_time(x[1m])'], ['rate(x[90s])'], ['rate(x[1m] smoothed)'], ['rate(x[5m:1m])'], ['rate({job="app"}[1m])'], ['rate(job:unknown:sum[1m])'], ['rate(x[step()])']])('nothing is said of the range in %s', (expr) => {
  expect(found(ruleRangeOneSample, stack(expr))).toEqual([]);
});

test.each<[string, Partial<PrometheusStackSpec>]>([
  ['samples come from elsewhere', { remoteRead: [{ url: 'https://metrics.example/read' }] }],
  ['a series begins before its first scrape', { flags: { enableFeature: ['created-timestamp-zero-ingestion'] } }],
  ['a target may have an interval of its own', { scrapeConfigs: [{ ...job, relabelConfigs: [{ targetLabel: '__scrape_interval__', replacement: '5s' }] }] }],
  ['no job is seen', { scrapeConfigs: [], selfMonitoring: false }],
])('nothing is said of a range where %s', (_, changes) => {
  expect(found(ruleRangeOneSample, stack('rate(x[1m])', changes))).toEqual([]);
});

test('a range is too short for a stack that scrapes only itself', () => {
  const changes = { global: { scrapeInterval: '5m' }, scrapeConfigs: [] };
  expect(found(ruleRangeOneSample, stack('rate(x[5m])', changes))).toEqual([`${place}rate() needs two samples, and 5m never holds them: the most frequent come every 5m, of job "prometheus"`]);
  expect(found(ruleRangeOneSample, stack('rate(x[10m])', changes))).toEqual([]);
});

test.each([
  ['max_over_time(x[1h:2h])', 'one step at most in a subquery over 1h, got a step of 2h'],
  ['max_over_time(x[1m:])', 'one step at most in a subquery over 1m, got a step of 1m, the global evaluation interval'],
])('%s looks once', (expr, message) => {
  expect(found(ruleSubqueryOneStep, stack(expr))).toEqual([`${place}${message}`]);
});

test.each([['max_over_time(x[1h:1m])'], ['max_over_time(x[2m:])'], ['max_over_time(x[1h:step()])'], ['max_over_time(x[1h])']])('%s looks more than once', (expr) => {
  expect(found(ruleSubqueryOneStep, stack(expr))).toEqual([]);
});

test('ranges, offsets and subqueries add up to what must be kept', () => {
  const kept = { storage: { size: '10Gi', retention: { time: '7d' } } };
  expect(found(ruleLooksBeyondRetention, stack('rate(x[1d] offset 6d1h)', kept))).toEqual([`${place}looks back 7d1h, but samples are kept for 1w`]);
  expect(found(ruleLooksBeyondRetention, stack('max_over_time(rate(x[1d])[6d1h:1h])', kept))).toEqual([`${place}looks back 7d1h, but samples are kept for 1w`]);
  expect(found(ruleLooksBeyondRetention, stack('rate(x[1d] offset 6d)', kept))).toEqual([]);
  expect(found(ruleLooksBeyondRetention, stack('rate(x[30d])', { ...kept, remoteRead: [{ url: 'https://metrics.example/read' }] }))).toEqual([]);
});
