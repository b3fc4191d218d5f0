import type { Expression, RangeSelector, Subquery, TimeShift, VectorSelector } from './ast';
import type { DurationValue } from './duration';
import { faultAt, type Fault, type Span } from './fault';

/** What stands behind an operand: a range, a look back in time, or how to fill the borders of a range. */
export type Postfix = Span &
  (
    | { readonly kind: 'range'; readonly range: DurationValue }
    | { readonly kind: 'subquery'; readonly range: DurationValue; readonly step?: DurationValue }
    | { readonly kind: 'offset'; readonly offset: DurationValue }
    | { readonly kind: 'at'; readonly at: number | 'start' | 'end' }
    | { readonly kind: 'borders'; readonly borders: 'anchored' | 'smoothed' }
  );

/** The operand with its postfix, and what forbids it; then the operand comes back as it was. */
export interface Applied {
  readonly expression: Expression;
  readonly fault?: Fault;
}

/**
 * Sets the postfix to the last operand: `-x[5m]` and `a + x[5m]` have a range of x. The editor's grammar sets it to the
 * whole, where the server binds it closest.
 */
export function applyPostfix(expression: Expression, postfix: Postfix): Applied {
  if (expression.kind === 'unary') {
    const { expression: operand, ...rest } = applyPostfix(expression.operand, postfix);
    return { ...rest, expression: { ...expression, operand, to: postfix.to } };
  }
  if (expression.kind === 'binary') {
    const { expression: right, ...rest } = applyPostfix(expression.right, postfix);
    return { ...rest, expression: { ...expression, right, to: postfix.to } };
  }
  switch (postfix.kind) {
    case 'range':
      return range(expression, postfix.range, postfix);
    case 'subquery': {
      const { range: length, step, to } = postfix;
      return { expression: { kind: 'subquery', operand: expression, range: length, ...(step && { step }), time: {}, from: expression.from, to } };
    }
    case 'offset':
      return offset(expression, postfix.offset, postfix);
    case 'at':
      return at(expression, postfix.at, postfix);
    case 'borders':
      return borders(expression, postfix.borders, postfix);
  }
}

function range(expression: Expression, length: DurationValue, place: Span): Applied {
  const refuse = (message: string, fix: string): Applied => ({ expression, fault: faultAt(place, message, fix) });
  if (expression.kind !== 'selector') return refuse('a range of something that is no selector', 'put the range behind the name of the metric, or write a subquery such as "[30m:1m]"');
  if (hasOffset(expression.time)) return refuse('a range after "offset"', 'write the range first, such as "x[5m] offset 1h"');
  if (expression.time.at !== undefined) return refuse('a range after "@"', 'write the range first, such as "x[5m] @ 1700000000"');
  return { expression: { kind: 'range', selector: expression, range: length, from: expression.from, to: place.to } };
}

function offset(expression: Expression, value: DurationValue, place: Span): Applied {
  if (!isShiftable(expression)) return { expression, fault: notShiftable('offset', place) };
  if (hasOffset(timeOf(expression))) return { expression, fault: faultAt(place, 'a second "offset"', 'add the two up and write one') };
  return { expression: withTime(expression, { ...timeOf(expression), offset: value }, place) };
}

/** `offset 0` is as good as none: the server forgets it, and a range or another offset may follow. */
const hasOffset = ({ offset: value }: TimeShift): boolean => value !== undefined && !(value.isLiteral && value.seconds !== undefined && Math.round(value.seconds * 1e9) === 0);

/** What 64 bits of milliseconds hold, as the server bounds it, in seconds. */
const largestTime = 2 ** 63;

function at(expression: Expression, time: number | 'start' | 'end', place: Span): Applied {
  if (!isShiftable(expression)) return { expression, fault: notShiftable('@', place) };
  if (typeof time === 'number' && !(Math.abs(time) < largestTime)) return { expression, fault: faultAt(place, 'a time that 64 bits do not hold', 'write the seconds since 1970') };
  if (timeOf(expression).at !== undefined) return { expression, fault: faultAt(place, 'a second "@"', 'write one time') };
  return { expression: withTime(expression, { ...timeOf(expression), at: time }, place) };
}

function borders(expression: Expression, word: 'anchored' | 'smoothed', place: Span): Applied {
  if (expression.kind !== 'selector' && expression.kind !== 'range') return { expression, fault: faultAt(place, `"${word}" behind something that is no selector`, 'put it behind the selector and its range') };
  const selector = expression.kind === 'range' ? expression.selector : expression;
  if (selector.borders !== undefined && selector.borders !== word) return { expression, fault: faultAt(place, '"anchored" and "smoothed" together', 'keep one of the two') };
  const changed: VectorSelector = { ...selector, borders: word };
  return { expression: expression.kind === 'range' ? { ...expression, selector: changed, to: place.to } : { ...changed, to: place.to } };
}

type Shiftable = VectorSelector | RangeSelector | Subquery;

const isShiftable = (expression: Expression): expression is Shiftable => expression.kind === 'selector' || expression.kind === 'range' || expression.kind === 'subquery';

const timeOf = (expression: Shiftable): TimeShift => (expression.kind === 'range' ? expression.selector.time : expression.time);

const withTime = (expression: Shiftable, time: TimeShift, { to }: Span): Expression =>
  expression.kind === 'range' ? { ...expression, selector: { ...expression.selector, time }, to } : { ...expression, time, to };

const notShiftable = (word: string, place: Span): Fault => faultAt(place, `"${word}" behind something that is no selector and no subquery`, `put it behind each selector inside, such as "sum(x ${word === '@' ? '@ 1700000000' : 'offset 1h'})"`);
