import { goGlob } from '../../lib/base/go-glob';

/** What Go's own tests say of its patterns: https://go.dev/src/path/filepath/match_test.go */
test.each<[pattern: string, name: string, fits: boolean]>([
  ['abc', 'abc', true],
  ['*', 'abc', true],
  ['*c', 'abc', true],
  ['a*', 'ab/c', false],
  ['a*b*c*d*e*', 'axbxcxdxe', true],
  ['a*b?c*x', 'abxbbxdbxebxczzx', true],
  ['a*b?c*x', 'abxbbxdbxebxczzy', false],
  ['ab[c]', 'abc', true],
  ['ab[b-d]', 'abc', true],
  ['ab[e-g]', 'abc', false],
  ['ab[^c]', 'abc', false],
  ['ab[^e-g]', 'abc', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'ab', false],
  ['a?b', 'a☺b', true],
  ['a[^a]b', 'a☺b', true],
  ['a???b', 'a☺b', false],
  ['[a-ζ]*', 'α', true],
  ['*[a-ζ]', 'A', false],
  ['a?b', 'a/b', false],
  ['[\\]a]', ']', true],
  ['[\\-x]', '-', true],
  ['[x\\-]', 'z', false],
  ['[b-a]', 'a', false],
  ['a.yml', 'axyml', false],
])('%s and %s', (pattern, name, fits) => {
  expect(goGlob(pattern)?.test(name)).toBe(fits);
});

test.each(['[]a]', '[-]', '[x-]', '[-x]', '[a-b-c]', '[', '[^', '[^]', '[^bc', 'a[', 'a\\'])('%s is broken', (pattern) => {
  expect(goGlob(pattern)).toBeUndefined();
});
