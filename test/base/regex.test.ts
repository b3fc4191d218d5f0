import fc from 'fast-check';

import { groupsUsed, Regex, regexFault, type RegexUse } from '../../lib/base/regex';
import { NotationError } from '../../lib/base/value';

test.each([
  ['api', 'api', true],
  ['api', 'my-api-2', false],
  ['a|b', 'b', true],
  ['a|b', 'ab', false],
  ['.*', 'two\nlines', true],
  ['', '', true],
  ['', 'a', false],
  ['(?i)api', 'API', true],
  ['\\Qa.b', 'a.b', true],
  ['\\Qa.b', 'axb', false],
  ['(?P<x>a)(?P<x>b)', 'ab', true],
])('"%s" as a matcher on %p is %p', (text, value, expected) => {
  expect(Regex.parse(text, 'matcher').matches(value)).toBe(expected);
});

test('a pasted text that closes the parentheses is anchored on one side only, as in Go', () => {
  expect(Regex.parse('a)|(?:b', 'relabel').matches('a-and-more')).toBe(true);
  expect(Regex.parse('a)|(?:b', 'relabel').matches('more-and-b')).toBe(true);
  expect(Regex.parse('a)|(?:b', 'relabel').matches('-a-b-')).toBe(false);
});

test('a dot matches a line break in Prometheus, and does not in Alertmanager', () => {
  expect(Regex.parse('a.b', 'relabel').matches('a\nb')).toBe(true);
  expect(Regex.parse('a.b', 'alertmanager').matches('a\nb')).toBe(false);
  expect(Regex.parse('a.b', 'alertmanager').matches('a-b')).toBe(true);
});

test('parentheses that close those of the wrapping are refused by PromQL, and taken by relabeling as the server takes them', () => {
  expect(regexFault('a)(?:b', 'matcher')).toBe('a ")" closes nothing');
  expect(regexFault('a)(?:b', 'relabel')).toBeUndefined();
});

test.each<[string, string]>([
  ['(a', 'a "(" is not closed'],
  ['a)', 'a ")" closes nothing'],
  ['[a', 'a "[" is not closed'],
  ['*a', '"*" repeats nothing'],
  ['a**', '"**" repeats a repetition'],
  ['a{1001}', '"{1001}" repeats more than 1000 times, or from more to fewer'],
  ['[z-a]', '"z-a" is not a class of characters'],
  ['\\1', '"\\1" is not an escape of RE2, which has no back-references'],
  ['a\\', 'it ends with a single "\\"'],
  ['(?!x)', 'it has look-around or another construct that RE2 lacks'],
  ['(?<=x)y', 'it has look-around or another construct that RE2 lacks'],
  ['(?P<1-2>x)', '"(?P<1-2>" does not begin with a name for a group'],
  ['\ud800', 'it is not UTF-8'],
])('refuses %p for every use: %s', (text, why) => {
  expect((['matcher', 'relabel', 'alertmanager'] satisfies RegexUse[]).map((use) => regexFault(text, use))).toEqual([why, why, why]);
});

test('the error of an expression has the text and a fix', () => {
  expect.assertions(2);
  try {
    Regex.parse('(?!canary).*');
  } catch (error) {
    expect(error).toBeInstanceOf(NotationError);
    expect(error).toMatchObject({ message: 'not an RE2 expression: it has look-around or another construct that RE2 lacks, got "(?!canary).*"', fix: 'match what shall be there, or use the negated matcher or action' });
  }
});

test.each([
  ['(.*):\\d+', '10.0.0.1:9090', '$1', '10.0.0.1'],
  ['(.*):\\d+', '10.0.0.1:9090', '${1}_host', '10.0.0.1_host'],
  ['(.*):\\d+', '10.0.0.1:9090', '$1_host', ''],
  ['(.*):\\d+', 'no port', '$1', undefined],
  ['(?P<host>.*)', 'a', '$host-${host}', 'a-a'],
  ['(a)|(b)', 'b', '$1$2', 'b'],
  ['.*', 'x', 'costs $$5', 'costs $5'],
  ['.*', 'x', 'a $ b', 'a $ b'],
])('"%s" on %p writes "%s" as %p', (text, value, replacement, expected) => {
  expect(Regex.parse(text).replace(value, replacement)).toBe(expected);
});

test('the groups of a replacement are known, and a plain one has none', () => {
  expect(groupsUsed('$1-${name}-$$')).toEqual(['1', 'name']);
  expect(groupsUsed('plain')).toEqual([]);
});

test('the texts of a plain alternative can be listed, others cannot', () => {
  expect(Regex.parse('a|b|').literals).toEqual(['a', 'b', '']);
  expect(Regex.parse('a|b.').literals).toBeUndefined();
});

test('one text and use is compiled once, other uses apart', () => {
  expect(Regex.parse('a+', 'matcher')).toBe(Regex.parse('a+', 'matcher'));
  expect(Regex.parse('a+', 'matcher')).not.toBe(Regex.parse('a+', 'relabel'));
});

test('no text makes it throw anything but its own error', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom<RegexUse>('matcher', 'relabel', 'alertmanager'), (text, use) => regexFault(text, use) === undefined || regexFault(text, use) !== ''));
});
