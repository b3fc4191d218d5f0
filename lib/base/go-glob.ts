import { z } from 'zod';

import { show } from './section';

/** What a pattern is made of: stars, question marks, classes of characters, characters that are escaped, and all others. */
const pieces = /\*|\?|\[(?:\^|(?!\^))(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+\]|\\.|[^*?[\\]/gsu;

/**
 * The names that a pattern means, or `undefined` where Go calls the pattern broken.
 * @see https://pkg.go.dev/path/filepath#Match
 */
export function goGlob(pattern: string): RegExp | undefined {
  const found = pattern.match(pieces) ?? [];
  return found.join('') === pattern ? new RegExp(`^${found.map(meant).join('')}$`, 'su') : undefined;
}

function meant(piece: string): string {
  if (piece === '*') return '[^/]*';
  if (piece === '?') return '[^/]';
  if (!piece.startsWith('[')) return literal(codeOf(piece));
  const isNegated = piece.startsWith('[^');
  const ranges = [...piece.slice(isNegated ? 2 : 1, -1).matchAll(/(\\.|[^\\])(?:-(\\.|[^\\]))?/gsu)].map(([, low = '', high = low]) => [codeOf(low), codeOf(high)] as const);
  // A range whose ends are the wrong way round has nothing in it, and is no fault.
  return `[${isNegated ? '^' : ''}${ranges.flatMap(([low, high]) => (low <= high ? [`${literal(low)}-${literal(high)}`] : [])).join('')}]`;
}

/** A character, which a backslash may escape, as its code point. */
const codeOf = (piece: string): number => (piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece).codePointAt(0) ?? 0;

/** A character that means itself in a regular expression. */
const literal = (code: number): string => `\\u{${code.toString(16)}}`;

/** A path or a glob that Go can read. */
export const globText = z.string().refine((pattern) => goGlob(pattern) !== undefined, {
  error: ({ input }) => `not a glob: a "[" or a "\\" is not closed, got ${show(input)}`,
  params: { fix: 'close each "[" with "]", and put "\\" before a character that means itself' },
});
