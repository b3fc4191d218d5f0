import { ruleFileNameNotUnique } from '../../lib/checks/rule-file-name-not-unique';
import { ruleFileNameRefused } from '../../lib/checks/rule-file-name-refused';
import { ruleGroupNameNotUnique } from '../../lib/checks/rule-group-name-not-unique';
import { ruleName } from '../../lib/checks/rule-name';
import { found } from './found';

const alert = { alert: 'A', expr: 'up', labels: {}, annotations: {} };
const rules = (...list: object[]) => ({ ruleGroups: [{ name: 'app', rules: list as never }] });
const legacy = { global: { metricNameValidationScheme: 'legacy' as const } };

test('takes any name in UTF-8, and plain ones only under the legacy scheme', () => {
  const spec = rules({ record: 'job.requests', expr: 'up', labels: { 'a.b': 'c' } }, { ...alert, annotations: { 'runbook.url': 'x', __name__: 'x' } });
  expect(found(ruleName, spec)).toEqual([]);
  expect(found(ruleName, { ...spec, ...legacy })).toEqual([
    'ruleGroups[0].rules[0].labels["a.b"]: not a label name, got "a.b"',
    'ruleGroups[0].rules[0].record: not a metric name, got "job.requests"',
    'ruleGroups[0].rules[1].annotations["runbook.url"]: not a name of an annotation, got "runbook.url"',
  ]);
  expect(found(ruleName, { ...rules({ record: 'job:requests:rate5m', expr: 'up' }), ...legacy })).toEqual([]);
});

test('an alert cannot be given another name of a metric', () => {
  expect(found(ruleName, rules({ ...alert, labels: { __name__: 'x' } }))).toEqual(['ruleGroups[0].rules[0].labels.__name__: a label cannot be called "__name__"']);
  expect(found(ruleName, rules({ ...alert, alert: 'Any text: {at} all' }))).toEqual([]);
});

test('groups of the same name are told by their name, not by their file', () => {
  const ruleGroups = [{ name: 'a' }, { name: 'a' }];
  expect(found(ruleGroupNameNotUnique, { ruleGroups })).toHaveLength(1);
  expect(found(ruleFileNameNotUnique, { ruleGroups })).toEqual([]);
});

test('a file name is at most 253 characters long', () => {
  expect(found(ruleFileNameRefused, { ruleGroups: [{ name: 'a'.repeat(249) }] })).toEqual([]);
  expect(found(ruleFileNameRefused, { ruleGroups: [{ name: 'a'.repeat(250) }] }, true)).toEqual(['ruleGroups[0].name: longer than 253 characters as a file name, got 254 -> use at most 249']);
});
