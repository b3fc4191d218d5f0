import { intervalOverLookback } from '../../lib/checks/interval-over-lookback';
import { found } from './found';

const app = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] };

test('says it once where a job only inherits the interval', () => {
  expect(found(intervalOverLookback, { global: { scrapeInterval: '5m' }, scrapeConfigs: [app] })).toEqual(['global.scrapeInterval: not shorter than the lookback, got 5m over 5m']);
});

test('follows a lookback that was changed', () => {
  expect(found(intervalOverLookback, { flags: { queryLookbackDelta: '15m' }, scrapeConfigs: [{ ...app, scrapeInterval: '10m' }] })).toEqual([]);
  expect(found(intervalOverLookback, { flags: { queryLookbackDelta: '1m' }, global: { scrapeInterval: '30s', evaluationInterval: '1m' } })).toEqual(['global.evaluationInterval: not shorter than the lookback, got 1m over 1m']);
});

test('takes a lookback of zero for the default, as the server does', () => {
  expect(found(intervalOverLookback, { flags: { queryLookbackDelta: '0s' }, scrapeConfigs: [{ ...app, scrapeInterval: '1m' }] })).toEqual([]);
});

test('leaves a group of alerts alone, which nobody looks back for', () => {
  expect(found(intervalOverLookback, { ruleGroups: [{ name: 'daily', interval: '1h', rules: [{ alert: 'A', expr: 'up == 0' }] }] })).toEqual([]);
});
