import type { SpecPath } from '../base/spec-path';

/** A value that two documents do not have in common; `undefined` where one has none. */
export interface Difference {
  readonly path: SpecPath;
  readonly before: unknown;
  readonly after: unknown;
}

/** Everything in which two documents differ. The order of keys has no meaning, that of a list has. */
export function differencesBetween(before: unknown, after: unknown, path: SpecPath = []): readonly Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const longer = before.length > after.length ? before : after;
    return longer.flatMap((_, index) => differencesBetween(before[index], after[index], [...path, index]));
  }
  if (isMap(before) && isMap(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differencesBetween(before[key], after[key], [...path, key]));
  return Object.is(before, after) ? [] : [{ path, before, after }];
}

/** How many values a document has. */
export const countValues = (value: unknown): number => (typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 0) : 1);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
