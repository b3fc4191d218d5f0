import { intervalZero } from '../../lib/checks/interval-zero';
import { found, foundInJob } from './found';

const message = 'zero, which stands for the default, got 0s';

test.each<[string, object, string[]]>([
  ['the interval of all jobs', { global: { scrapeInterval: '0s' } }, [`global.scrapeInterval: ${message}`]],
  ['the timeout of all jobs', { global: { scrapeTimeout: '0s' } }, [`global.scrapeTimeout: ${message}`]],
  ['the lookback of queries', { flags: { queryLookbackDelta: '0s' } }, [`flags.queryLookbackDelta: ${message}`]],
  ['the interval of a group', { ruleGroups: [{ name: 'app', interval: '0s' }] }, [`ruleGroups[0].interval: ${message}`]],
])('says that %s is zero', (_, changes, expected) => {
  expect(found(intervalZero, changes)).toEqual(expected);
});

test('says once that an interval is zero, not in every job that inherits it', () => {
  expect(found(intervalZero, { global: { scrapeInterval: '0s' }, scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] }] })).toHaveLength(1);
});

test('tells the interval of a job from its timeout', () => {
  expect(foundInJob(intervalZero, { scrapeInterval: '0s' })).toEqual([`scrapeInterval: ${message}`]);
  expect(foundInJob(intervalZero, { scrapeTimeout: '0s' })).toEqual([`scrapeTimeout: ${message}`]);
});

test('takes a delay of rules, a window and an alert without a delay for what they are', () => {
  expect(found(intervalZero, { global: { ruleQueryOffset: '0s' }, tsdb: { outOfOrderTimeWindow: '0s' }, ruleGroups: [{ name: 'app', rules: [{ alert: 'A', expr: 'up', for: '0s' }] }] })).toEqual([]);
});
