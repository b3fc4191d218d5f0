import { recordOfItself } from '../../lib/checks/record-of-itself';
import { ruleNotUnique } from '../../lib/checks/rule-not-unique';
import { found } from './found';

const groups = (...list: object[]) => ({ ruleGroups: list.map((group, index) => ({ name: `g${index}`, ...group })) });
const alert = (changes: object = {}) => ({ alert: 'A', expr: 'up == 0', ...changes });

test.each<[string, object]>([
  ['labels of the group count', groups({ labels: { a: 'b', c: 'd' }, rules: [alert()] }, { labels: { c: 'd' }, rules: [alert({ labels: { a: 'b' } })] })],
  ['the order of labels does not', groups({ rules: [alert({ labels: { a: 'b', c: 'd' } }), alert({ labels: { c: 'd', a: 'b' } })] })],
  ['annotations and times do not', groups({ rules: [alert(), alert({ for: '5m', annotations: { summary: 'x' } })] })],
])('finds the same rule twice: %s', (_, spec) => {
  expect(found(ruleNotUnique, spec)).toHaveLength(1);
});

test.each<[string, object]>([
  ['alerts of one name with another expression', groups({ rules: [alert(), alert({ expr: 'up == 1' })] })],
  ['alerts of another severity', groups({ rules: [alert({ labels: { severity: 'warning' } }), alert({ labels: { severity: 'critical' } })] })],
  ['an alert and a series of one name', groups({ rules: [alert(), { record: 'A', expr: 'up == 0' }] })],
  ['a series with other labels', groups({ rules: [{ record: 'a', expr: 'up' }, { record: 'a', expr: 'up', labels: { b: 'c' } }] })],
])('tells apart %s', (_, spec) => {
  expect(found(ruleNotUnique, spec)).toEqual([]);
});

test('a series may be made of what it was before, or of one with a similar name', () => {
  expect(found(recordOfItself, groups({ rules: [{ record: 'a:max', expr: 'max_over_time(a:max[5m]) or b' }] }))).toHaveLength(1);
  expect(found(recordOfItself, groups({ rules: [{ record: 'a:max', expr: 'a or a:max offset 1m' }, { record: 'a', expr: 'a:max' }] }))).toEqual([]);
});
