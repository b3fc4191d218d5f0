import type { Expression, TimeShift, VectorSelector } from './ast';
import type { DurationValue } from './duration';
import type { Span } from './fault';
import { selectableValues } from './label-facts';
import { metricNameLabel, type Matcher } from './matcher';

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
}

/** Every selector of the expression, in the order of the text. */
export const selectionsOf = (expression: Expression): readonly Selection[] => [...collect(expression, { inside: [], resampled: [] })].sort((a, b) => a.from - b.from);

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
      return expression.args.flatMap((argument) => collect(argument, within(expression.name)));
    case 'aggregation':
      return expression.args.flatMap((argument) => collect(argument, within(expression.operator)));
    case 'binary': {
      const { operator, left, right } = expression;
      const [outer, excluded] = [operator === 'or' || operator === 'and' ? within(operator) : around, operator === 'unless' ? within(operator) : undefined];
      return [...collect(left, outer), ...collect(right, excluded ?? outer)];
    }
  }
}

function selection({ matchers, time, from, to }: VectorSelector, { inside, resampled }: Around): Selection {
  const named = matchers.filter(({ label }) => label === metricNameLabel);
  return { from, to, metrics: selectableValues(named)?.filter((name) => name !== ''), matchers, ...time, inside, resampled };
}
