import { Duration } from '../../lib/base/duration';
import { analyze } from '../../lib/promql/analyze';
import { childrenOf, isComparison, isSetOperator, type Binary, type Comparison, type Expression } from '../../lib/promql/ast';
import type { DurationValue } from '../../lib/promql/duration';
import { promqlFeatures } from '../../lib/promql/features';
import type { Span } from '../../lib/promql/fault';
import { formatMatcher, metricNameLabel, type Matcher, type MatchOperator } from '../../lib/promql/matcher';

/** A rule as it stands in a rule file, as far as it is changed here. */
export interface NativeRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
}

/** One rule with one thing changed. */
export interface Mutant {
  /** What was changed, and into what: `expr 41: "> 0.95" becomes "0.95"`. */
  readonly change: string;
  readonly rule: NativeRule;
}

/** A stretch of an expression, and what is written there instead. */
interface Edit extends Span {
  readonly by: string;
}

/**
 * Every small lie that a rule could tell: each number in a calculation or comparison a little smaller and greater, each
 * comparison with its border on the other side and turned around, each side of `and`, `or` and `unless` left out, each range and
 * offset half and twice as long, each matcher turned around, each `for` a little shorter and longer.
 * @throws Error when a change makes something that Prometheus does not take: a mistake of this file
 */
export function mutantsOf(rule: NativeRule): readonly Mutant[] {
  const { expression, faults } = analyze(rule.expr, promqlFeatures);
  if (expression === undefined) throw new Error(`not an expression: ${faults[0]?.message ?? ''}, got "${rule.expr}"`);
  return [...edits(expression, false).map((edit) => changed(rule, edit)), ...waits(rule, 'for'), ...waits(rule, 'keep_firing_for')];
}

function changed(rule: NativeRule, { from, to, by }: Edit): Mutant {
  const expr = rule.expr.slice(0, from) + by + rule.expr.slice(to);
  const change = `expr ${from}: "${short(rule.expr.slice(from, to))}" becomes "${short(by)}"`;
  const { faults } = analyze(expr, promqlFeatures);
  if (faults[0] !== undefined) throw new Error(`${change} makes no expression: ${faults[0].message}`);
  return { change, rule: { ...rule, expr } };
}

const longest = 60;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
};

/** The changes of an expression and of what is inside; a number counts only where it is compared or calculated with. */
function edits(expression: Expression, isCounted: boolean): readonly Edit[] {
  const inner = childrenOf(expression);
  switch (expression.kind) {
    case 'number':
      return isCounted ? numberEdits(expression, expression.value) : [];
    case 'string':
      return [];
    case 'selector':
      return [...expression.matchers.flatMap(matcherEdits), ...durationEdits(expression.time.offset)];
    case 'range':
      return [...durationEdits(expression.range), ...edits(expression.selector, false)];
    case 'subquery':
      return [...durationEdits(expression.range), ...durationEdits(expression.time.offset), ...edits(expression.operand, isCounted)];
    case 'binary':
      return [...binaryEdits(expression), ...inner.flatMap((side) => edits(side, true))];
    case 'call':
    case 'aggregation':
      // A quantile is a threshold as well; in vector(1) there is nothing to get wrong.
      return inner.flatMap((argument) => edits(argument, isCounted || inner.length > 1));
    case 'parentheses':
    case 'unary':
      return inner.flatMap((operand) => edits(operand, isCounted));
  }
}

const step = 0.1;

/** A tenth less and more; of a small whole number, which counts things, one less and more. */
function numberEdits({ from, to }: Span, value: number): readonly Edit[] {
  const isCount = Number.isInteger(value) && Math.abs(value) < 10;
  const changedBy = (share: number): number => (isCount ? value + Math.sign(share) : Number((value * (1 + share)).toPrecision(6)));
  return [-step, step].map((share) => ({ from, to, by: String(changedBy(share)) }));
}

function durationEdits(value: DurationValue | undefined): readonly Edit[] {
  if (value?.seconds === undefined || value.seconds <= 0) return [];
  const { from, to, seconds } = value;
  return [seconds / 2, seconds * 2].map((by) => ({ from, to, by: Duration.seconds(by).toString() }));
}

const turned: Readonly<Record<MatchOperator, MatchOperator>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };

const matcherEdits = (matcher: Matcher): readonly Edit[] =>
  matcher.label === metricNameLabel ? [] : [{ from: matcher.from, to: matcher.to, by: formatMatcher({ ...matcher, operator: turned[matcher.operator] }) }];

/** With the border on the other side, and turned around. */
const otherComparisons: Readonly<Record<Comparison, readonly Comparison[]>> = { '>': ['>=', '<='], '>=': ['>', '<'], '<': ['<=', '>='], '<=': ['<', '>'], '==': ['!='], '!=': ['=='] };

function binaryEdits({ operator, operatorSpan: { from }, left, right }: Binary): readonly Edit[] {
  const word = { from, to: from + operator.length };
  if (isComparison(operator)) return otherComparisons[operator].map((by) => ({ ...word, by }));
  if (!isSetOperator(operator)) return [];
  const leftOnly: Edit = { from: left.to, to: right.to, by: '' };
  const rightOnly: Edit = { from: left.from, to: right.from, by: '' };
  switch (operator) {
    case 'or':
      return [leftOnly, rightOnly];
    case 'and':
      return [leftOnly, { ...word, by: 'unless' }];
    case 'unless':
      return [leftOnly, { ...word, by: 'and' }];
  }
}

/** A tenth shorter and longer, but at least a minute: alerts are not looked at more often in tests. */
function waits(rule: NativeRule, key: 'for' | 'keep_firing_for'): readonly Mutant[] {
  const written = rule[key];
  if (written === undefined) return [];
  const { seconds } = Duration.parse(written);
  const change = Math.max(60, seconds * step);
  return [Math.max(0, seconds - change), seconds + change].map((by) => {
    const text = Duration.seconds(by).toString();
    return { change: `${key}: "${written}" becomes "${text}"`, rule: { ...rule, [key]: text } };
  });
}
