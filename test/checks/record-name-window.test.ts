import { recordNameWindow } from '../../lib/checks/record-name-window';
import { found } from './found';

const said = (record: string, expr: string): string[] => found(recordNameWindow, { ruleGroups: [{ name: 'a', rules: [{ record, expr }] }] });

test.each([
  ['job:requests:increase1m', 'sum by (job) (requests_total - requests_total offset 1m)'],
  ['job:requests:increase2d', 'sum by (job) (job:requests:increase1d) + sum by (job) (job:requests:increase1d offset 1d)'],
  ['job:requests:max1h', 'max by (job) (max_over_time(job:requests:rate5m[1h]))'],
])('%s may be %s', (record, expr) => {
  expect(said(record, expr)).toEqual([]);
});

test.each([
  ['job:requests:increase1m', 'sum by (job) (requests_total - requests_total offset 2m)', 'tells of 1m, the expression looks at 2m'],
  ['job:requests:increase3d', 'sum by (job) (job:requests:increase1d) + sum by (job) (job:requests:increase1d offset 1d)', 'tells of 3d, the expression looks at 1d, 2d'],
])('%s may not be %s', (record, expr, message) => {
  expect(said(record, expr)).toEqual([`ruleGroups[0].rules[0].record: ${message}`]);
});
