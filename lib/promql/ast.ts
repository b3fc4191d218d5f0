import type { DurationValue } from './duration';
import type { Span } from './fault';
import type { Matcher } from './matcher';
import type { AggregationWord } from './token';

/** What an expression evaluates to: `vector` is an instant vector, `matrix` a range vector. */
export type ValueType = 'vector' | 'scalar' | 'matrix' | 'string';

export type SetOperator = 'and' | 'or' | 'unless';
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
/** The last two cut the observations of a native histogram. */
export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^' | 'atan2' | '</' | '>/';
export type BinaryOperator = SetOperator | Comparison | Arithmetic;

export interface NumberLiteral extends Span {
  readonly kind: 'number';
  /** Seconds for a duration. */
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** When a selector or subquery looks, apart from the time of the evaluation. */
export interface TimeShift {
  readonly offset?: DurationValue;
  /** Seconds since 1970, or an end of the queried range. */
  readonly at?: number | 'start' | 'end';
}

export interface VectorSelector extends Span {
  readonly kind: 'selector';
  /** The name before the braces, which is among the matchers too. */
  readonly name?: string;
  readonly matchers: readonly Matcher[];
  readonly time: TimeShift;
  /** How the borders of the range are filled. */
  readonly borders?: 'anchored' | 'smoothed';
}

export interface RangeSelector extends Span {
  readonly kind: 'range';
  readonly selector: VectorSelector;
  readonly range: DurationValue;
}

export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly operand: Expression;
  readonly range: DurationValue;
  /** Without it the global evaluation interval. */
  readonly step?: DurationValue;
  readonly time: TimeShift;
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly operand: Expression;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '+' | '-';
  readonly operand: Expression;
}

/** Which series of the two sides belong together. */
export interface Matching {
  /** `on` names the labels that must agree, `ignoring` those that need not. */
  readonly by: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** The side that may have many series for one of the other, and what it gets from that one. */
  readonly many?: { readonly side: 'left' | 'right'; readonly include: readonly string[] };
}

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** The operator with its modifiers. */
  readonly operatorSpan: Span;
  /** Whether a comparison answers 0 or 1 instead of filtering. */
  readonly isBool: boolean;
  readonly matching?: Matching;
  /** The sides on which a missing series is filled in. */
  readonly fills: readonly ('left' | 'right')[];
  readonly left: Expression;
  readonly right: Expression;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
}

export interface Grouping extends Span {
  /** `by` keeps only the labels, `without` removes them. */
  readonly mode: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: AggregationWord;
  readonly operatorSpan: Span;
  /** All arguments: a parameter, where the operator has one, comes first. */
  readonly args: readonly Expression[];
  readonly grouping?: Grouping;
}

/** A parsed expression; every node knows its place in the text. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | VectorSelector
  | RangeSelector
  | Subquery
  | Parentheses
  | Unary
  | Binary
  | Call
  | Aggregation;

/** The expressions directly inside. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'range':
      return [expression.selector];
    case 'subquery':
    case 'parentheses':
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
    case 'aggregation':
      return expression.args;
  }
}

/** The expression without the parentheses around it. */
export const bare = (expression: Expression): Expression => (expression.kind === 'parentheses' ? bare(expression.operand) : expression);

const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

export const isSetOperator = (operator: BinaryOperator): operator is SetOperator => setOperators.has(operator);
export const isComparison = (operator: BinaryOperator): operator is Comparison => comparisons.has(operator);

/** The expression, and everything inside of it. */
export function* partsOf(expression: Expression): Iterable<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) yield* partsOf(child);
}
