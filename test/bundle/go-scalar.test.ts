import { isScalar } from 'yaml';

import { goScalar, type GoScalar } from '../../lib/bundle/go-scalar';
import { parseYaml } from '../../lib/bundle/yaml-file';

const read = (text: string): GoScalar => {
  const { root } = parseYaml(text);
  if (!isScalar(root)) throw new Error(`not a scalar: ${text}`);
  return goScalar(root);
};

test.each(['yes', 'Y', 'on', 'TRUE', 'True'])('%s is true, as in YAML 1.1', (text) => {
  expect(read(text)).toEqual({ kind: 'bool', value: true });
});

test.each(['no', 'N', 'off', 'FALSE', 'False'])('%s is false, as in YAML 1.1', (text) => {
  expect(read(text)).toEqual({ kind: 'bool', value: false });
});

test.each(['tRue', 'yEs', '"yes"', "'no'", '!!str yes', 'oN'])('%s is a text', (text) => {
  expect(read(text)).toEqual({ kind: 'text' });
});

test.each([
  ['0777', 511],
  ['0o17', 15],
  ['0x1F', 31],
  ['0b101', 5],
  ['-12', -12],
  ['1_000', 1000],
])('%s is the whole number %d', (text, value) => {
  expect(read(text)).toEqual({ kind: 'int', value });
});

test.each([
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['089', 89],
])('%s is the number %d', (text, value) => {
  expect(read(text)).toEqual({ kind: 'float', value });
});

test.each(['12:30', '1.2.3', '5m', '0x', '+', '_1'])('%s is a text, not a number', (text) => {
  expect(read(text)).toEqual({ kind: 'text' });
});

test.each(['~', 'null', 'NULL', 'Null'])('%s is nothing', (text) => {
  expect(read(text)).toEqual({ kind: 'null' });
});

test('the empty text in quotes is a text', () => {
  expect(read('""')).toEqual({ kind: 'text' });
});
