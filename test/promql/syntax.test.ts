import { analyze } from '../../lib/promql/analyze';

/** The faults as a reader sees them: the text that is marked, the message and the fix. */
const faultsOf = (source: string): readonly string[] => analyze(source).faults.map(({ from, to, message, fix }) => `[${source.slice(from, to)}] ${message} -> ${fix ?? ''}`);

test.each([
  'up',
  'up == 0',
  ' # a note\n up # another\r== 0',
  '5.', '.5', '1e3', '0x1F', '1_000', '010', '08', 'Inf', '-nan', '5m', '1h30m',
  '"a\\n\\x41\\u00e9\\101"', "'it\\'s'", '`raw \\ text`', '""',
  'sum', 'offset', 'offset offset 5m', 'and and and', 'by', 'start', 'step', 'fill + fill', 'job:up:sum', ':',
  'up{job="a",}', 'up{}', '{"up"}', '{"up", "a b"!~"x"}', '{__name__=~"u.+"}', 'up{sum="1", on="2"}', 'up{a=~"\\\\Qx"}',
  'SUM BY (job) (up)', 'sum(up) by (job,)', 'sum without () (up)', 'count_values("v", up)', 'sum by ("a b", on, by, a:b) (up)',
  'rate(up[5m])', 'rate(up[ 5m ])', 'up[5m:1m]', 'up[5m:]', '(up)[5m:1m]', 'rate(up[5m * 2 - step()])', 'up[5m # note\n]', 'up[(0s)]', 'up[-(5m)]', 'up[2^3^1]',
  'up offset -5m', 'up offset 5m + 1', 'up offset (5m) + 1m', 'up offset step()', 'up offset - -5m', 'up offset min_of(1m, range())', 'up offset 0 offset 5m', 'up offset 0 [5m]',
  'up @ 1700000000', 'up @ -3.5', 'up @ start() offset 5m', 'up[5m] @ end()', 'up @ 5m', '-up offset 1m @ 5 == bool 1',
  'up anchored', 'rate(up[5m] smoothed)', 'anchored anchored',
  'a + on (x) group_left (y) b', 'a and ignoring (x) b', 'a == bool b', 'a atan2 b', 'a </ b', '1 + on () 2', '-a ^ 2', '- -a', '+a',
  'up{a="\\xff"}', 'up{a=~"\\xff"}', '"\\xff"',
])('takes %p', (source) => {
  expect(faultsOf(source)).toEqual([]);
});

test.each([
  ['', '[] there is no expression -> write one, such as "up == 0"'],
  ['# only a note', '[# only a note] there is no expression -> write one, such as "up == 0"'],
  ['up ==', '[] the expression ends after "==" -> write what stands on the right of the operator'],
  ['== up', '[==] unexpected "==" -> write what stands on the left of the operator'],
  ['up + * 2', '[*] unexpected "*" after "+" -> write an operand between the two'],
  ['up down', '[down] unexpected "down" after "up" -> write an operator between the two'],
  ['up 5m', '[5m] unexpected "5m" after "up" -> write "[5m]" for a range, or "offset 5m" to look back'],
  ['up = 1', '[=] unexpected "=" after "up" -> compare with "=="'],
  ['up =~ "a"', '[=] unexpected character "=" -> match inside braces, such as up{job=~"api.*"}'],
  ['up && down', '[&] unexpected character "&" -> write "and"'],
  ['up ! down', '[!] unexpected character "!" -> write "unless", or "!="'],
  ['up{job="a"} == $x', '[$] unexpected character "$" -> fill in the variable: PromQL has none'],
  ['up\u00a0== 1', '[\u00a0] unexpected character "U+00A0" -> write a plain blank'],
  ['größe', '[ö] unexpected character "ö" -> write a name that is not ASCII in braces and quotes, such as {"größe"}'],
  ['(up', '[(] "(" is not closed -> add ")"'],
  ['((up)', '[(] "(" is not closed -> add ")"'],
  ['up)', '[)] ")" closes nothing -> remove it'],
  ['up{job="a"', '[{] "{" is not closed -> add "}"'],
  ['rate(up[5m)', '[[] "[" is not closed -> add "]"'],
  ['up]', '[]] "]" closes nothing -> remove it'],
  ['up{job}', '[}] unexpected "}" after "job" -> write label="value" with "=", "!=", "=~" or "!~", and a comma between'],
  ['up{job="a" x="b"}', '[x] unexpected "x" after "a" -> write label="value" with "=", "!=", "=~" or "!~", and a comma between'],
  ['up{job=a}', '[a] unexpected "a" after "=" -> write label="value" with "=", "!=", "=~" or "!~", and a comma between'],
  ['up{job=="a"}', '[=] unexpected "=" after "=" -> write label="value" with "=", "!=", "=~" or "!~", and a comma between'],
  ['up{5="a"}', '[5] unexpected character "5" -> inside "{ }" write label="value", with a comma between'],
  ['sum by job (up)', '[job] unexpected "job" after "by" -> write the labels in parentheses, such as (job, instance)'],
  ['sum by (job up)', '[up] unexpected "up" after "job" -> write the labels with a comma between, such as (job, instance)'],
  ['sum by (without) (up)', '[without] "without" is not taken for a label here -> write it in quotes: "without"'],
  ['sum by ("") (up)', '[""] an empty name of a label -> write the name of a label'],
  ['up by (job)', '[by] unexpected "by" after "up" -> write "by (…)" once, next to an aggregation, such as "sum by (job) (x)"'],
  ['abs(up,)', '[)] unexpected ")" after "," -> remove the comma'],
  ['abs(,up)', '[,] unexpected "," after "(" -> write an expression between the two'],
  ['a + group_left (x) b', '[group_left] unexpected "group_left" after "+" -> write "on (…)" or "ignoring (…)" before "group_left"'],
  ['a on (x) b', '[on] unexpected "on" after "a" -> write "on" behind an operator'],
  ['atan2 + 1', '[atan2] "atan2" is a word of the language, not a metric -> write {"atan2"} for a metric of this name'],
  ['job:up (a)', '[(] unexpected "(" after "job:up" -> write an operator between the two'],
  ['up @ x', '[x] unexpected "x" after "@" -> write the seconds since 1970, start() or end()'],
  ['up offset', '[] the expression ends where a duration, such as "5m" is wanted -> add a duration, such as "5m"'],
  ['up offset x', '[x] unexpected "x" where a duration, such as "5m" is wanted -> write a duration, such as "5m"'],
  ['up offset (5m) + up', '[up] unexpected "up" where a duration, such as "5m" is wanted -> write a duration, such as "5m"'],
  ['up[x]', '[x] unexpected character "x" -> inside "[ ]" write a duration, such as "5m"'],
  ['up[5m 1m]', '[1m] unexpected "1m" where "]" is wanted -> close the bracket, or write an operator'],
  ['up[:1m]', '[:] no range before ":" -> write the range first, such as "[30m:1m]"'],
  ['up[5m:1m:1m]', '[:] a second ":" -> write the range and the step, such as "[30m:1m]"'],
  ['up[5m[1m]]', '[[] "[" inside "[ ]" -> close the first "["'],
  ['up[ # note\n5m]', '[#] unexpected character "#" -> inside "[ ]" write a duration, such as "5m"'],
  ['up[0]', '[0] a range or step that is not longer than 0 -> write a duration longer than 0, such as "5m"'],
  ['up[5m:0s]', '[0s] a range or step that is not longer than 0 -> write a duration longer than 0, such as "5m"'],
  ['up[5m / 0]', '[/] a division by 0 -> divide by another number'],
  ['up[300y]', '[300y] longer than about 292 years, got "300y" -> write a shorter one'],
  ['up offset 1e11', '[1e11] a duration longer than about 292 years, got "1e11" -> write a shorter one'],
  ['1h5d', '[1h5d] not a duration, got "1h5d" -> write "5d1h"'],
  ['1.5h', '[1.5h] not a duration, got "1.5h" -> write "1h30m"'],
  ['5x', '[5] not a number or duration, it begins with "5" -> write a number such as "0.5", or a duration such as "1h30m"'],
  ['0x', '[0x] not a number, got "0x" -> write it in decimal or hexadecimal, within the range of 64 bits'],
  ['1e999', '[1e999] not a number, got "1e999" -> write it in decimal or hexadecimal, within the range of 64 bits'],
  ['"a', '["a] the string does not end, it begins with "a -> add " at its end'],
  ['"a\nb"', '["a\nb"] the string does not end, it begins with "a\nb" -> add " at its end'],
  ['"\\d"', '[\\d] an escape that strings do not have, got "\\d" -> escape as in Go, write "\\\\" for the character "\\", or put the string between backquotes'],
  ['"\\x4"', '[\\x4"] an escape of 2 digits to the base 16, got "\\x4"" -> escape as in Go, write "\\\\" for the character "\\", or put the string between backquotes'],
  ['"\\ud800"', '[\\ud800] an escape that is no character, got "\\ud800" -> escape as in Go, write "\\\\" for the character "\\", or put the string between backquotes'],
  ['"\ufffd"', '[\ufffd] the string is not UTF-8 -> write the character as an escape, such as "\\uFFFD"'],
])('refuses %p: %s', (source, fault) => {
  expect(faultsOf(source)).toEqual([fault]);
});

test.each([
  ['up{job=~"("}', '[job=~"("] not an RE2 expression: a "(" is not closed, got "(" -> write it in RE2 syntax, or compare with "=" or "!="'],
  ['(up)[5m]', '[[5m]] a range of something that is no selector -> put the range behind the name of the metric, or write a subquery such as "[30m:1m]"'],
  ['up offset 1h [5m]', '[[5m]] a range after "offset" -> write the range first, such as "x[5m] offset 1h"'],
  ['up @ 5 [5m]', '[[5m]] a range after "@" -> write the range first, such as "x[5m] @ 1700000000"'],
  ['sum(up) offset 1h', '[offset 1h] "offset" behind something that is no selector and no subquery -> put it behind each selector inside, such as "sum(x offset 1h)"'],
  ['sum(up) @ 5', '[@ 5] "@" behind something that is no selector and no subquery -> put it behind each selector inside, such as "sum(x @ 1700000000)"'],
  ['up offset 1m offset 2m', '[offset 2m] a second "offset" -> add the two up and write one'],
  ['up @ 1 @ 2', '[@ 2] a second "@" -> write one time'],
  ['up @ inf', '[@ inf] a time that 64 bits do not hold -> write the seconds since 1970'],
  ['up anchored smoothed', '[smoothed] "anchored" and "smoothed" together -> keep one of the two'],
  ['up[5m:1m] anchored', '[anchored] "anchored" behind something that is no selector -> put it behind the selector and its range'],
  ['frobnicate(up)', '[frobnicate] "frobnicate" is not a function -> use a function that Prometheus has'],
  ['rte(up[5m])', '[rte] "rte" is not a function -> did you mean "rate"?'],
  ['RATE(up[5m])', '[RATE] "RATE" is not a function -> did you mean "rate"?'],
  ['holt_winters(up[5m], 0.1, 0.2)', '[holt_winters] "holt_winters" is not a function -> write "double_exponential_smoothing", which has taken its place'],
  ['sum()', '[sum()] sum() takes 1 argument, got 0 -> write sum(x)'],
  ['topk(up)', '[topk(up)] topk() takes 2 arguments, a parameter first, got 1 -> write topk(5, x)'],
])('refuses %p, whose syntax is right: %s', (source, fault) => {
  expect(faultsOf(source)).toEqual([fault]);
});

test('several faults of one expression come at once, in the order of the text', () => {
  expect(faultsOf('rte(up{a=~"("}[5m]) + sum(up) offset 5m').map((fault) => fault.slice(0, fault.indexOf(']') + 1))).toEqual(['[rte]', '[a=~"("]', '[offset 5m]']);
});

test('a sign, an operator and a range bind as in the server, not as in the editor', () => {
  const { expression } = analyze('-a offset 5m * b ^ 2 ^ 3');
  expect(expression).toMatchObject({ kind: 'binary', operator: '*', left: { kind: 'unary', operand: { kind: 'selector', time: { offset: { seconds: 300 } } } }, right: { operator: '^', right: { operator: '^' } } });
  expect(analyze('-2 ^ 2').values).toEqual(analyze('-(2 ^ 2)').values);
});
