import { toYaml } from '../../lib/base/yaml';

test.each(['yes', 'on', 'n', '0777', '12:30', '1e3', 'null', '~', '1_000', ''])('text that older readers take for something else is quoted: %p', (text) => {
  expect(toYaml({ key: text })).toMatch(/^key: (["']).*\1\n$/);
});

test('keys keep their order, and long lines are not folded', () => {
  const long = 'word '.repeat(60).trim();
  expect(toYaml({ b: 1, a: long })).toBe(`b: 1\na: ${long}\n`);
});

test('what stands twice is written twice, without anchors', () => {
  const labels = { a: 'b' };
  expect(toYaml({ one: labels, two: labels })).toBe('one:\n  a: b\ntwo:\n  a: b\n');
});
