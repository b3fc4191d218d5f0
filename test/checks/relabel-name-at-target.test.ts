import { relabelNameAtTarget } from '../../lib/checks/relabel-name-at-target';
import { found, foundInJob } from './found';

test.each<[object, string[]]>([
  [{ sourceLabels: ['__name__'], targetLabel: 'metric' }, ['relabelConfigs[0].sourceLabels[0]: targets have no "__name__"']],
  [{ targetLabel: '__name__', replacement: 'x' }, ['relabelConfigs[0].targetLabel: targets have no "__name__"']],
  [{ action: 'labeldrop', regex: '__name__' }, ['relabelConfigs[0].regex: targets have no "__name__"']],
  [{ action: 'labeldrop', regex: '__.*' }, []],
  [{ sourceLabels: ['job'], regex: '__name__', targetLabel: 'x', replacement: 'y' }, []],
])('judges the rule %j', (rule, expected) => {
  expect(foundInJob(relabelNameAtTarget, { relabelConfigs: [rule] as never })).toEqual(expected);
});

test('looks at the targets of Alertmanagers, and not at what is about series or alerts', () => {
  const rules = [{ action: 'keep' as const, sourceLabels: ['__name__'], regex: 'a' }];
  expect(found(relabelNameAtTarget, { alerting: { alertmanagers: [{ relabelConfigs: rules, alertRelabelConfigs: rules, staticConfigs: [{ targets: ['a:9093'] }] }] } })).toHaveLength(1);
  expect(foundInJob(relabelNameAtTarget, { metricRelabelConfigs: rules })).toEqual([]);
});
