import { analyze } from '../../lib/promql/analyze';
import { functions } from '../../lib/promql/functions';
import { promqlFeatures } from '../../lib/promql/features';

const faultsOf = (source: string): readonly string[] => analyze(source).faults.map(({ from, to, message, fix }) => `[${source.slice(from, to)}] ${message} -> ${fix ?? ''}`);

test.each([
  ['up', 'vector'], ['1', 'scalar'], ['5m', 'scalar'], ['"a"', 'string'], ['up[5m]', 'matrix'], ['up[5m:]', 'matrix'], ['(up[5m])', 'matrix'], ['-1', 'scalar'], ['-up', 'vector'],
  ['1 + 2', 'scalar'], ['1 + up', 'vector'], ['1 > bool 2', 'scalar'], ['time()', 'scalar'], ['scalar(up)', 'scalar'], ['vector(1)', 'vector'], ['rate(up[5m])', 'vector'], ['sum(up)', 'vector'],
  ['day_of_week()', 'vector'], ['round(up, 5)', 'vector'], ['label_join(up, "a", "b")', 'vector'], ['absent_over_time(up[5m:1m])', 'vector'],
])('%s gives a %s', (source, type) => {
  expect(analyze(source)).toMatchObject({ faults: [], valueType: type });
});

test.each([
  ['rate(up)', '[up] rate() takes a range vector, got an instant vector -> add a range, such as "x[5m]"'],
  ['rate(sum(up))', '[sum(up)] rate() takes a range vector, got an instant vector -> make it a subquery, such as "(…)[30m:1m]"'],
  ['abs(up[5m])', '[up[5m]] abs() takes an instant vector, got a range vector -> remove the range, or take a function over time, such as rate(x[5m])'],
  ['abs(1)', '[1] abs() takes an instant vector, got a scalar -> wrap it: vector(…)'],
  ['vector(up)', '[up] vector() takes a scalar, got an instant vector -> write a number, or wrap it: scalar(…)'],
  ['label_replace(up, job, "", "", "")', '[job] label_replace() takes a string, got an instant vector -> write a text in quotes'],
  ['clamp(up, 1)', '[clamp(up, 1)] clamp() takes 3 arguments, got 2 -> write clamp(instant vector, scalar, scalar)'],
  ['round(up, 1, 2)', '[round(up, 1, 2)] round() takes 1 to 2 arguments, got 3 -> write round(instant vector, scalar)'],
  ['label_join(up, "a")', '[label_join(up, "a")] label_join() takes at least 3 arguments, got 2 -> write label_join(instant vector, string, string, string)'],
  ['time(1)', '[time(1)] time() takes 0 arguments, got 1 -> write time()'],
  ['sum(1)', '[1] sum() takes an instant vector, got a scalar -> wrap it: vector(…)'],
  ['topk(up, up)', '[up] the parameter of topk() takes a scalar, got an instant vector -> write a number, or wrap it: scalar(…)'],
  ['count_values(1, up)', '[1] the parameter of count_values() takes a string, got a scalar -> write a text in quotes'],
  ['-"a"', '["a"] an operator takes instant vectors and scalars, got a string -> write a number or a selector'],
  ['up[5m] > 1', '[up[5m]] an operator takes instant vectors and scalars, got a range vector -> take a function over time, such as rate(x[5m])'],
  ['1 == 2', '[==] a comparison of two scalars, which cannot filter -> write "== bool" for 0 or 1, or vector(…) on one side'],
  ['up + bool 1', '[+ bool] "bool" behind "+", which compares nothing -> remove "bool"'],
  ['up and 1', '[and] "and" takes instant vectors, got a scalar -> wrap the number: vector(…)'],
  ['up * on (job) 2', '[* on (job)] "on" where one side is no instant vector -> remove "on", or wrap the scalar: vector(…)'],
  ['a and on (x) group_left b', '[and on (x) group_left] "group_left" behind "and", which joins nothing -> remove "group_left"'],
  ['a * on (x) group_right (y, x) b', '[* on (x) group_right (y, x)] the label "x" is in "on" and in "group_right" -> remove it from "group_right": what must agree is there anyway'],
  ['1[5m:]', '[1] a subquery takes an instant vector, got a scalar -> wrap it: vector(…)'],
  ['{}', '[{}] a selector of every series: none of its matchers asks for a label that is not empty -> name the metric, or ask for a label, such as {job=~".+"}'],
  ['{job=~".*", x!="a"}', '[{job=~".*", x!="a"}] a selector of every series: none of its matchers asks for a label that is not empty -> name the metric, or ask for a label, such as {job=~".+"}'],
  ['{x!="", job=~".*"}[5m] > 1', '[{x!="", job=~".*"}[5m]] an operator takes instant vectors and scalars, got a range vector -> take a function over time, such as rate(x[5m])'],
  ['up{__name__="down"}', '[__name__="down"] the name of the metric is given twice: "up" and "down" -> write it once, before the braces or inside'],
])('refuses %s: %s', (source, fault) => {
  expect(faultsOf(source)).toEqual([fault]);
});

test.each(['{x!=""}', '{__name__="up", __name__="down"}', 'a * ignoring (x) group_left (x) b', '1 + on () 2', 'up == on () group_left up', 'round(up)', 'up > bool 1'])('takes %s', (source) => {
  expect(faultsOf(source)).toEqual([]);
});

test('what is experimental is refused with the name of its feature, and taken when that is enabled', () => {
  const source = 'limitk(1, sort_by_label(up, "job")) + fill (0) up';
  expect(faultsOf(source)).toEqual([
    '[limitk] the aggregation "limitk" needs a feature of the server -> enable the feature "promql-experimental-functions"',
    '[sort_by_label] the function "sort_by_label" needs a feature of the server -> enable the feature "promql-experimental-functions"',
    '[fill (0)] filling in missing series needs a feature of the server -> enable the feature "promql-binop-fill-modifiers", or write "or" with a default',
  ]);
  expect(analyze(source, promqlFeatures).faults).toEqual([]);
});

test('info() takes braces that ask for nothing, and neither a name nor anything else', () => {
  const faults = (source: string): readonly string[] => analyze(source, promqlFeatures).faults.map(({ message }) => message);
  expect(faults('info(up, {version=~".*"})')).toEqual([]);
  expect(faults('info(up, target_info)')).toEqual(['info() takes labels as its second argument, such as {version=~".+"}']);
  expect(faults('info(up, 1)')).toContain('info() takes an instant vector, got a scalar');
});

test('every function has a signature that can be called', () => {
  for (const [name, { args, least, most, returns }] of functions) {
    expect([name, least <= args.length, least <= most, most >= args.length || args.length > 0 || most === 0]).toEqual([name, true, true, true]);
    const example = { vector: 'up', scalar: '1', matrix: 'up[5m]', string: '"a"' };
    const call = (count: number): string => `${name}(${Array.from({ length: count }, (_, index) => (name === 'info' && index === 1 ? '{a="b"}' : example[args[Math.min(index, args.length - 1)] ?? 'vector'])).join(', ')})`;
    expect(analyze(call(least), promqlFeatures)).toMatchObject({ faults: [], valueType: returns });
    if (least > 0) expect(analyze(call(least - 1), promqlFeatures).faults).not.toEqual([]);
    if (Number.isFinite(most)) expect(analyze(call(most), promqlFeatures).faults).toEqual([]);
  }
});
