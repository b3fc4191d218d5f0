import type { Span } from './fault';

/** Aggregation operators, by their word. */
export const aggregationWords = [
  'sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar', 'topk', 'bottomk', 'count_values', 'quantile', 'limitk', 'limit_ratio',
] as const;

const setOperatorWords = ['and', 'or', 'unless'] as const;
const modifierWords = ['offset', 'smoothed', 'anchored', 'by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'fill', 'fill_left', 'fill_right', 'bool'] as const;
const callableWords = ['start', 'end', 'step', 'range', 'max_of', 'min_of'] as const;

/** Every word with a meaning of its own, in any case of letters; inside braces they are plain names. */
export const keywords = [...aggregationWords, ...setOperatorWords, 'atan2', ...modifierWords, ...callableWords] as const;

export type AggregationWord = (typeof aggregationWords)[number];
export type Keyword = (typeof keywords)[number];

/** What is neither a word nor a number nor a string. */
export type Mark =
  | '(' | ')' | '{' | '}' | '[' | ']' | ',' | ':' | '=' | '=~' | '!~' | '@'
  | '+' | '-' | '*' | '/' | '%' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '</' | '>/';

/** What a token is: a word or mark of the language by itself, or one of the classes of texts that people choose. */
export type TokenKind = Keyword | Mark | 'name' | 'metric name' | 'number' | 'duration' | 'string';

/** A piece of the expression that the grammar takes as one. Blanks and comments are none. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
}

const binaryOperators: ReadonlySet<string> = new Set<TokenKind>(['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', '</', '>/', ...setOperatorWords, 'atan2']);
const keywordSet: ReadonlySet<string> = new Set(keywords);
const aggregationSet: ReadonlySet<string> = new Set(aggregationWords);
const callableSet: ReadonlySet<string> = new Set(callableWords);
const notMetrics: ReadonlySet<string> = new Set(['atan2', 'bool', 'group_left', 'group_right', 'ignoring', 'on']);

export const isKeyword = (word: string): word is Keyword => keywordSet.has(word);
export const isAggregation = (kind: string): kind is AggregationWord => aggregationSet.has(kind);

/** Whether the token stands between two operands; a sign looks the same. */
export const isBinaryOperator = (kind: string): boolean => binaryOperators.has(kind);

/** Whether the keyword is also the name of a function when a parenthesis follows, such as `step()`. */
export const isCallable = (kind: string): boolean => callableSet.has(kind);

/** Whether the token may name a metric: every name, and most keywords where an operand is expected. */
export const namesMetric = ({ kind }: Token): boolean => kind === 'name' || kind === 'metric name' || (keywordSet.has(kind) && !notMetrics.has(kind));

/** Whether the token may be a label in a list such as `by (…)`; of the keywords only `without` may not. */
export const namesLabel = ({ kind }: Token): boolean => kind === 'name' || kind === 'metric name' || (keywordSet.has(kind) && kind !== 'without');

/** The token as written, in quotes; a string has its own. Long ones are cut. */
export function shown({ kind, text }: Token): string {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return kind === 'string' ? cut : `"${cut}"`;
}
