import { at } from '../../support/manifests';
import { findingsOf, objectsOf, operatorOf } from './rendered';

const alert = { alert: 'TargetDown', expr: 'up == 0', for: '5m', keepFiringFor: '2m', labels: { severity: 'critical' }, annotations: { summary: '{{ $labels.instance }} is down' } };

test('a group becomes a PrometheusRule of its own', () => {
  expect(operatorOf({ ruleGroups: [{ name: 'Shop.rules', interval: '30s', queryOffset: '1m', limit: 5, labels: { team: 'shop' }, rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)', labels: { level: 'job' } }, alert] }] }).text).toMatchSnapshot();
});

test('a group inherits interval and offset of global, and says nothing that is not there', () => {
  const group = (global: object) => at(objectsOf({ global, ruleGroups: [{ name: 'a', rules: [{ record: 'a:b', expr: '1' }] }] })[0], 'spec', 'groups', 0);
  expect(group({ evaluationInterval: '15s', ruleQueryOffset: '30s' })).toEqual({ name: 'a', interval: '15s', query_offset: '30s', rules: [{ record: 'a:b', expr: '1' }] });
  expect(group({})).toEqual({ name: 'a', interval: '1m', rules: [{ record: 'a:b', expr: '1' }] });
});

const rules = (bytes: number) => [{ record: 'a:b', expr: `1 # ${'x'.repeat(bytes)}` }];

test('a group that the operator would leave out for its size is an error', () => {
  const { findings, objects, files } = operatorOf({ ruleGroups: [{ name: 'a', rules: rules(600_000) }] });
  expect(findings).toEqual([{ check: 'rule-group-too-large', severity: 'error', path: ['ruleGroups', 0], message: expect.stringMatching(/^more than the operator takes in one object, got 600\d{3} over 512000 bytes$/) as string, fix: 'split the group' }]);
  expect([objects.length, files.size]).toEqual([0, 0]);
});

test('a group that only a plain kubectl apply would refuse is a warning, and is written', () => {
  const { findings, objects } = operatorOf({ ruleGroups: [{ name: 'a', rules: rules(300_000) }] });
  expect(findings).toMatchObject([{ check: 'rule-group-too-large', severity: 'warning', fix: 'split the group, or apply with --server-side' }]);
  expect(objects).toHaveLength(1);
  expect(operatorOf({ ruleGroups: [{ name: 'a', rules: rules(200_000) }] }).findings).toEqual([]);
});

test('two groups that would be one object are told apart', () => {
  expect(findingsOf({ ruleGroups: [{ name: 'shop.rules', rules: [] }, { name: 'Shop rules', rules: [] }] })).toBe(
    'error name-not-unique\n  ruleGroups[1].name: not unique, another one gives the object "shop-shop-rules" too\n    fix: let them differ in letters or digits, not only in case or punctuation',
  );
  expect(findingsOf({ ruleGroups: [{ name: 'shop.rules', rules: [] }, { name: 'shop.rules2', rules: [] }] })).toBe('');
});

test('a name longer than the operator can keep is an error', () => {
  expect(findingsOf({ ruleGroups: [{ name: 'a'.repeat(197), rules: [] }] })).toContain('longer than an object\'s name may be, got 202 over 200 letters');
  expect(findingsOf({ ruleGroups: [{ name: 'a'.repeat(195), rules: [] }] })).toBe('');
});
