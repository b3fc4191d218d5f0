import { ruleExpression } from '../../lib/checks/rule-expression';
import { ruleExpressionTooNew } from '../../lib/checks/rule-expression-too-new';
import { ruleNeverReturns } from '../../lib/checks/rule-never-returns';
import { found } from './found';

const group = (expr: string) => ({ ruleGroups: [{ name: 'app', rules: [{ record: 'a:b:c', expr }] }] });
const place = 'ruleGroups[0].rules[0].expr: ';

test.each([
  ['up ==', 'character 6, the end'],
  ['sum(\n  rate(up)\n)', 'line 2, character 8'],
  ['up +\n', 'line 2, character 1, the end'],
])('says where the fault of %j is', (expr, where) => {
  expect(found(ruleExpression, group(expr))[0]).toContain(`, at ${where}`);
});

test.each([
  ['up[5m]', 'a range vector'],
  ['"text"', 'a string'],
])('refuses %s, which no rule can hold', (expr, type) => {
  expect(found(ruleExpression, group(expr))).toEqual([`${place}a rule needs an instant vector or a scalar, got ${type}`]);
});

test.each([['1'], ['up'], ['vector(1)'], ['time()']])('takes %s', (expr) => {
  expect(found(ruleExpression, group(expr))).toEqual([]);
});

test('knows the features of the server', () => {
  const expr = 'sort_by_label(up, "job")';
  expect(found(ruleExpression, group(expr))).toHaveLength(1);
  expect(found(ruleExpression, { ...group(expr), flags: { enableFeature: ['promql-experimental-functions'] } })).toEqual([]);
});

test('says every part that is too new', () => {
  const spec = { ...group('rate(up[5m * 2]) + sum_over_time(up[1m + 1m])'), versions: { prometheus: '3.10.0' } };
  expect(found(ruleExpressionTooNew, spec)).toEqual([`${place}arithmetic of durations is not supported before 3.14, got 3.10.0`, `${place}arithmetic of durations is not supported before 3.14, got 3.10.0`]);
  expect(found(ruleExpressionTooNew, { ...group('rate(up[5m])'), versions: { prometheus: '3.0.0' } })).toEqual([]);
});

test('says nothing more about an expression that cannot be read', () => {
  expect(found(ruleNeverReturns, group('up{a="b",a="c"} =='))).toEqual([]);
});
