import { z } from 'zod';

import { formatFindings } from '../../lib/base/finding';
import { read } from '../../lib/base/read';
import { secret } from '../../lib/base/secret';
import { advised, byteSize, credential, duration, port, section } from '../../lib/base/section';

const rule = z.discriminatedUnion('action', [section({ action: z.literal('keep'), regex: z.string() }), section({ action: z.enum(['drop', 'hashmod']), modulus: z.int() })]);

const job = section({
  jobName: z.string().min(1),
  scrapeInterval: duration.prefault('1m'),
  bodySizeLimit: byteSize.optional(),
  honorLabels: z.boolean().default(false),
  scheme: z.enum(['http', 'https']).default('http'),
  basicAuth: section({ username: z.string(), password: credential }).optional(),
  rules: z.array(rule).default([]),
  port: port.optional(),
  team: advised(z.string(), 1, 5).optional(),
  names: z.array(z.string()).min(1).optional(),
});

const messages = (input: unknown): string => formatFindings(read(section({ jobs: z.array(job) }), { jobs: [input] }).findings);

test.each<[string, object, string]>([
  ['a misspelt key', { scrapeIntervall: '5s' }, 'error unknown-key\n  jobs[0].scrapeIntervall: unknown key "scrapeIntervall"\n    fix: did you mean "scrapeInterval"? known: basicAuth, bodySizeLimit, honorLabels, jobName, names, port, rules, scheme, scrapeInterval, team'],
  ['a missing value', { jobName: undefined }, 'error missing-value\n  jobs[0].jobName: missing, a text is needed\n    fix: write it'],
  ['an empty text', { jobName: '' }, 'error value-too-small\n  jobs[0].jobName: empty, a text is needed\n    fix: write it'],
  ['an empty text that only we refuse', { team: '' }, 'error value-too-small\n  jobs[0].team: empty, a text is needed\n    fix: write it'],
  ['a text that is too long', { team: 'abcdef' }, 'error value-too-big\n  jobs[0].team: longer than 5, got 6\n    fix: use at most 5'],
  ['a missing credential', { basicAuth: { username: 'me' } }, 'error missing-value\n  jobs[0].basicAuth.password: missing, a credential is needed\n    fix: refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")'],
  ['an empty list', { names: [] }, 'error value-too-small\n  jobs[0].names: empty\n    fix: use at least 1'],
  ['a number for a duration', { scrapeInterval: 5 }, 'error malformed-value\n  jobs[0].scrapeInterval: not a duration such as "30s", got 5'],
  ['a duration without unit', { scrapeInterval: '5' }, 'error malformed-value\n  jobs[0].scrapeInterval: not a duration, got "5"\n    fix: give it a unit, such as "5s"'],
  ['text for a boolean', { honorLabels: 'yes' }, 'error wrong-type\n  jobs[0].honorLabels: not true or false, got "yes"\n    fix: write true or false'],
  ['an unknown word', { scheme: 'htps' }, 'error unknown-value\n  jobs[0].scheme: unknown value "htps"\n    fix: did you mean "https"? known: http, https'],
  ['an unknown kind of a union', { rules: [{ action: 'kep' }] }, 'error unknown-value\n  jobs[0].rules[0].action: unknown value "kep"\n    fix: did you mean "keep"? known: drop, hashmod, keep'],
  ['a field of another kind', { rules: [{ action: 'keep', regex: 'a', modulus: 3 }] }, 'error unknown-key\n  jobs[0].rules[0].modulus: unknown key "modulus"\n    fix: known: action, regex'],
  ['a port out of range', { port: 99_999 }, 'error value-too-big\n  jobs[0].port: more than 65535, got 99999\n    fix: use at most 65535'],
])('says what is wrong with %s', (_, change, expected) => {
  expect(messages({ jobName: 'app', ...change })).toBe(expected);
});

test('a credential in clear is refused without being repeated', () => {
  const text = messages({ jobName: 'app', basicAuth: { username: 'me', password: 'hunter2' } });
  expect(text).toBe('error malformed-value\n  jobs[0].basicAuth.password: a credential in clear, or no reference\n    fix: refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")');
  expect(text).not.toContain('hunter2');
});

test('everything that is wrong comes at once', () => {
  expect(read(job, { scrapeIntervall: '5s', scrapeInterval: 5, honorLabels: 1, basicAuth: { username: 1 } }).findings.map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining(['jobName', 'scrapeIntervall', 'scrapeInterval', 'honorLabels', 'basicAuth.username', 'basicAuth.password']),
  );
});

test('what is right is read into values, with the defaults filled in', () => {
  const { findings, model } = read(job, { jobName: 'app', bodySizeLimit: '10MB', basicAuth: { username: 'me', password: secret('a', 'b') } });
  expect(findings).toEqual([]);
  expect([model?.scrapeInterval.toString(), model?.bodySizeLimit?.bytes, model?.honorLabels]).toEqual(['1m', 10 * 1024 ** 2, false]);
});

test('the rest of a faulty spec is still there for the checks, without the faulty values', () => {
  const { findings, model } = read(job, { jobName: 'app', honorLabels: 'yes', typo: 1, scheme: 'https' });
  expect(findings).toHaveLength(2);
  expect(model).toMatchObject({ jobName: 'app', honorLabels: false, scheme: 'https' });
});

test('a faulty value in a list is left out, a faulty section keeps its place', () => {
  const lists = section({ names: z.array(z.string()), jobs: z.array(section({ name: z.string().optional() })) });
  expect(read(lists, { names: ['a', 1, 'b'], jobs: [{ nam: 'x' }, { name: 'y' }] }).model).toEqual({ names: ['a', 'b'], jobs: [{}, { name: 'y' }] });
});

test('a spec that lacks what it needs has no model', () => {
  expect(read(job, {}).model).toBeUndefined();
});
