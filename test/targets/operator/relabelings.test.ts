import { relabelRule } from '../../../lib/prometheus/relabel/rule';
import { literal, relabeling } from '../../../lib/targets/operator/relabelings';

const said = (rule: Parameters<typeof relabelRule.parse>[0]) => relabeling(relabelRule.parse(rule));

test.each([
  ['replace', { sourceLabels: ['a', 'b'], separator: '-', regex: '(.+)', targetLabel: 'c', replacement: '${1}x' }],
  ['keep', { sourceLabels: ['a'], regex: 'x' }],
  ['drop', { sourceLabels: ['a'], separator: '', regex: 'x' }],
  ['keepequal', { sourceLabels: ['a'], targetLabel: 'b' }],
  ['dropequal', { sourceLabels: ['a'], targetLabel: 'b' }],
  ['hashmod', { sourceLabels: ['a'], modulus: 4, targetLabel: '__shard' }],
  ['labelmap', { regex: 'x_(.+)', replacement: '${1}' }],
  ['labeldrop', { regex: 'x' }],
  ['labelkeep', { regex: 'x' }],
  ['lowercase', { sourceLabels: ['a'], targetLabel: 'b' }],
  ['uppercase', { sourceLabels: ['a'], targetLabel: 'b' }],
] as const)('the action %s is said with the fields that it has, and no others', (action, fields) => {
  expect(said({ action, ...fields })).toEqual({ action, ...fields });
});

test('what Prometheus assumes is left out, but for the action, which the API server would add', () => {
  expect(said({ targetLabel: 'a', sourceLabels: ['b'], separator: ';', regex: '(.*)', replacement: '$1' })).toEqual({ action: 'replace', sourceLabels: ['b'], targetLabel: 'a' });
});

test('an empty expression matches the empty text only, here as there', () => {
  expect(said({ action: 'drop', sourceLabels: ['a'], regex: '' })).toEqual({ action: 'drop', sourceLabels: ['a'], regex: '^$' });
  expect(said({ action: 'drop', sourceLabels: ['a'] })).not.toHaveProperty('regex');
});

test('an empty replacement removes the label, and is not left out', () => {
  expect(said({ targetLabel: 'a', replacement: '' })).toEqual({ action: 'replace', targetLabel: 'a', replacement: '' });
});

test('a dollar sign in a job\'s name is no group', () => {
  expect(literal('a$1b')).toBe('a$$1b');
  expect(literal('plain')).toBe('plain');
});
