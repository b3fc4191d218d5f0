import { relabeled } from '../../lib/checks/facts/relabeled';
import { relabelRule } from '../../lib/prometheus/relabel/rule';

const run = (labels: Record<string, string>, ...rules: object[]): Record<string, string> | undefined => {
  const result = relabeled(new Map(Object.entries(labels)), rules.map((rule) => relabelRule.parse(rule)), 'utf8');
  return result && Object.fromEntries(result);
};

test.each<[string, object, Record<string, string> | undefined]>([
  ['writes a value', { sourceLabels: ['a'], targetLabel: 'c' }, { a: 'foo', b: 'bar', c: 'foo' }],
  ['joins values', { sourceLabels: ['a', 'x', 'b'], targetLabel: 'c' }, { a: 'foo', b: 'bar', c: 'foo;;bar' }],
  ['matches the whole text', { sourceLabels: ['a'], regex: 'fo', targetLabel: 'c' }, { a: 'foo', b: 'bar' }],
  ['removes a label by an empty value', { sourceLabels: ['x'], targetLabel: 'a' }, { b: 'bar' }],
  ['makes a name of groups', { sourceLabels: ['a'], regex: 'f(.+)', targetLabel: 'x_${1}', replacement: 'y' }, { a: 'foo', b: 'bar', x_oo: 'y' }],
  ['does nothing with an empty name', { sourceLabels: ['a'], regex: 'foo', targetLabel: '$1', replacement: 'y' }, { a: 'foo', b: 'bar' }],
  ['keeps', { action: 'keep', sourceLabels: ['a'], regex: 'f.*' }, { a: 'foo', b: 'bar' }],
  ['keeps not', { action: 'keep', sourceLabels: ['a'], regex: 'b.*' }, undefined],
  ['drops', { action: 'drop', sourceLabels: ['a'], regex: 'f.*' }, undefined],
  ['keeps what is equal', { action: 'keepequal', sourceLabels: ['a'], targetLabel: 'b' }, undefined],
  ['drops what is equal', { action: 'dropequal', sourceLabels: ['a'], targetLabel: 'b' }, { a: 'foo', b: 'bar' }],
  ['hashes', { action: 'hashmod', sourceLabels: ['a'], modulus: 1000, targetLabel: 'c' }, { a: 'foo', b: 'bar', c: '696' }],
  ['writes in upper case', { action: 'uppercase', sourceLabels: ['a'], targetLabel: 'a' }, { b: 'bar', a: 'FOO' }],
  ['copies names', { action: 'labelmap', regex: '(a)', replacement: 'x_$1' }, { a: 'foo', b: 'bar', x_a: 'foo' }],
  ['leaves a name that two would get', { action: 'labelmap', regex: '[ab]', replacement: 'c' }, { a: 'foo', b: 'bar' }],
  ['removes names', { action: 'labeldrop', regex: 'a|x' }, { b: 'bar' }],
  ['keeps names', { action: 'labelkeep', regex: 'a|x' }, { a: 'foo' }],
])('%s', (_, rule, expected) => {
  expect(run({ a: 'foo', b: 'bar' }, rule)).toEqual(expected);
});

test('every rule sees what the one before it left', () => {
  expect(run({ a: 'foo' }, { sourceLabels: ['a'], targetLabel: 'b' }, { action: 'labeldrop', regex: 'a' }, { action: 'keep', sourceLabels: ['b'], regex: 'foo' })).toEqual({ b: 'foo' });
});

test('under the legacy scheme a name that is none is not written', () => {
  const rule = relabelRule.parse({ sourceLabels: ['a'], targetLabel: '$1.x' });
  expect([...(relabeled(new Map([['a', 'b']]), [rule], 'legacy') ?? [])]).toEqual([['a', 'b']]);
  expect([...(relabeled(new Map([['a', 'b']]), [rule], 'utf8') ?? [])]).toEqual([['a', 'b'], ['b.x', 'b']]);
});
