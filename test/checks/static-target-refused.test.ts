import { staticTargetRefused } from '../../lib/checks/static-target-refused';
import { found, foundInJob } from './found';

const target = 'staticConfigs[0].targets[0]';

test.each<[string, object, string]>([
  ['is given a path by its labels', { relabelConfigs: [{ sourceLabels: ['__address__', 'path'], separator: '', targetLabel: '__address__' }], staticConfigs: [{ targets: ['app:80'], labels: { path: '/metrics' } }] }, 'becomes "app:80/metrics", which is not an address'],
  ['loses its address to an empty label', { relabelConfigs: [{ action: 'lowercase', sourceLabels: ['host'], targetLabel: '__address__' }] }, 'has no address after the rules, got "app:8000"'],
  ['gets a number for its interval', { relabelConfigs: [{ action: 'hashmod', sourceLabels: ['__address__'], modulus: 1000, targetLabel: '__scrape_interval__' }] }, 'is scraped with what is not a duration, got "738"'],
  ['gets a shorter interval than its timeout', { staticConfigs: [{ targets: ['app:8000'], labels: { __scrape_interval__: '5s' } }] }, 'has a timeout longer than the interval, got 10s over 5s'],
  ['gets an interval of zero', { relabelConfigs: [{ sourceLabels: ['job'], regex: '(app)', targetLabel: '__scrape_interval__', replacement: '0s$2' }] }, 'is scraped with a time of zero, got "0s"'],
  ['gets a name for a switch', { relabelConfigs: [{ sourceLabels: ['job'], targetLabel: '__scrape_native_histograms__' }] }, 'is scraped with what is not "true" or "false", got "app"'],
])('says so of a target that %s', (_, job, expected) => {
  expect(foundInJob(staticTargetRefused, job)).toEqual([`${target}: ${expected}`]);
});

test.each<[string, object]>([
  ['is dropped', { relabelConfigs: [{ action: 'drop', sourceLabels: ['__address__'], regex: 'app:.*' }, { sourceLabels: ['host'], targetLabel: '__address__' }] }],
  ['is not kept', { relabelConfigs: [{ action: 'keepequal', sourceLabels: ['job'], targetLabel: 'team' }, { sourceLabels: ['host'], targetLabel: '__address__' }] }],
  ['only matches half of a rule', { relabelConfigs: [{ sourceLabels: ['__address__'], regex: 'app', targetLabel: '__address__', replacement: '' }] }],
  ['has its labels copied', { relabelConfigs: [{ action: 'labelmap', regex: '__(address)__' }, { sourceLabels: ['address'], targetLabel: '__address__' }] }],
  ['has a switch taken away', { relabelConfigs: [{ sourceLabels: ['team'], targetLabel: '__scrape_native_histograms__' }] }],
])('says nothing of a target that %s', (_, job) => {
  expect(foundInJob(staticTargetRefused, job)).toEqual([]);
});

test('an Alertmanager needs an address without a path, but has no times', () => {
  const alerting = (labels: Record<string, string>) => ({ alerting: { alertmanagers: [{ staticConfigs: [{ targets: ['alertmanager:9093'], labels }], relabelConfigs: [{ sourceLabels: ['host'], targetLabel: '__address__' }] }] } });
  expect(found(staticTargetRefused, alerting({ host: 'a/b' }))).toEqual(['alerting.alertmanagers[0].staticConfigs[0].targets[0]: becomes "a/b", which is not an address']);
  expect(found(staticTargetRefused, alerting({ host: 'a:9093', __scrape_interval__: 'x' }))).toEqual([]);
});

test('leaves to others what is wrong in a rule or a target by itself', () => {
  expect(foundInJob(staticTargetRefused, { relabelConfigs: [{ action: 'labelkeep', regex: 'job' }] })).toEqual([]);
  expect(foundInJob(staticTargetRefused, { scrapeInterval: '10s', scrapeTimeout: '20s' })).toEqual([]);
});
