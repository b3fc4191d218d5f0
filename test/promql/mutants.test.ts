import { mutantsOf, type NativeRule } from '../../scripts/mutation/mutants';
import { byPromise, relevantTests, RuleSet, type TestFile } from '../../scripts/mutation/rule-tests';

const changes = (expr: string): readonly string[] => mutantsOf({ alert: 'A', expr }).map(({ change }) => change.replace(/^expr \d+: /, ''));

test.each([
  ['a > 0.5', ['">" becomes ">="', '">" becomes "<="', '"0.5" becomes "0.45"', '"0.5" becomes "0.55"']],
  ['a == 3', ['"==" becomes "!="', '"3" becomes "2"', '"3" becomes "4"']],
  ['a * 10s', ['"10s" becomes "9"', '"10s" becomes "11"']],
  ['a and b', ['" and b" becomes ""', '"and" becomes "unless"']],
  ['a or b', ['" or b" becomes ""', '"a or " becomes ""']],
  ['a unless on (x) b', ['" unless on (x) b" becomes ""', '"unless" becomes "and"']],
  ['rate(a[5m] offset 1h)', ['"5m" becomes "2m30s"', '"5m" becomes "10m"', '"1h" becomes "30m"', '"1h" becomes "2h"']],
  ['a{x=~"b|c"}', [String.raw`"x=~"b|c"" becomes "x!~"b|c""`]],
  ['quantile(0.9, a)', ['"0.9" becomes "0.81"', '"0.9" becomes "0.99"']],
  ['vector(1)', []],
  ['sum by (x) (a)', []],
])('of %s there are %p', (expr, expected) => {
  const found = changes(expr);
  expect([...found].sort()).toEqual([...expected].sort());
});

test('a change is made where it stands, and nowhere else', () => {
  const [first] = mutantsOf({ alert: 'A', expr: 'a > 1 and b > 1' });
  expect(mutantsOf({ alert: 'A', expr: 'a > 1 and b > 1' }).map(({ rule }) => rule.expr)).toEqual(expect.arrayContaining(['a >= 1 and b > 1', 'a > 1 and b >= 1', 'a > 2 and b > 1', 'a > 1 and b > 0', 'a > 1', 'a > 1 unless b > 1']));
  expect(first?.rule).toMatchObject({ alert: 'A' });
});

test('a wait is a tenth shorter and longer, and a minute at least', () => {
  const waits = (written: string) => mutantsOf({ alert: 'A', expr: 'vector(1)', for: written }).map(({ rule }) => rule.for);
  expect([waits('5m'), waits('1h'), waits('30s')]).toEqual([['4m', '6m'], ['54m', '1h6m'], ['0s', '1m30s']]);
});

test('an expression that is none is an error', () => {
  expect(() => mutantsOf({ record: 'a', expr: 'sum(' })).toThrow('not an expression');
});

describe('the tests that are run for a rule', () => {
  const requests: NativeRule = { record: 'job:requests:rate5m', expr: 'rate(requests[5m])' };
  const slow: NativeRule = { alert: 'Slow', expr: 'job:requests:rate5m < 1' };
  const slower: NativeRule = { alert: 'Slower', expr: 'other > 1 unless ALERTS{alertname="Slow"}' };
  const other: NativeRule = { alert: 'Other', expr: 'other > 1' };
  const set = new RuleSet([requests, slow, slower, other]);
  const file: TestFile = {
    rule_files: [],
    tests: [
      { name: 'late', alert_rule_test: [{ alertname: 'Slow', eval_time: '9m' }] },
      { name: 'all', alert_rule_test: [{ alertname: 'Slower', eval_time: '1m' }, { alertname: 'Other', eval_time: '2m' }] },
      { name: 'query', promql_expr_test: [{ expr: 'sum(job:requests:rate5m)', eval_time: '5m' }] },
    ],
  };
  const run = (rule: NativeRule) => [...relevantTests(file, set, rule)].sort(byPromise).map(({ test: { name, alert_rule_test: alerts = [] }, rules }) => [name, alerts.map(({ alertname }) => alertname), [...rules].map((one) => one.record ?? one.alert).sort()]);

  test('are those about it and its readers, with the rules that they need, the direct and short ones first', () => {
    expect(run(slow)).toEqual([
      ['late', ['Slow'], ['Slow', 'job:requests:rate5m']],
      ['all', ['Slower'], ['Slow', 'Slower', 'job:requests:rate5m']],
    ]);
    expect(run(requests).map(([name]) => name)).toEqual(['query', 'all', 'late']);
  });

  test('leave out what nobody asserts anything about', () => {
    expect(run(other)).toEqual([['all', ['Other'], ['Other']]]);
    expect(relevantTests({ ...file, tests: [] }, set, other)).toEqual([]);
  });
});
