import { alertNoDescription } from '../../lib/checks/alert-no-description';
import { alertNoRunbook } from '../../lib/checks/alert-no-runbook';
import { alertTemplateLabel } from '../../lib/checks/alert-template-label';
import { recordNameForm } from '../../lib/checks/record-name-form';
import { recordNameLevel } from '../../lib/checks/record-name-level';
import { recordNameOperation } from '../../lib/checks/record-name-operation';
import { recordNameWindow } from '../../lib/checks/record-name-window';
import { ruleGroupsByMissingLabel } from '../../lib/checks/rule-groups-by-missing-label';
import { ruleQuantileOutOfRange } from '../../lib/checks/rule-quantile-out-of-range';
import { ruleQuantileWithoutLe } from '../../lib/checks/rule-quantile-without-le';
import { ruleRateOfSum } from '../../lib/checks/rule-rate-of-sum';
import { ruleSidesDiffer } from '../../lib/checks/rule-sides-differ';
import { alertTexts, anAlert } from '../../lib/checks/sample';
import { found } from './found';

const recorded = (record: string, expr: string, labels: Record<string, string> = {}) => ({ ruleGroups: [{ name: 'app', rules: [{ record, expr, labels }] }] });
const rules = (...list: object[]) => ({ ruleGroups: [{ name: 'app', rules: list as never }] });
const name = 'ruleGroups[0].rules[0].record: ';
const expression = 'ruleGroups[0].rules[0].expr: ';

test.each([['x'], ['job:x'], ['job::sum'], ['job:x:'], ['job:x:sum:5m']])('the name %s is not level:metric:operations', (record) => {
  expect(found(recordNameForm, recorded(record, 'y'))).toEqual([`${name}not level:metric:operations, got "${record}"`]);
});

test.each([
  ['job:x-y:rate5m', 'has "-"'],
  ['job-path:x:sum', 'has "-"'],
  ['job:x:sum.5m', 'has "."'],
  ['5xx:x:sum', 'begins with "5"'],
  ['app-errors:rate5m', 'has "-"'],
])('the name %s needs quotes, since it %s', (record, why) => {
  expect(found(recordNameForm, recorded(record, 'y'))).toEqual([`${name}not a name that a query reads without quotes: it ${why}, got "${record}"`]);
});

test.each([['job:x:sum'], [':x:sum'], ['job:5xx:sum'], ['requests{job="app"}'], ['job_path:x_per_y:ratio_rate5m']])('the name %s is', (record) => {
  expect(found(recordNameForm, recorded(record, 'y'))).toEqual([]);
});

test.each([
  ['instance:x:sum', 'sum by (job) (x)', '"instance" is the level, but the result has no label "instance"'],
  ['job_path:x:sum', 'sum by (job) (sum by (job, path) (x))', '"job_path" is the level, but the result has no label "path"'],
  ['job:x:sum', 'sum(x{job="app"})', '"job" is the level, but the result has no label "job"'],
  ['job:x:sum', 'sum by (job, path) (x)', '"job" is the level, but the result has the label "path" as well'],
])('the name %s does not fit to %s', (record, expr, message) => {
  expect(found(recordNameLevel, recorded(record, expr))).toEqual([`${name}${message}`]);
});

test.each([
  ['job:x:sum', 'sum by (job) (x)', {}],
  ['job_path:x:sum', 'sum by (path, job) (x)', {}],
  ['job:x:sum', 'sum(x)', { job: 'app' }],
  ['job:x:sum', 'sum by (job, cluster) (x)', {}],
  ['job_primitive:x:sum', 'sum by (job, primitive_name, primitive_type) (x)', {}],
  ['global:x:sum', 'sum(x)', {}],
  ['job:x:sum', 'sum without (instance) (x)', {}],
  [':x:sum', 'sum(x)', {}],
  ['job', 'sum(x)', {}],
])('the name %s fits to %s', (record, expr, labels) => {
  expect(found(recordNameLevel, recorded(record, expr, labels))).toEqual([]);
});

test('the labels of a record are known to the rules that read it', () => {
  const summed = { record: 'job:up:sum', expr: 'sum by (job) (up)' };
  expect(found(recordNameLevel, rules(summed, { record: 'instance:up:max1h', expr: 'max_over_time(job:up:sum[1h])' }))).toHaveLength(1);
  expect(found(alertTemplateLabel, rules(summed, anAlert({ expr: 'job:up:sum == 0', annotations: { summary: '{{ $labels.instance }}' } })))).toEqual(['ruleGroups[0].rules[1].annotations.summary: the result has no label "instance", "job:up:sum" is recorded without it']);
  expect(found(alertTemplateLabel, rules(summed, anAlert({ expr: 'job:up:sum == 0', annotations: { summary: '{{ $labels.job }}' } })))).toEqual([]);
});

test.each([
  ['job:x:rate5m', 'rate(x[10m])', 'tells of 5m, the expression looks at 10m'],
  ['job:x:ratio_rate5m', 'rate(x[1h]) / rate(y[30m])', 'tells of 5m, the expression looks at 1h, 30m'],
  ['job:x:max1h', 'max_over_time(job:x:rate5m[30m])', 'tells of 1h, the expression looks at 30m, 5m'],
  ['job:x:ratio_rate1h', 'job:x:rate5m / job:y:rate5m', 'tells of 1h, the expression looks at 5m'],
])('the window in %s is not that of %s', (record, expr, message) => {
  expect(found(recordNameWindow, recorded(record, expr))).toEqual([`${name}${message}`]);
});

test.each([
  ['job:x:rate5m', 'rate(x[5m])'],
  ['job:x:rate1h30m', 'rate(x[90m])'],
  ['job:x:rate5m', 'rate(x[300])'],
  ['job:x:p95_rate5m', 'histogram_quantile(0.95, rate(x_bucket[5m]))'],
  ['job:x:max1h_rate5m', 'max_over_time(job:x:rate5m[1h])'],
  ['job:x:p95', 'rate(x[5m])'],
  ['job:x:rate5m', 'job:x:sum'],
  ['job:x:rate5m', 'rate(x[step()])'],
  ['rate5m', 'rate(x[10m])'],
])('nothing is wrong with the window in %s and %s', (record, expr) => {
  expect(found(recordNameWindow, recorded(record, expr))).toEqual([]);
});

test.each([
  ['job:x:sum', 'avg by (job) (x)', 'tells of sum(), the expression has avg()'],
  ['job:x:max', 'min by (job) (x > 0) or vector(0)', 'tells of max(), the expression has min()'],
  ['job:x:avg1h', 'max_over_time(x[1h])', 'tells of avg(), the expression has max_over_time()'],
  ['job:x:rate5m', 'increase(x[5m])', 'tells of rate(), the expression has increase()'],
  ['job:x:sum_irate5m', 'sum by (job) (rate(x[5m]))', 'tells of irate(), the expression has rate()'],
  ['job:x:deriv1h', 'avg by (job) (delta(x[1h]))', 'tells of deriv(), the expression has delta()'],
  ['job:x:stddev', 'max(label_replace(avg by (job) (x), "a", "b", "", ""))', 'tells of stddev(), the expression has max(), avg()'],
])('the name %s tells of another operation than %s has', (record, expr, message) => {
  expect(found(recordNameOperation, recorded(record, expr))).toEqual([`${name}${message}`]);
});

test.each([
  ['job:x:sum', 'sum by (job) (x)'],
  ['job:x:max1h', 'max_over_time(sum by (job) (x)[1h:])'],
  ['job:x:rate5m', 'sum by (job) (rate(x[5m]))'],
  ['job:x:p99', 'avg by (job) (x)'],
  ['job:x:summary', 'avg by (job) (x)'],
  // The same by other means.
  ['job:x:avg', 'sum by (job) (x) / count by (job) (x)'],
  ['job:x:rate5m', 'increase(x[5m]) / 300'],
  ['job:x:min', '-max by (job) (-x)'],
  ['job:x:count', 'sum by (job) (x > bool 5)'],
  ['job:x:max', 'histogram_quantile(1, sum by (job, le) (x_bucket))'],
  ['job:x:max', 'sum by (job) (topk by (job) (1, x))'],
  ['job:x:sum', 'count by (job) (x == 1)'],
  ['job:x:count5m', 'sum by (job) (increase(x[5m]))'],
  ['job:x:avg5m', 'sum by (job) (rate(x[5m]))'],
  // The word may be that of the metric, or of what is recorded.
  ['job:connections:max', 'sum by (job) (connections_max)'],
  ['job:x:max', 'sum by (job) (job:x:max5m)'],
  ['job:x:max', 'sum by (job) (other)'],
  ['job:x:max', 'sum by (job) ({job="app"})'],
  ['job:x:max', 'x'],
  ['max', 'sum(x)'],
])('nothing is wrong with the operation in %s and %s', (record, expr) => {
  expect(found(recordNameOperation, rules({ record, expr }, { record: 'other', expr: 'x' }))).toEqual([]);
});

test('an alert has no name of a record', () => {
  expect(found(recordNameOperation, rules(anAlert({ alert: 'job:x:sum', expr: 'avg by (job) (x)' })))).toEqual([]);
});

test.each([
  ['rate(sum(x)[5m:1m])', 'rate() of a sum'],
  ['increase((sum by (job) (x))[5m:])', 'increase() of a sum'],
])('%s takes the rate of a sum', (expr, message) => {
  expect(found(ruleRateOfSum, recorded('a:b:c', expr))).toEqual([`${expression}${message}`]);
});

test.each([['sum(rate(x[5m]))'], ['rate(x[5m:1m])'], ['rate(max by (job) (x)[5m:1m])'], ['rate(sum(rate(x[5m]))[1h:1m])'], ['deriv(sum(x)[5m:1m])'], ['max_over_time(sum(x)[5m:1m])'], ['rate(job:x:sum[5m])']])('%s does not', (expr) => {
  expect(found(ruleRateOfSum, recorded('a:b:c', expr))).toEqual([]);
});

test.each([
  ['count by (zone) (sum by (job) (x))', '"by" names "zone", which nothing there has: "by (job)" keeps only these labels'],
  ['sum(x) / on (zone) sum(y)', '"on" names "zone", which neither side has: sum() without "by" keeps no label'],
  ['vector(1) * on (zone) vector(2)', '"on" names "zone", which neither side has'],
])('%s groups by what is gone', (expr, message) => {
  expect(found(ruleGroupsByMissingLabel, recorded('a:b:c', expr))).toEqual([`${expression}${message}`]);
});

test.each([['count by (zone) (x)'], ['sum by (zone) (x) / on (zone) sum(y)'], ['count without (zone) (sum by (job) (x))'], ['sum(x) / on () sum(y)']])('%s does not', (expr) => {
  expect(found(ruleGroupsByMissingLabel, recorded('a:b:c', expr))).toEqual([]);
});

test('two sides that differ in a label are named, with which one has it', () => {
  expect(found(ruleSidesDiffer, recorded('a:b:c', 'sum by (job) (x) / sum(y)'))).toEqual([`${expression}matched by "job", which the right side has not and the left side may have: sum() without "by" keeps no label`]);
  expect(found(ruleSidesDiffer, recorded('a:b:c', 'sum(x) / y'))).toEqual([`${expression}matched by all labels, which the left side has not and the right side may have: sum() without "by" keeps no label`]);
  expect(found(ruleSidesDiffer, recorded('a:b:c', 'sum by (job) (x) / on (job) group_left () (y or sum by (job) (z))'))).toEqual([]);
  expect(found(ruleSidesDiffer, recorded('a:b:c', 'x{a="1"} / sum(y)'))).toEqual([]);
});

test('a quantile needs the bounds of its buckets, unless the histogram has none', () => {
  expect(found(ruleQuantileWithoutLe, recorded('a:b:c', 'histogram_quantile(0.9, sum(rate(x_bucket[5m])))'))).toEqual([`${expression}histogram_quantile() of buckets without the label "le": sum() without "by" keeps no label`]);
  expect(found(ruleQuantileWithoutLe, recorded('a:b:c', 'histogram_fraction(0, 1, sum without (le) (rate(x_bucket[5m])))'))).toHaveLength(1);
  for (const expr of ['histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))', 'histogram_quantile(0.9, sum(rate(x[5m])))', 'histogram_quantile(0.9, rate(x_bucket[5m]))', 'sum(x_bucket)']) expect(found(ruleQuantileWithoutLe, recorded('a:b:c', expr))).toEqual([]);
});

test('a quantile is a share', () => {
  expect(found(ruleQuantileOutOfRange, recorded('a:b:c', 'histogram_quantile(95, x_bucket)'))).toEqual([`${expression}the quantile of histogram_quantile() is always 95, not from 0 to 1`]);
  for (const expr of ['quantile(1.5, x)', 'quantile_over_time(-0.1, x[5m])']) expect(found(ruleQuantileOutOfRange, recorded('a:b:c', expr))).toHaveLength(1);
  for (const expr of ['quantile(0, x)', 'quantile(1, x)', 'quantile(scalar(y), x)', 'topk(5, x)', 'clamp_max(x, 5)']) expect(found(ruleQuantileOutOfRange, recorded('a:b:c', expr))).toEqual([]);
});

test('an alert without a runbook or a description is named', () => {
  const alert = rules(anAlert({ annotations: { summary: 'It is down' } }));
  expect(found(alertNoRunbook, alert)).toEqual(['ruleGroups[0].rules[0].annotations.runbook_url: missing on alert "AppDown"']);
  expect(found(alertNoDescription, alert)).toEqual(['ruleGroups[0].rules[0].annotations.description: missing on alert "AppDown"']);
  for (const check of [alertNoRunbook, alertNoDescription]) expect(found(check, rules(anAlert({ annotations: alertTexts }), { record: 'a:b:c', expr: 'x' }))).toEqual([]);
  expect(found(alertNoDescription, rules(anAlert({ annotations: { summary: 'It is down', message: 'Every scrape fails' } })))).toEqual([]);
});
