import fc from 'fast-check';

import { LabelBuilder, type Labels } from '../../../lib/prometheus/relabel/label-builder';
import { relabelRule, type TargetRelabelSpec } from '../../../lib/prometheus/relabel/rule';
import { simulate, type Simulation } from '../../../lib/prometheus/relabel/simulate';
import { targetLabelSets, targetRules } from './random-rules';

const run = (labels: Labels, ...rules: readonly TargetRelabelSpec[]): Simulation => simulate(LabelBuilder.of(labels), rules.map((rule) => relabelRule.parse(rule)), 'utf8');

test.each<[string, TargetRelabelSpec, Labels | undefined]>([
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
  ['lets the last of the sorted names win', { action: 'labelmap', regex: '[ab]', replacement: 'c' }, { a: 'foo', b: 'bar', c: 'bar' }],
  ['removes names', { action: 'labeldrop', regex: 'a|x' }, { b: 'bar' }],
  ['keeps names', { action: 'labelkeep', regex: 'a|x' }, { a: 'foo' }],
])('a rule %s', (_, rule, expected) => {
  expect(run({ a: 'foo', b: 'bar' }, rule).labels).toEqual(expected);
});

test('every rule sees what the one before it left', () => {
  expect(run({ a: 'foo' }, { sourceLabels: ['a'], targetLabel: 'b' }, { action: 'labeldrop', regex: 'a' }, { action: 'keep', sourceLabels: ['b'], regex: 'foo' }).labels).toEqual({ b: 'foo' });
});

test('names are sorted by the bytes of UTF-8, digits and rare characters too', () => {
  expect(run({ 10: 'ten', 9: 'nine' }, { action: 'labelmap', regex: '\\d+', replacement: 'x' }).labels).toMatchObject({ x: 'nine' });
  expect(run({ '\u{10000}': 'beyond', '\uffee': 'within' }, { action: 'labelmap', regex: '.', replacement: 'last' }).labels).toMatchObject({ last: 'beyond' });
});

test('a label that is written over goes behind the ones that were not', () => {
  const copy: TargetRelabelSpec = { action: 'labelmap', regex: '[ab]', replacement: 'c' };
  expect(run({ a: 'old', b: 'bar' }, { targetLabel: 'a', replacement: 'new' }, copy).labels).toMatchObject({ c: 'new' });
  expect(run({ a: 'old', b: 'bar' }, copy).labels).toMatchObject({ c: 'bar' });
});

test('under the older scheme a name that is made of groups and is none is not written', () => {
  const rules = [relabelRule.parse({ sourceLabels: ['a'], targetLabel: '$1.x' })];
  const start = LabelBuilder.of({ a: 'b' });
  expect(simulate(start, rules, 'legacy')).toMatchObject({ labels: { a: 'b' }, steps: [{ matched: true, refusedName: 'b.x', changes: [] }] });
  expect(simulate(start, rules, 'utf8')).toMatchObject({ labels: { a: 'b', 'b.x': 'b' }, steps: [{ refusedName: undefined }] });
});

test('a step says what the rule saw and what it changed', () => {
  const { steps } = run({ a: 'x', b: 'y' }, { sourceLabels: ['a', 'b'], regex: '(.);(.)', targetLabel: 'a', replacement: '$2' }, { sourceLabels: ['a'], regex: 'z', targetLabel: 'a' }, { action: 'labeldrop', regex: 'b|c' });
  expect(steps).toMatchObject([
    { index: 0, input: 'x;y', matched: true, names: [], drops: false, changes: [{ name: 'a', before: 'x', after: 'y' }], labels: { a: 'y', b: 'y' } },
    { index: 1, input: 'y', matched: false, changes: [] },
    { index: 2, input: undefined, matched: true, names: ['b'], changes: [{ name: 'b', before: 'y', after: undefined }], labels: { a: 'y' } },
  ]);
});

test('the step that drops is the last, and leaves no labels', () => {
  const { steps, labels } = run({ a: 'x' }, { action: 'drop', sourceLabels: ['a'], regex: 'x' }, { targetLabel: 'b', replacement: 'y' });
  expect(steps).toMatchObject([{ drops: true, matched: true, input: 'x', labels: { a: 'x' } }]);
  expect(steps).toHaveLength(1);
  expect(labels).toBeUndefined();
});

test('labels named like properties of every object are labels', () => {
  expect(run({ a: 'x' }, { sourceLabels: ['constructor', '__proto__'], targetLabel: 'b' }).labels).toEqual({ a: 'x', b: ';' });
  expect(run({ a: 'x' }, { targetLabel: '__proto__', replacement: 'y' }, { sourceLabels: ['__proto__'], targetLabel: 'b' }).labels).toMatchObject({ a: 'x', b: 'y' });
});

test('the labels that are given stay as they are, whatever the rules', () => {
  fc.assert(
    fc.property(targetRules, fc.constantFrom(...targetLabelSets), (rules, labels) => {
      const start = LabelBuilder.of(labels);
      const before = start.labels();
      const { steps } = simulate(start, rules.map((rule) => relabelRule.parse(rule)), 'utf8');
      expect(start.labels()).toEqual(before);
      // What the steps changed, one after the other, is what they left.
      const replayed = steps.reduce((now, { changes }) => new Map([...now, ...changes.map(({ name, after }) => [name, after] as const)]), new Map<string, string | undefined>(Object.entries(before)));
      expect(Object.fromEntries([...replayed].filter(([, value]) => value !== undefined))).toEqual(steps.at(-1)?.labels ?? before);
    }),
    { numRuns: 300 },
  );
});
