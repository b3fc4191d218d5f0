import { z } from 'zod';

import { nativeKey } from '../base/native';
import { metaOf } from '../base/native-fields';
import { documentationOf } from './documentation';
import { sections, type FieldOfSection } from './outline';
import type { JsonSchema } from './scalars';

/** What an editor shows of a field: what it means, since when it is there, and what the server assumes. */
export function remarksOn(field: FieldOfSection): JsonSchema {
  const { schema, form, section } = field;
  const text = inKeysOfFiles(documentationOf(section, field).text ?? '');
  const since = metaOf(schema, 'since');
  const ignored = metaOf(schema, 'withoutEffect');
  const sentences = [
    form === 'file' ? `Path of a file, from which it is read: ${lowerFirst(text)}` : form === 'former' ? 'An older way to say authorization.' : text,
    typeof ignored === 'string' ? `Without effect: ${ignored}.` : '',
    typeof since === 'string' ? `Since ${since}.` : '',
  ].filter((sentence) => sentence !== '');
  const assumed = form === 'own' ? defaultOf(schema) : undefined;
  return { ...(sentences.length > 0 && { description: sentences.join(' ') }), ...(assumed !== undefined && { default: assumed }) };
}

/** The words of specs as files have them: a comment speaks of `scrapeInterval`, an editor of `scrape_interval`. */
const inKeysOfFiles = (text: string): string => text.replace(/`([\w.]+)`/g, (_, path: string) => `\`${path.split('.').map((step) => nativeKeys.get(step) ?? step).join('.')}\``);

const nativeKeys: ReadonlyMap<string, string> = new Map(sections.flatMap(({ declaration }) => Object.entries(declaration.shape as Readonly<Record<string, z.ZodType>>).map(([key, schema]) => [key, nativeKey(key, schema)])));

const lowerFirst = (text: string): string => (text === '' ? 'it lies there alone.' : `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`);

/** What the server assumes, where that is a single value. */
export function defaultOf(schema: z.ZodType): string | number | boolean | undefined {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly ? (schema.def.innerType as z.ZodType) : schema;
  if (inner !== schema) return defaultOf(inner);
  if (!(inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault)) return undefined;
  const value: unknown = inner.def.defaultValue;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
