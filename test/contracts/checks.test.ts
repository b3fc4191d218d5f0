import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import type { z } from 'zod';

import { formatFindings, type Finding } from '../../lib/base/finding';
import { SecretFile, SecretKey } from '../../lib/base/secret';
import type { SpecPath } from '../../lib/base/spec-path';
import { Version } from '../../lib/base/version';
import { checks } from '../../lib/checks';
import { judge } from '../../lib/checks/judge';
import type { Check } from '../../lib/checks/define';
import { sinceOf } from '../../lib/checks/facts/declared-fields';
import type { Stack } from '../../lib/stack/model';
import { resolveAlertmanager, resolveServer, resolveStack } from '../../lib/stack/resolve';
import { aStack } from '../../lib/stack/sample';
import { serverFields } from '../../lib/stack/spec';
import { parts } from '../../lib/stack/versions';

const folder = join(__dirname, '../../lib/checks');

/** Files of the folder that hold no check. */
const others = ['define', 'example-text', 'index', 'judge', 'page', 'sample'];

const ids = checks.map(({ id }) => id);

const read = (spec: unknown): Stack => {
  const { stack, findings } = resolveStack('example', spec);
  if (stack === undefined || findings.length > 0) throw new Error(`the example cannot be read:\n${formatFindings(findings)}`);
  return stack;
};

const examples = (kind: 'bad' | 'good'): [string, Check, Check['bad'][number]][] => checks.flatMap((check) => check[kind].map((spec, index): [string, Check, Check['bad'][number]] => [`${check.id} ${index}`, check, spec]));

test('every file of the folder is a check, and every check is in the registry, in alphabetical order', () => {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  expect(ids).toEqual(files.filter((file) => !others.includes(file)).sort());
});

test.each(checks.map((check): [string, Check] => [check.id, check]))('%s is called the same as its file and its export', (id, check) => {
  const exported = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const module = jest.requireActual<Record<string, unknown>>(join(folder, id));
  expect(Object.keys(module)).toEqual([exported]);
  expect(module[exported]).toBe(check);
});

test.each(checks.map((check): [string, Check] => [check.id, check]))('%s is explained in sentences, with a source and examples', (_, { summary, why, see, bad, good }) => {
  for (const text of [summary, why]) expect(text).toMatch(/^[A-Z"].*[^.]\.$/s);
  expect(see).toMatch(/^https:\/\/\S+$/);
  expect(Math.min(bad.length, good.length)).toBeGreaterThan(0);
});

test.each(examples('bad'))('the bad example %s has exactly that fault', (_, check, spec) => {
  const findings = judge(read(spec));
  expect(findings.filter((finding) => finding.check === check.id)).toHaveLength(1);
  expect(findings.filter((finding) => finding.check !== check.id && (check.severity === 'warning' || finding.severity === 'error'))).toEqual([]);
});

test.each(examples('bad'))('the finding in %s is at a place that the author can write to', (_, check, spec) => {
  for (const { path } of check.find(read(spec))) {
    expect(path.length).toBeGreaterThan(0);
    expect(unknownKeys(spec, path)).toEqual([]);
  }
});

test.each(examples('bad'))('the finding in %s is worded like the others', (_, check, spec) => {
  for (const { message, fix } of check.find(read(spec))) {
    for (const text of [message, fix]) {
      expect(text).toMatch(/^[^A-Z\s]/);
      expect(text).not.toMatch(/[.!\s]$/);
      expect(text).not.toMatch(/\binvalid\b|undefined|NaN|\[object/);
      expect(text).not.toContain('\n');
    }
  }
});

test.each(examples('good'))('the good example %s has no fault at all', (_, __, spec) => {
  expect(judge(read(spec))).toEqual([]);
});

test.each(checks.map((check): [string, Check] => [check.id, check]))('%s says what it always said', (_, check) => {
  expect(check.bad.map((spec) => formatFindings(judge(read(spec)).filter((finding) => finding.check === check.id))).join('\n')).toMatchSnapshot();
});

test('a check with the path of a key that does not exist is noticed', () => {
  expect(unknownKeys(aStack(), ['scrapeConfig', 0])).not.toEqual([]);
  expect(unknownKeys(aStack(), ['global', 'scrapeIntervall'])).not.toEqual([]);
  expect(unknownKeys(aStack(), ['global', 'scrapeInterval'])).toEqual([]);
});

test('nothing is found in the smallest stack, and the same twice in a broken one', () => {
  expect(judge(read(aStack()))).toEqual([]);
  const broken = read(aStack({ replicas: 2, scrapeConfigs: [{ jobName: 'prometheus' }] }));
  expect(judge(broken)).toEqual(judge(broken));
  expect(judge(broken).map(({ check }) => check)).toEqual(['external-labels-missing', 'job-name-not-unique', 'job-without-targets']);
});

test('a server alone and an Alertmanager alone are judged too', () => {
  const config = { route: { receiver: 'webhook' }, receivers: [{ name: 'webhook', webhookConfigs: [{ url: new SecretKey('Hooks', 'url') }] }] };
  const server = resolveServer('example', { storage: { size: '0' } }).stack;
  const alertmanager = resolveAlertmanager('example', { config }).stack;
  expect(server && formatFindings(judge(server))).toContain('volume-size-zero\n  storage.size:');
  expect(alertmanager && formatFindings(judge(alertmanager))).toContain('secret-name\n  config.receivers[0].webhookConfigs[0].url:');
});

test('no field is newer than the version that is the default', () => {
  const declared = [...everyField(serverFields)].map(sinceOf).filter((since) => since !== undefined);
  expect(declared.length).toBeGreaterThan(5);
  expect(declared.filter((since) => !Version.parse(parts.prometheus.version).isAtLeast(since))).toEqual([]);
});

test('no check throws, whatever is left of a spec that was broken at random', () => {
  const specs = checks.flatMap(({ bad, good }) => [...bad, ...good]);
  let judged = 0;
  fc.assert(
    fc.property(fc.constantFrom(...specs), fc.constantFrom(...specs), fc.array(fc.tuple(fc.infiniteStream(fc.nat(20)), junk), { maxLength: 3 }), (one, other, changes) => {
      const broken = changes.reduce<unknown>((spec, [steps, value]) => replaced(spec, steps, value), { ...one, ...other });
      const { stack } = resolveStack('example', broken);
      if (stack === undefined) return;
      judged++;
      for (const { path, message, fix } of judge(stack)) expect([Array.isArray(path), typeof message, typeof fix]).toEqual([true, 'string', 'string']);
    }),
    { numRuns: 400, seed: 1 },
  );
  expect(judged).toBeGreaterThan(200);
});

const junk = fc.constantFrom<unknown>(
  ...[undefined, null, '', ' ', 'x', '$', '${1}', '(', '{{', '0s', '9999y', '../..', 'é', '\ud800', 'a'.repeat(300), 'up == 1', '__name__', '__meta_x', 0, 1, -1, 1.5, 1e21, true, false, [], [null], ['x'], {}],
  new SecretKey('', ''),
  new SecretFile(''),
);

/** The value with another one somewhere inside of it; the steps say where. */
function replaced(value: unknown, steps: Iterator<number>, by: unknown): unknown {
  const step: unknown = steps.next().value;
  if (typeof value !== 'object' || value === null || value instanceof SecretKey || value instanceof SecretFile || typeof step !== 'number' || step === 20) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === Number(key) ? replaced(item, steps, by) : item));
  return { ...value, [key]: replaced((value as Record<string, unknown>)[key], steps, by) };
}

/** What is said about keys that nobody knows when something is put at this path. */
function unknownKeys(spec: object, path: SpecPath): Finding[] {
  const put = (value: unknown, [step, ...rest]: SpecPath): unknown => {
    if (step === undefined) return value;
    if (typeof step === 'number') return Array.isArray(value) && step < value.length ? value.map((item: unknown, index) => (index === step ? put(item, rest) : item)) : [{ nowhere: step }];
    return { ...(value as object | undefined), [step]: put((value as Record<string, unknown> | undefined)?.[step], rest) };
  };
  return resolveStack('example', put(spec, path)).findings.filter(({ check }) => check === 'unknown-key');
}

/** Every declaration of a field, in whatever alternative it stands. */
function* everyField(shape: Readonly<Record<string, z.ZodType>>): Iterable<z.ZodType> {
  for (const field of Object.values(shape)) {
    yield field;
    const { innerType, in: input, element, options, shape: inner } = field.def as unknown as { innerType?: z.ZodType; in?: z.ZodType; element?: z.ZodType; options?: z.ZodType[]; shape?: Record<string, z.ZodType> };
    yield* everyField({ ...inner, ...Object.fromEntries([innerType, input, element, ...(options ?? [])].filter((next) => next !== undefined).map((next, index) => [`alternative ${index}`, next])) });
  }
}
