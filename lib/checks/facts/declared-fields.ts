import { z } from 'zod';

import { accepts, unwrap } from '../../base/read';
import type { SpecPath } from '../../base/spec-path';

/** A field that is set to something, and the declaration that it follows. */
export interface DeclaredField {
  readonly path: SpecPath;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** Every field of a model and of the sections inside of it, as far as the model still has the form of its declaration. */
export function* declaredFields(schema: z.ZodType, model: unknown, path: SpecPath): Iterable<DeclaredField> {
  if (typeof model !== 'object' || model === null) return;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    const option = (inner.options as z.ZodType[]).find((candidate) => accepts(candidate, model) && knowsKeys(candidate, model));
    if (option !== undefined) yield* declaredFields(option, model, path);
  } else if (inner instanceof z.ZodArray && Array.isArray(model)) {
    for (const [index, item] of model.entries()) yield* declaredFields(inner.element as z.ZodType, item, [...path, index]);
  } else if (inner instanceof z.ZodRecord) {
    for (const [key, item] of Object.entries(model)) yield* declaredFields(inner.valueType as z.ZodType, item, [...path, key]);
  } else if (inner instanceof z.ZodObject) {
    yield* fieldsOf(inner.shape, model, path);
  }
}

/** The same for a section whose fields are known, but that is no section of its own. */
export function* fieldsOf(shape: Readonly<Record<string, z.ZodType>>, model: object, path: SpecPath): Iterable<DeclaredField> {
  for (const [key, schema] of Object.entries(shape)) {
    const value = (model as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) continue;
    yield { path: [...path, key], schema, value };
    yield* declaredFields(schema, value, [...path, key]);
  }
}

const knowsKeys = (option: z.ZodType, model: object): boolean => {
  const inner = unwrap(option);
  return inner instanceof z.ZodObject && Object.keys(model).every((key) => key in inner.shape);
};

/** The version that brought the field, where its declaration says one. */
export function sinceOf(schema: z.ZodType): string | undefined {
  const since = schema.meta()?.['since'];
  if (typeof since === 'string') return since;
  // Every wrapper (optional, default, pipe, …) names what it wraps in one of these two ways.
  const { innerType, in: input } = schema.def as { readonly innerType?: z.ZodType; readonly in?: z.ZodType };
  const inner = innerType ?? input;
  return inner === undefined ? undefined : sinceOf(inner);
}

/** Whether the field would have this value if nobody had written it. */
export function isAssumed(schema: z.ZodType, value: unknown): boolean {
  const absent = schema.safeParse(undefined);
  return absent.success && JSON.stringify(absent.data) === JSON.stringify(value);
}
