import { nameNotLegacy } from '../../lib/checks/name-not-legacy';
import { found, foundInJob } from './found';

const legacy = { metricNameValidationScheme: 'legacy' as const };

test.each<[object, boolean]>([
  [{ sourceLabels: ['job'], targetLabel: 'a.b' }, false],
  [{ sourceLabels: ['a.b'], targetLabel: 'a_b' }, true],
  [{ sourceLabels: ['job'], regex: '(.*)', targetLabel: 'x_${1}_$1' }, true],
  [{ sourceLabels: ['job'], regex: '(.*)', targetLabel: 'x-$1' }, false],
  [{ action: 'labelmap', regex: '(.*)', replacement: 'a.$1' }, false],
  [{ action: 'labelmap', regex: '(.*)', replacement: '$1' }, true],
  [{ action: 'keepequal', sourceLabels: ['job'], targetLabel: 'a.b' }, false],
  [{ action: 'uppercase', sourceLabels: ['job'], targetLabel: '1a' }, false],
  [{ action: 'hashmod', sourceLabels: ['job'], modulus: 2, targetLabel: '__tmp_a' }, true],
])('judges the rule %j', (rule, isTaken) => {
  expect(foundInJob(nameNotLegacy, { ...legacy, relabelConfigs: [rule] as never })).toHaveLength(isTaken ? 0 : 1);
  expect(foundInJob(nameNotLegacy, { relabelConfigs: [rule] as never })).toEqual([]);
});

test('a job may have another scheme than the rest', () => {
  const job = { jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }], relabelConfigs: [{ sourceLabels: ['job'], targetLabel: 'a.b' }] };
  const alerting = { alertRelabelConfigs: [{ sourceLabels: ['job'], targetLabel: 'a.b' }] };
  expect(found(nameNotLegacy, { global: legacy, scrapeConfigs: [{ ...job, metricNameValidationScheme: 'utf8' }], alerting })).toEqual(['alerting.alertRelabelConfigs[0].targetLabel: not a label name of the scheme "legacy", got "a.b"']);
});
