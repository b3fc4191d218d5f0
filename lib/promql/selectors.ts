import type { Expression, TimeShift, VectorSelector } from './ast';
import type { DurationValue } from './duration';
import type { Span } from './fault';
import { functions } from './functions';
import { selectableMetrics } from './label-facts';
import type { Matcher } from './matcher';

/** A subquery around a selector. */
export interface Resampling {
  readonly range: DurationValue;
  readonly step?: DurationValue;
}

/** What an expression reads from the storage, and how. */
export interface Selection extends Span, TimeShift {
  /** The names of metrics that it can select, or `undefined` when they cannot be listed. */
  readonly metrics: readonly string[] | undefined;
  /** All matchers; that of the name is the one of the label `__name__`. */
  readonly matchers: readonly Matcher[];
  readonly range?: DurationValue;
  /** How the borders of the range are filled: then one sample is enough for a rate. */
  readonly borders?: VectorSelector['borders'];
  /** Whether the whole expression is empty when this gives nothing. */
  readonly isNeeded: boolean;
  /** Subqueries around it, the innermost first. */
  readonly resampled: readonly Resampling[];
  /**
   * Functions, aggregations and set operators around it, the innermost first: `['rate', 'sum']`.
   * The left side of `unless` is not inside it: only what it excludes is.
   */
  readonly inside: readonly string[];
}

interface Around {
  readonly inside: readonly string[];
  readonly resampled: readonly Resampling[];
  readonly isNeeded: boolean;
}

/** Every selector of the expression, in the order of the text. */
export const selectionsOf = (expression: Expression): readonly Selection[] => [...collect(expression, { inside: [], resampled: [], isNeeded: true })].sort((a, b) => a.from - b.from);

function collect(expression: Expression, around: Around): readonly Selection[] {
  const within = (word: string): Around => ({ ...around, inside: [word, ...around.inside] });
  switch (expression.kind) {
    case 'number':
    case 'string':
      return [];
    case 'selector':
      return [selection(expression, around)];
    case 'range':
      return [{ ...selection(expression.selector, around), range: expression.range }];
    case 'subquery': {
      const { range, step, operand } = expression;
      return collect(operand, { ...around, resampled: [{ range, ...(step && { step }) }, ...around.resampled] }).map((inner) => ({ ...expression.time, ...inner }));
    }
    case 'parentheses':
    case 'unary':
      return collect(expression.operand, around);
    case 'call':
      return expression.args.flatMap((argument, index) => collect(argument, { ...within(expression.name), isNeeded: around.isNeeded && isNeededBy(expression.name, index) }));
    case 'aggregation':
      return expression.args.flatMap((argument) => collect(argument, within(expression.operator)));
    case 'binary':
      return collectSides(expression, around);
  }
}

/** absent() and scalar() always give something, or wait for nothing; a scalar inside does the same; info() only adds labels. */
function isNeededBy(name: string, index: number): boolean {
  const spec = functions.get(name);
  return spec?.labels !== 'absent' && name !== 'scalar' && !(name === 'info' && index > 0);
}

function collectSides({ operator, left, right, fills }: Extract<Expression, { kind: 'binary' }>, around: Around): readonly Selection[] {
  const inner = { ...around, inside: operator === 'or' || operator === 'and' ? [operator, ...around.inside] : around.inside };
  const excluded = operator === 'unless' ? { ...around, inside: [operator, ...around.inside] } : inner;
  // What is filled in may be missing: the series of the other side are then enough.
  const isNeeded = (side: 'left' | 'right'): boolean => around.isNeeded && operator !== 'or' && !fills.includes(side) && !(operator === 'unless' && side === 'right');
  return [...collect(left, { ...inner, isNeeded: isNeeded('left') }), ...collect(right, { ...excluded, isNeeded: isNeeded('right') })];
}

function selection({ matchers, time, borders, from, to }: VectorSelector, { inside, resampled, isNeeded }: Around): Selection {
  return { from, to, metrics: selectableMetrics(matchers), matchers, ...time, ...(borders && { borders }), inside, resampled, isNeeded };
}
