import { faultAt, type Fault } from './fault';
import type { Shape } from './shape';
import { isBinaryOperator, shown, type Token } from './token';
import type { Branch } from './tree';

/** The first place where the grammar cannot go on, in words; `undefined` when the tree has no error. */
export function syntaxFault(tree: Branch, shape: Shape, tokens: readonly Token[], end: number): Fault | undefined {
  const way = wayToError(tree);
  const error = way?.at(-1);
  if (way === undefined || error === undefined) return undefined;
  const from = [...shape.pieceFrom.keys()].find((start) => start >= error.from);
  const token = from === undefined ? undefined : shape.pieceFrom.get(from)?.first;
  const index = token === undefined ? tokens.length : tokens.indexOf(token);
  const place: Place = { before: tokens[index - 1], token, after: tokens[index + 1], inside: new Set(way.slice(0, -1).map(({ name }) => name)) };
  const known = explanations.find(({ when }) => when(place));
  const got = token === undefined ? 'the expression ends' : `unexpected ${shown(token)}`;
  const where = place.before === undefined ? '' : ` after ${shown(place.before)}`;
  return faultAt(token ?? { from: end, to: end }, `${got}${where}`, known?.fix(place) ?? 'write an operator, or remove it');
}

/** The nodes from the root to the first one that is an error. */
function wayToError(node: Branch): readonly Branch[] | undefined {
  if (node.isError) return [node];
  for (const child of node.children) {
    const way = wayToError(child);
    if (way !== undefined) return [node, ...way];
  }
  return undefined;
}

interface Place {
  readonly before: Token | undefined;
  /** The token that does not fit; `undefined` at the end of the expression. */
  readonly token: Token | undefined;
  readonly after: Token | undefined;
  /** Names of the grammar's nodes around the place. */
  readonly inside: ReadonlySet<string>;
}

interface Explanation {
  readonly when: (place: Place) => boolean;
  readonly fix: (place: Place) => string;
}

const isOperator = (token: Token | undefined): boolean => token !== undefined && (token.kind === 'bool' || isBinaryOperator(token.kind));
const isOneOf = (token: Token | undefined, ...kinds: readonly Token['kind'][]): boolean => token !== undefined && kinds.includes(token.kind);
const endsOperand = (token: Token | undefined): boolean => isOneOf(token, 'name', 'metric name', 'number', 'duration', 'string', ')', '}', ']');

/** What to do, by what is seen; the first that holds. */
const explanations: readonly Explanation[] = [
  { when: ({ inside }) => inside.has('LabelMatchers'), fix: () => 'write label="value" with "=", "!=", "=~" or "!~", and a comma between' },
  { when: ({ before }) => isOneOf(before, 'by', 'without', 'on', 'ignoring'), fix: () => 'write the labels in parentheses, such as (job, instance)' },
  { when: ({ inside }) => inside.has('GroupingLabels'), fix: () => 'write the labels with a comma between, such as (job, instance)' },
  { when: ({ before, token }) => isOneOf(before, ',') && isOneOf(token, ')'), fix: () => 'remove the comma' },
  { when: ({ token }) => isOneOf(token, '='), fix: () => 'compare with "=="' },
  { when: ({ before }) => isOneOf(before, '@'), fix: () => 'write the seconds since 1970, start() or end()' },
  { when: ({ token }) => isOneOf(token, 'group_left', 'group_right'), fix: ({ token }) => `write "on (…)" or "ignoring (…)" before "${token?.text}"` },
  { when: ({ token, before }) => isOneOf(token, 'on', 'ignoring', 'bool') && !isOperator(before), fix: ({ token }) => `write "${token?.text}" behind an operator` },
  { when: ({ token }) => isOneOf(token, 'by', 'without'), fix: ({ token }) => `write "${token?.text} (…)" once, next to an aggregation, such as "sum ${token?.text} (job) (x)"` },
  { when: ({ before, token }) => endsOperand(before) && isOneOf(token, 'duration'), fix: ({ token }) => `write "[${token?.text}]" for a range, or "offset ${token?.text}" to look back` },
  { when: ({ before, token }) => isOneOf(before, ')') && isOneOf(token, '{'), fix: () => 'write the braces right behind the name of the metric' },
  { when: ({ token, after }) => isOneOf(token, 'metric name') && isOneOf(after, '('), fix: () => 'call a function whose name has no colon' },
  { when: ({ token, before }) => token === undefined && isOperator(before), fix: () => 'write what stands on the right of the operator' },
  { when: ({ token, before }) => isOperator(before) && (isOperator(token) || isOneOf(token, ')', ',')), fix: () => 'write an operand between the two' },
  { when: ({ token, before }) => before === undefined && isOperator(token), fix: () => 'write what stands on the left of the operator' },
  { when: ({ token, before }) => isOneOf(before, '(', ',') && isOneOf(token, ')', ','), fix: () => 'write an expression between the two' },
  { when: ({ before }) => endsOperand(before), fix: () => 'write an operator between the two' },
];
