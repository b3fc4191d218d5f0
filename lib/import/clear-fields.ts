import { z } from 'zod';

import { accepts } from '../base/read';
import { isRuledOut } from '../base/ruled-out';
import type { SpecPath } from '../base/spec-path';
import { alternativesOf, metaOf } from '../base/native-fields';
import { isPlain, type Fields } from '../bundle/fields-at';

/** A credential for which the server has no file. */
export interface ClearField {
  readonly path: SpecPath;
  /** What to do instead, in the words of the declaration. */
  readonly instead: string;
  /** Whether the section is none without it. */
  readonly isNeeded: boolean;
}

/** The credentials beneath a value that can only stand in clear, by its declaration. */
export function clearFields(schema: z.ZodType, value: unknown, path: SpecPath): readonly ClearField[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => clearFields(elementOf(schema), item, [...path, index]));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = fieldOf(schema, value, key);
    if (field === undefined) return [];
    const instead = metaOf(field, 'inClear');
    return typeof instead === 'string' ? [{ path: [...path, key], instead, isNeeded: !(field instanceof z.ZodOptional) }] : clearFields(field, inner, [...path, key]);
  });
}

/** What a field of a section or a value of a record is declared as: by the alternative that takes it, where there are several. */
export function fieldOf(schema: z.ZodType, value: Fields, key: string): z.ZodType | undefined {
  const sections = alternativesOf(schema).filter((alternative): alternative is z.ZodObject => alternative instanceof z.ZodObject);
  if (sections.length === 0) {
    const record = alternativesOf(schema).find((alternative) => alternative instanceof z.ZodRecord);
    return record === undefined ? z.unknown() : (record.valueType as z.ZodType);
  }
  const found = [...sections.filter((section) => accepts(section, value)), ...sections].flatMap((section) => (section.shape as Readonly<Record<string, z.ZodType | undefined>>)[key] ?? []);
  return found.find((field) => !isRuledOut(field)) ?? found[0];
}

/** What the elements of a list are declared as. */
export function elementOf(schema: z.ZodType): z.ZodType {
  const list = alternativesOf(schema).find((alternative) => alternative instanceof z.ZodArray);
  return list === undefined ? z.unknown() : (list.element as z.ZodType);
}
