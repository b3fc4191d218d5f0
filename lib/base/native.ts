import { z } from 'zod';

import { accepts, unwrap } from './read';
import { isClear, isRuledOut } from './ruled-out';
import { SecretFile, SecretKey, SecretText, type SecretPath } from './secret';
import type { Value } from './value';

/** A document as the tools read it: YAML keys, texts, numbers, lists. */
export type Native = string | number | boolean | null | readonly Native[] | { readonly [key: string]: Native };

/**
 * `scrapeInterval` → `scrape_interval`, mechanically; `enableHttp2` keeps its digit, as in `enable_http2`.
 * Where the tool writes a number apart, the declaration says so: `.meta({ native: 'retry_on_http_429' })`.
 */
export function nativeKey(key: string, field?: z.ZodType): string {
  const declared = field?.meta()?.['native'];
  return typeof declared === 'string' ? declared : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A section of the model as the tool reads it: snake_case keys, values in their notation, and nothing that the server would
 * assume anyway. A credential becomes its `*_file` field; one that was read in clear stays so.
 */
export function toNative(schema: z.ZodType, model: unknown, secretPath: SecretPath): Native {
  if (model instanceof SecretFile) return model.path;
  if (model instanceof SecretKey) return secretPath(model);
  if (model instanceof SecretText) return model.reveal();
  if (typeof model !== 'object' || model === null) return scalar(model);
  const inner = unwrap(schema);
  if (Array.isArray(model)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : z.unknown();
    return model.map((item) => toNative(element, item, secretPath));
  }
  if (inner instanceof z.ZodUnion) return toNative(optionFor(inner, model), model, secretPath);
  if (inner instanceof z.ZodObject) return fields(inner, model, secretPath);
  if (Object.getPrototypeOf(model) !== Object.prototype && Object.getPrototypeOf(model) !== null) return (model as Value).toString();
  const values = inner instanceof z.ZodRecord ? (inner.valueType as z.ZodType) : z.unknown();
  return Object.fromEntries(Object.entries(model).map(([key, value]) => [key, toNative(values, value, secretPath)]));
}

function fields(schema: z.ZodObject, model: object, secretPath: SecretPath): Native {
  const result: Record<string, Native> = {};
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  for (const [key, field] of Object.entries(shape)) {
    const value = (model as Record<string, unknown>)[key];
    if (value === undefined || isServerDefault(field, value)) continue;
    const isCredential = value instanceof SecretKey || value instanceof SecretFile;
    result[isCredential ? `${nativeKey(key, field)}_file` : nativeKey(key, field)] = toNative(field, value, secretPath);
  }
  return result;
}

function optionFor(union: z.ZodUnion, model: object): z.ZodType {
  const options = union.options as z.ZodType[];
  const knowsEveryKey = (option: z.ZodType, mayTake: (field: z.ZodType, value: unknown) => boolean): boolean => {
    const inner = unwrap(option);
    if (!(inner instanceof z.ZodObject) || !accepts(option, model)) return false;
    const shape: Readonly<Record<string, z.ZodType>> = inner.shape;
    return Object.entries(model).every(([key, value]) => value === undefined || (shape[key] !== undefined && mayTake(shape[key], value)));
  };
  const option =
    options.find((candidate) => knowsEveryKey(candidate, (field, value) => isClear(value) || !isRuledOut(field))) ??
    // What only our own rules forbid is there when the model is made of somebody's file, or is judged although something is wrong.
    options.find((candidate) => knowsEveryKey(candidate, () => true)) ??
    options.find((candidate) => !(unwrap(candidate) instanceof z.ZodObject));
  if (option === undefined) throw new Error(`no option of the union has the keys ${Object.keys(model).join(', ')}`);
  return option;
}

/** Whether the server would take this value when the key is absent. */
function isServerDefault(field: z.ZodType, value: unknown): boolean {
  let schema = field;
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) schema = schema.def.innerType as z.ZodType;
  if (!(schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)) return false;
  const assumed: unknown = schema.def.defaultValue;
  return JSON.stringify(printed(assumed)) === JSON.stringify(printed(value));
}

const printed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype ? (value as Value).toString() : value;

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  throw new Error(`a ${typeof value} has no place in a configuration file`);
}
