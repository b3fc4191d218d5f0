import { Version } from '../../lib/base/version';

test.each([
  ['3.16.0', '3.9', true],
  ['3.16', '3.16.0', true],
  ['v3.16.0', '3.16.1', false],
  ['2.55.1', '3.0', false],
])('%s at least %s is %p', (version, other, expected) => {
  expect(Version.parse(version).isAtLeast(other)).toBe(expected);
});

test.each(['latest', '3', '3.16.0-rc.1', ''])('refuses %p', (text) => {
  expect(() => Version.parse(text)).toThrow(`not a version, got "${text}"`);
});
