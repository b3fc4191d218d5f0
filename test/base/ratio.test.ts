import { formatFindings } from '../../lib/base/finding';
import { Ratio } from '../../lib/base/ratio';
import { read } from '../../lib/base/read';
import { ratio, section } from '../../lib/base/section';

test.each([
  ['99.9%', '0.999', '99.9%', '0.001'],
  ['0.999', '0.999', '99.9%', '0.001'],
  ['99.999%', '0.99999', '99.999%', '0.00001'],
  ['100%', '1', '100%', '0'],
  ['0', '0', '0%', '1'],
])('reads %s as %s or %s, which leaves exactly %s', (text, decimal, percent, rest) => {
  const ratio = Ratio.parse(text);
  expect([ratio.toString(), ratio.toPercent(), ratio.complement().toString()]).toEqual([decimal, percent, rest]);
});

test.each([
  ['101%', 'more than 100%, got "101%"'],
  ['99,9%', 'not a ratio, got "99,9%"'],
  ['-1%', 'not a ratio, got "-1%"'],
])('refuses %p', (text, message) => {
  expect(() => Ratio.parse(text)).toThrow(message);
});

test.each([
  ['99.9', 'write "99.9%", or a share between "0%" and "100%"'],
  ['100', 'write "100%", or a share between "0%" and "100%"'],
  ['101', 'write a share between "0%" and "100%"'],
  ['101%', 'write a share between "0%" and "100%"'],
])('says of %s what can be written', (text, fix) => {
  expect(formatFindings(read(section({ objective: ratio }), { objective: text }).findings)).toBe(`error malformed-value\n  objective: more than 100%, got "${text}"\n    fix: ${fix}`);
});
