import type { SpecPath } from '../../base/spec-path';

/** A text somewhere in a model. */
export interface TextPlace {
  readonly path: SpecPath;
  readonly text: string;
}

/** Every text in a part of a model that stands there as such; values of types of their own are left out. */
export function* textsIn(value: unknown, path: SpecPath): Iterable<TextPlace> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
  }
}
