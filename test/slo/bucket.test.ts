import { bucketCondition, leOf } from '../../lib/slo/bucket';

test.each([
  [0.3, '0.3'],
  [0.0001, '0.0001'],
  [0.00005, '5e-05'],
  [1, '1.0'],
  [10, '10.0'],
  [2.5, '2.5'],
  [999_999, '999999.0'],
  [1_000_000, '1e+06'],
  [1_048_576, '1.048576e+06'],
])('the bound %d is written as the server writes it', (bound, text) => {
  expect(leOf(bound)).toBe(text);
});

test('a whole bound is selected in both ways in which it is stored, another in its only one', () => {
  expect(bucketCondition(1)).toBe('le=~"1\\\\.0|1"');
  expect(bucketCondition(1_000_000)).toBe('le=~"1e\\\\+06|1000000"');
  expect(bucketCondition(0.3)).toBe('le="0.3"');
});
