/**
 * What we say of expressions and templates, against Prometheus' own parser and engine.
 *
 * The texts are random, and the same in each run; SEED in the environment, a whole number, makes others.
 * @engines promtool
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import fc, { type Arbitrary } from 'fast-check';
import { parseAllDocuments } from 'yaml';

import { regexFault } from '../../lib/base/regex';
import { analyze } from '../../lib/promql/analyze';
import { promqlFeatures, type PromqlFeature } from '../../lib/promql/features';
import { parseTemplate } from '../../lib/rules/go-template';
import { evaluate, series, universe } from '../promql/support/engine';
import { expressions } from '../promql/support/expressions';
import { expressionParts, expressionPieces, goodTemplates, mutated, templateParts, templatePieces } from '../promql/support/mutations';
import { refusals } from '../promql/support/promtool';
import { checkout } from './support/engines';
import { saw } from './support/report';

const seed = Number(process.env['SEED'] ?? 1);
const sample = <T>(arbitrary: Arbitrary<T>, count: number): readonly T[] => fc.sample(arbitrary, { seed, numRuns: count });
const texts = (arbitrary: Arbitrary<string>, count: number): readonly string[] => [...new Set(sample(arbitrary, count))].filter((text) => text !== '' && text.isWellFormed());

beforeAll(() => saw('the seed of the random texts', seed));

/** Every text on which the two verdicts differ, with what each side says. */
async function disagreements(expressionTexts: readonly string[], features: readonly PromqlFeature[] = []): Promise<readonly string[]> {
  const theirs = await refusals(expressionTexts.map((expr, place) => ({ record: `r${place}`, expr })), features);
  saw('expressions judged', expressionTexts.length, `${theirs.size} of them refused`);
  return expressionTexts.flatMap((text, place) => {
    const ours = analyze(text, features).faults[0]?.message;
    return (ours === undefined) === !theirs.has(place) ? [] : `${JSON.stringify(text)}: we say ${ours ?? 'good'}, Prometheus ${theirs.get(place) ?? 'good'}`;
  });
}

test('expressions as people write them are judged as Prometheus judges them', async () => {
  expect(await disagreements(texts(expressions(), 3000))).toEqual([]);
});

test('expressions with mistakes are judged as Prometheus judges them', async () => {
  expect(await disagreements(texts(mutated(expressions(), expressionParts, expressionPieces), 6000))).toEqual([]);
});

test('the verdicts agree also with every feature of the language switched on', async () => {
  expect(await disagreements(texts(fc.oneof(expressions(), mutated(expressions(), expressionParts, expressionPieces)), 4000), promqlFeatures)).toEqual([]);
});

/** The expressions of everything in a file that looks like a rule, whatever is around it; none where the file is no YAML. */
function expressionsIn(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { expr, record, alert } = value as Readonly<Record<string, unknown>>;
    if (typeof expr === 'string' && (record !== undefined || alert !== undefined)) found.push(expr);
    Object.values(value).forEach(walk);
  };
  // Templates of other tools are no YAML, and hold nothing to judge.
  for (const document of parseAllDocuments(text, { logLevel: 'silent' })) if ('toJS' in document && document.errors.length === 0) walk(document.toJS());
  return found;
}

const filesUnder = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ya?ml|rules)$/.test(name)).map((name) => join(folder, name));

test('the expressions of the shipped rules are good, and both say so', async () => {
  const shipped = [...new Set(['deploy', 'dist'].flatMap((folder) => filesUnder(join(checkout, folder))).flatMap((file) => expressionsIn(readFileSync(file, 'utf8'))))];
  expect(shipped.length).toBeGreaterThan(50);
  expect(await disagreements(shipped)).toEqual([]);
  expect(shipped.flatMap((text) => analyze(text).faults)).toEqual([]);
});

test('the expressions of rules that others wrote, good and bad, are judged as Prometheus judges them', async () => {
  const shared = resolve(checkout, '../shared');
  const folders = ['conformance', 'mistakes'].map((name) => join(shared, name));
  if (!folders.some(existsSync)) return saw('rules that others wrote', 'not judged: there is no ../shared');
  const texts = [...new Set(folders.filter(existsSync).flatMap(filesUnder).flatMap((file) => expressionsIn(readFileSync(file, 'utf8'))))];
  expect(texts.length).toBeGreaterThan(50);
  expect(await disagreements(texts)).toEqual([]);
  expect(texts.filter((text) => analyze(text).faults.length > 0)).not.toEqual([]);
});

test('expressions of RE2 are judged as Prometheus judges them', async () => {
  const atoms = [
    'a', 'b', '.', '\\.', '\\d', '\\w', '\\b', '\\A', '\\z', '\\Z', '\\pL', '\\p{Greek}', '\\p{^L}', '\\PN', '[a-z]', '[^a]', '[]a]', '[[:alpha:]]', '[[:foo:]]', '[z-a]', '[', ']', '(', ')', '(?:', '(?i)', '(?P<x>', '(?<y>', '(?P<x', '(?-i:', '(?=', '(?<=', '|', '*', '+', '?', '{2}',
    '{2,}', '{3,2}', '{1001}', '{,3}', '*?', '**', '^', '$', '\\Q', '\\E', '\\x41', '\\x{110000}', '\\07', '\\1', '\\8', '\\C', '\\-', '\\_', 'é', '日', '(a{100})', '{100}', '{', '}', '\\', '(?U)', '\\pX', '\\p{Foo}', '[a-\\d]',
  ];
  const all = texts(fc.array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')), 6000);
  const theirs = await refusals(all.map((text, place) => ({ record: `r${place}`, expr: `x{a=~${JSON.stringify(text)}}` })));
  saw('expressions of RE2 judged', all.length, `${theirs.size} of them refused`);
  expect(all.filter((text, place) => (regexFault(text, 'matcher') === undefined) === theirs.has(place))).toEqual([]);
});

test('templates are judged as Prometheus judges them', async () => {
  const all = texts(mutated(fc.constantFrom(...goodTemplates), templateParts, templatePieces), 6000);
  const theirs = await refusals(all.map((text, place) => ({ alert: `a${place}`, expr: 'up', annotations: { text } })));
  saw('templates judged', all.length, `${theirs.size} of them refused`);
  const differing = all.filter((text, place) => (parseTemplate(text).faults.length === 0) === theirs.has(place));
  expect(differing).toEqual([]);
});

test('what is said of results holds for the results of the real engine', async () => {
  const all = texts(expressions(universe), 1500).filter((text) => analyze(text).valueType === 'vector');
  const results = await evaluate(all);
  const lies = all.flatMap((text) => {
    const { labels, outcome, values } = analyze(text);
    const samples = results.get(text);
    if (samples === undefined) return [];
    const wrong: string[] = [];
    if (outcome.returns === 'never' && samples.length > 0) wrong.push(`it returns ${samples.length} series, said to be never any: ${outcome.because?.message}`);
    if (outcome.returns === 'always' && samples.length === 0) wrong.push('it returns nothing, said to be always something');
    for (const { labels: got, value } of samples) {
      for (const name of new Set([...labels.names, ...Object.keys(got)])) {
        const fact = labels.of(name);
        if (fact.presence === 'has' && got[name] === undefined) wrong.push(`a series lacks "${name}"`);
        if (fact.presence === 'lacks' && got[name] !== undefined) wrong.push(`a series has "${name}"`);
        if (fact.values !== undefined && got[name] !== undefined && !fact.values.includes(got[name])) wrong.push(`"${name}" is "${got[name]}", said to be one of ${fact.values.join(', ')}`);
      }
      if (value < values.least || value > values.most) wrong.push(`a value is ${value}, said to be from ${values.least} to ${values.most}`);
    }
    return wrong.length === 0 ? [] : `${text}: ${[...new Set(wrong)].join('; ')}`;
  });
  const evaluated = all.filter((text) => results.has(text));
  saw('expressions evaluated', evaluated.length, `${evaluated.filter((text) => (results.get(text)?.length ?? 0) > 0).length} of them with a result, over ${series.length} series`);
  expect(lies).toEqual([]);
  expect(evaluated.length).toBeGreaterThan(300);
});
