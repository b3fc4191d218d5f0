import { isComparison, isSetOperator, type Aggregation, type Binary, type Call, type Expression } from './ast';
import { functions } from './functions';
import { selectableMetrics } from './label-facts';
import { remember } from '../base/remember';
import { typeOf } from './types';

/** The smallest and the greatest value that a result can have; NaN is never counted. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

const any: Interval = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const exactly = (value: number): Interval => (Number.isNaN(value) ? any : { least: value, most: value });
const truth: Interval = { least: 0, most: 1 };
const notNegative: Interval = { least: 0, most: Number.POSITIVE_INFINITY };
const atLeastOne: Interval = { least: 1, most: Number.POSITIVE_INFINITY };

/** Between which bounds the values lie. What is read from series can be anything. */
export const valuesOf = remember((expression: Expression): Interval => {
  switch (expression.kind) {
    case 'number':
      return exactly(expression.value);
    case 'string':
    case 'selector':
    case 'range':
      return any;
    case 'subquery':
    case 'parentheses':
      return valuesOf(expression.operand);
    case 'unary':
      return expression.operator === '-' ? negative(valuesOf(expression.operand)) : valuesOf(expression.operand);
    case 'call':
      return callValues(expression);
    case 'aggregation':
      return aggregationValues(expression);
    case 'binary':
      return binaryValues(expression);
  }
});

const negative = ({ least, most }: Interval): Interval => ({ least: -most, most: -least });

function callValues({ name, args }: Call): Interval {
  const spec = functions.get(name);
  const inner = args.map(valuesOf);
  const [first = any, second = any, third = any] = inner;
  switch (name) {
    case 'clamp':
      return { least: Math.max(second.least, Math.min(first.least, third.most)), most: Math.min(third.most, Math.max(first.most, second.least)) };
    case 'clamp_min':
      return { least: Math.max(first.least, second.least), most: Math.max(first.most, second.most) };
    case 'clamp_max':
      return { least: Math.min(first.least, second.least), most: Math.min(first.most, second.most) };
    case 'sum_over_time':
      return summed(first);
  }
  if (spec === undefined) return any;
  if (spec.values === 'growth') return first.least >= 0 || args.some(isOfCounters) ? notNegative : any;
  return spec.values === 'same' ? (inner[spec.args.findIndex((type) => type !== 'string')] ?? any) : { least: spec.values[0], most: spec.values[1] };
}

/**
 * Names of counters: these only count, so that what they grow by is never negative. Of a gauge below zero every fall counts as a reset from
 * a negative value, and a `_sum` falls where negative values are observed. A record is of what its rule makes of it, whatever it ends with.
 * @see https://prometheus.io/docs/practices/histograms/#count-and-sum-of-observations
 */
const counterName = /^[^:]+_(?:total|count|bucket)$/;

/** Whether a range is one of counters only, as far as their names tell. */
function isOfCounters(expression: Expression): boolean {
  if (expression.kind === 'parentheses') return isOfCounters(expression.operand);
  const names = expression.kind === 'range' ? (selectableMetrics(expression.selector.matchers) ?? []) : [];
  return names.length > 0 && names.every((name) => counterName.test(name));
}

/** Sums have no bound but their sign. */
const summed = ({ least, most }: Interval): Interval => ({ least: least >= 0 ? least : Number.NEGATIVE_INFINITY, most: most <= 0 ? most : Number.POSITIVE_INFINITY });

function aggregationValues({ operator, args }: Aggregation): Interval {
  const vector = args.at(-1);
  const inner = vector === undefined ? any : valuesOf(vector);
  switch (operator) {
    case 'count':
    case 'count_values':
      return atLeastOne;
    case 'group':
      return exactly(1);
    case 'stddev':
    case 'stdvar':
      return notNegative;
    case 'sum':
      return summed(inner);
    case 'quantile':
      return any;
    default:
      return inner;
  }
}

function binaryValues(binary: Binary): Interval {
  const { operator, isBool, fills } = binary;
  const [left, right] = [valuesOf(binary.left), valuesOf(binary.right)];
  if (operator === 'or') return { least: Math.min(left.least, right.least), most: Math.max(left.most, right.most) };
  if (isSetOperator(operator)) return left;
  if (isBool) return truth;
  if (fills.length > 0) return any;
  // A filter lets the values of the vector pass, on whichever side it stands.
  if (isComparison(operator)) return typeOf(binary.left) === 'vector' ? filtered(left, operator, right) : filtered(right, mirrored[operator], left);
  return calculated(left, operator, right);
}

const mirrored = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function filtered(left: Interval, operator: keyof typeof mirrored, right: Interval): Interval {
  const below = operator === '<' || operator === '<=' || operator === '==' ? Math.min(left.most, right.most) : left.most;
  const above = operator === '>' || operator === '>=' || operator === '==' ? Math.max(left.least, right.least) : left.least;
  return above <= below ? { least: above, most: below } : left;
}

function calculated(left: Interval, operator: string, right: Interval): Interval {
  switch (operator) {
    case '+':
      return ordered([left.least + right.least, left.most + right.most]);
    case '-':
      return ordered([left.least - right.most, left.most - right.least]);
    case '*':
      return ordered(products(left, right));
    case '/':
      return right.least === right.most && right.least !== 0 ? ordered([left.least / right.least, left.most / right.least]) : any;
    default:
      return any;
  }
}

const products = (left: Interval, right: Interval): readonly number[] => [left.least, left.most].flatMap((a) => [right.least, right.most].map((b) => (a === 0 || b === 0 ? 0 : a * b)));

const ordered = (bounds: readonly number[]): Interval => (bounds.some(Number.isNaN) ? any : { least: Math.min(...bounds), most: Math.max(...bounds) });

/** Whether a comparison can be true for some values of the two sides. */
export function canHold(left: Interval, operator: '==' | '!=' | '<' | '<=' | '>' | '>=', right: Interval): boolean {
  switch (operator) {
    case '==':
      return left.least <= right.most && right.least <= left.most;
    case '!=':
      return !(left.least === left.most && right.least === right.most && left.least === right.least);
    case '<':
      return left.least < right.most;
    case '<=':
      return left.least <= right.most;
    case '>':
      return left.most > right.least;
    case '>=':
      return left.most >= right.least;
  }
}

/** The bounds in words: `always 1`, `never below 0`, `from 0 to 1`. */
export function describeInterval({ least, most }: Interval): string {
  if (least === most) return `always ${least}`;
  if (most === Number.POSITIVE_INFINITY) return least === Number.NEGATIVE_INFINITY ? 'anything' : `never below ${least}`;
  return least === Number.NEGATIVE_INFINITY ? `never above ${most}` : `from ${least} to ${most}`;
}
