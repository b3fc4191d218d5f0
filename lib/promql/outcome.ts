import { aggregations } from './aggregations';
import { isComparison, isSetOperator, type Aggregation, type Binary, type Call, type Expression, type VectorSelector } from './ast';
import type { Span } from './fault';
import { functions } from './functions';
import { mismatches } from './joins';
import { labelsOf, selectableValues } from './label-facts';
import type { Reason } from './labels';
import { formatMatcher, type Matcher } from './matcher';
import { remember } from '../base/remember';
import { typeOf } from './types';
import { canHold, describeInterval, valuesOf } from './values';

/** Whether an expression gives something: whatever the series are, depending on them, or not at all. */
export interface Outcome {
  readonly returns: 'always' | 'sometimes' | 'never';
  /** Why never. */
  readonly because?: Reason;
}

const always: Outcome = { returns: 'always' };
const sometimes: Outcome = { returns: 'sometimes' };
const never = ({ from, to }: Span, message: string): Outcome => ({ returns: 'never', because: { from, to, message } });

/** Whether the expression can be empty, and whether it can be anything else. It must be free of faults. */
export const outcomeOf = remember((expression: Expression): Outcome => {
  if (typeOf(expression) === 'scalar') return always;
  switch (expression.kind) {
    case 'number':
    case 'string':
      return always;
    case 'selector':
      return selectorOutcome(expression);
    case 'range':
      return selectorOutcome(expression.selector);
    case 'subquery':
    case 'parentheses':
    case 'unary':
      return outcomeOf(expression.operand);
    case 'call':
      return callOutcome(expression);
    case 'aggregation':
      return aggregationOutcome(expression);
    case 'binary':
      return binaryOutcome(expression);
  }
});

function selectorOutcome({ matchers }: VectorSelector): Outcome {
  for (const matcher of matchers) {
    const conditions = matchers.filter(({ label }) => label === matcher.label);
    if (selectableValues(conditions)?.length === 0) return never(spanOf(conditions), `no value passes ${conditions.map(formatMatcher).join(' and ')}`);
  }
  return sometimes;
}

const spanOf = (matchers: readonly Matcher[]): Span => ({ from: Math.min(...matchers.map(({ from }) => from)), to: Math.max(...matchers.map(({ to }) => to)) });

function callOutcome(call: Call): Outcome {
  const spec = functions.get(call.name);
  const index = spec?.args.findIndex((type) => type === 'vector' || type === 'matrix') ?? -1;
  const argument = call.args[index];
  if (spec === undefined || argument === undefined) return always;
  const inner = outcomeOf(argument);
  if (spec.labels === 'absent') return inner.returns === 'never' ? always : inner.returns === 'always' ? never(call, `what ${call.name}() waits for is always there`) : sometimes;
  if (call.name === 'clamp') return clampOutcome(call, inner);
  // Some of these want several samples, or histograms: what is there may not be enough.
  const isSelective = spec.args[index] === 'matrix' || call.name.startsWith('histogram_');
  return inner.returns === 'always' && isSelective ? sometimes : inner;
}

/** With a lower bound above the upper one nothing is left. */
function clampOutcome({ args, nameSpan }: Call, inner: Outcome): Outcome {
  const [low, high] = [args[1], args[2]].map((bound) => (bound === undefined ? undefined : valuesOf(bound)));
  if (low === undefined || high === undefined || inner.returns === 'never') return inner;
  if (low.least > high.most) return never(nameSpan, `clamp() to nothing: its lower bound is ${describeInterval(low)}, its upper one ${describeInterval(high)}`);
  return inner.returns === 'always' && low.most > high.least ? sometimes : inner;
}

function aggregationOutcome({ operator, args, operatorSpan }: Aggregation): Outcome {
  const vector = args.at(-1);
  const parameter = aggregations[operator].shape === 'pick' && operator !== 'limit_ratio' ? args[0] : undefined;
  if (parameter !== undefined && valuesOf(parameter).most < 1) return never(operatorSpan, `${operator}() of less than 1 picks nothing`);
  return vector === undefined ? sometimes : outcomeOf(vector);
}

function binaryOutcome(binary: Binary): Outcome {
  const { operator, isBool } = binary;
  const [left, right] = [outcomeOf(binary.left), outcomeOf(binary.right)];
  if (operator === 'or') return left.returns === 'never' ? right : right.returns === 'always' ? right : left.returns === 'always' ? left : sometimes;
  if (operator === 'unless') return unlessOutcome(binary, left, right);
  const joined = joinOutcome(binary, left, right);
  if (joined.returns === 'never' || !isComparison(operator) || isSetOperator(operator) || isBool) return joined;
  const [mine, theirs] = [valuesOf(binary.left), valuesOf(binary.right)];
  if (!canHold(mine, operator, theirs)) return never(binary.operatorSpan, `"${operator}" never holds: the left side is ${describeInterval(mine)}, the right side ${describeInterval(theirs)}`);
  const isConstant = mine.least === mine.most && theirs.least === theirs.most;
  return isConstant ? joined : sometimes;
}

/** What is there when series of both sides are needed. */
function joinOutcome(binary: Binary, left: Outcome, right: Outcome): Outcome {
  if (left.returns === 'never') return left;
  if (right.returns === 'never') return right;
  const certain = mismatches(binary, labelsOf).find(({ isCertain }) => isCertain);
  if (certain !== undefined) {
    const [side, other] = certain.left.presence === 'has' ? ['left', 'right'] : ['right', 'left'];
    const message = certain.left.presence === certain.right.presence ? `the sides never agree in the label "${certain.label}"` : `the ${side} side has the label "${certain.label}", the ${other} side never does`;
    return never(certain, message);
  }
  return left.returns === 'always' && right.returns === 'always' && alwaysMatches(binary) ? always : sometimes;
}

/** Two single series without labels, or a vector and a number. */
function alwaysMatches({ left, right, matching }: Binary): boolean {
  if (typeOf(left) !== 'vector' || typeOf(right) !== 'vector') return true;
  if (matching?.by === 'on' && matching.labels.length === 0) return true;
  return [left, right].every((side) => labelsOf(side).names.length === 0 && labelsOf(side).others.presence === 'lacks');
}

function unlessOutcome(binary: Binary, left: Outcome, right: Outcome): Outcome {
  if (left.returns === 'never' || right.returns === 'never') return left;
  if (right.returns === 'always' && alwaysMatches(binary)) return never(binary.operatorSpan, '"unless" excludes everything: its right side is always there');
  return sometimes;
}
