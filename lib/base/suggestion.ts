/**
 * The known name that somebody most likely meant, or `undefined` when none is near.
 * Near means: at most a third of the letters differ, two at least, and case never counts. Nothing is near to an empty text.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word === '') return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** A fix for an unknown word: the nearest known one, and the sorted list while it is short enough to read. */
export function suggest(word: string, known: readonly string[], showAtMost = 12): string {
  const near = nearest(word, known);
  const list = known.length <= showAtMost ? `known: ${[...known].sort().join(', ')}` : undefined;
  const question = near === undefined ? undefined : `did you mean "${near}"?`;
  return [question, list].filter((part) => part !== undefined).join(' ') || 'remove it';
}

/** Levenshtein distance that counts two swapped neighbours as one edit. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
