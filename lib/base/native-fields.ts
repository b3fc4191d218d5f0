import { z } from 'zod';

import { nativeKey } from './native';
import { accepts, literalsOf, unwrap } from './read';
import { remember } from './remember';

/** How a key of a file says the value of a field. */
export type Form =
  /** As the field itself. */
  | 'own'
  /** As the path of a file that holds it, under `<key>_file`. */
  | 'file'
  /** Under an older key, as one field of the section. */
  | 'former';

/** A field of a section that a key of a file belongs to. */
export interface KnownField {
  readonly key: string;
  readonly schema: z.ZodType;
  readonly form: Form;
  /** The field of the section that an older key says. */
  readonly inner?: string;
}

type Fields = ReadonlyMap<string, KnownField>;

/** The fields of a section by the keys that a file has for them. */
export const fieldsOf = remember((section: z.ZodObject): Fields => new Map(Object.entries(section.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, schema]) => keysOf(key, schema))));

function keysOf(key: string, schema: z.ZodType): [string, KnownField][] {
  const own = nativeKey(key, schema);
  const former = metaOf(schema, 'formerly') as Readonly<Record<string, string>> | undefined;
  return [
    ...(metaOf(schema, 'fileOnly') === true ? [] : [[own, { key, schema, form: 'own' }] as [string, KnownField]]),
    ...(isCredential(schema) ? [[`${own}_file`, { key, schema, form: 'file' }] as [string, KnownField]] : []),
    ...Object.entries(former ?? {}).flatMap(([name, inner]): [string, KnownField][] => [
      [name, { key, schema, form: 'former', inner }],
      [`${name}_file`, { key, schema, form: 'former', inner }],
    ]),
  ];
}

/** What a declaration says of a field, whichever of its wrappers says it. */
export function metaOf(schema: z.ZodType, name: string): unknown {
  let inner = schema;
  for (;;) {
    const found = inner.meta()?.[name];
    if (found !== undefined) return found;
    if (!(inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodReadonly)) return undefined;
    inner = inner.def.innerType as z.ZodType;
  }
}

/** Whether a field takes a credential, alone or beside plain text. */
export function isCredential(schema: z.ZodType): boolean {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).some(isCredential);
  return inner.meta()?.['credential'] === true;
}

/** All alternatives of a declaration, those of alternatives included. */
export function alternativesOf(schema: z.ZodType): readonly z.ZodType[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodUnion ? (inner.options as z.ZodType[]).flatMap(alternativesOf) : [inner];
}

/** The word that a deciding field has where it is left out. */
function assumedBy(sections: readonly z.ZodObject[], key: string): string | undefined {
  const fields = sections.map((section) => (section.shape as Readonly<Record<string, z.ZodType>>)[key]);
  return fields.map((field) => (field instanceof z.ZodDefault ? (field.def.defaultValue) : undefined)).find((value) => typeof value === 'string');
}

/** The sections that can be meant, as far as the texts of their deciding fields tell; all where none fits. */
export function meantSections(sections: readonly z.ZodObject[], textOf: (key: string) => string | undefined): readonly z.ZodObject[] {
  const deciding = (section: z.ZodObject): Record<string, string> =>
    Object.fromEntries(
      Object.entries(section.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, field]) => {
        const text = [...literalsOf(field)].length === 0 ? undefined : (textOf(nativeKey(key, field)) ?? assumedBy(sections, key));
        return text === undefined ? [] : [[key, metaOf(field, 'anyCase') === true ? text.toLowerCase() : text]];
      }),
    );
  const meant = sections.filter((section) => accepts(section, deciding(section)));
  return meant.length === 0 ? sections : meant;
}
