import { z } from 'zod';

import { literalsOf, unwrap } from '../base/read';
import { isRuledOut } from '../base/ruled-out';
import { alternativesOf, metaOf } from '../base/native-fields';
import { nativeFileNames, nativeFiles, type NativeFileName } from './files';
import { allFieldsOf, bodyOf, holdsAnything, isNeeded, type FieldOfSection } from './outline';
import { remarksOn } from './remarks';
import { anyOf, refer, scalarDefinitions, scalarOf, withRemarks, words, type JsonSchema, type Need } from './scalars';

/**
 * The JSON Schema of a native file: of the YAML that the server reads, in its keys, with credentials in clear and in files, and with every
 * notation of a number or a duration that Go takes.
 *
 * It says what belongs where, and in which form: an editor completes and marks by it. What several fields mean together is left to the checks.
 * The same bytes each time; draft 7, which editors know best.
 * @see https://json-schema.org/draft-07
 */
export function jsonSchemaOf(name: NativeFileName): JsonSchema {
  const { title, see, declaration, mayBeEmpty } = nativeFiles[name];
  const writer = new SchemaWriter();
  const root = writer.place(declaration, '', mayBeEmpty ? 'nothing' : 'something');
  return {
    ...withRemarks(root, { $schema: 'http://json-schema.org/draft-07/schema#', $comment: `described by ${see}`, title }),
    definitions: Object.fromEntries([...scalarDefinitions, ...writer.definitions]),
  };
}

/** All JSON Schemas, by the name of the kind of file. */
export const nativeSchemas = (): Readonly<Record<NativeFileName, JsonSchema>> =>
  // The cast keeps what `Object.fromEntries` forgets: the names of the registry.
  Object.fromEntries(nativeFileNames.map((name) => [name, jsonSchemaOf(name)])) as Record<NativeFileName, JsonSchema>;

const nothing: JsonSchema = { type: 'null' };

/** Writes the schema of one file: each section once, under the keys that lead to it first. */
class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();
  readonly #names = new Map<object | string, string>();

  place(schema: z.ZodType, name: string, need: Need): JsonSchema {
    if (metaOf(schema, 'inClear') !== undefined) return refer(need === 'a value' ? 'name' : 'secret');
    const inner = unwrap(schema);
    if (holdsAnything(inner)) return {};
    const alternatives = alternativesOf(schema);
    const sections = alternatives.filter((alternative) => alternative instanceof z.ZodObject);
    const others = alternatives.filter((alternative) => !(alternative instanceof z.ZodObject)).map((alternative) => this.#simple(alternative, name, need));
    if (sections.length === 0) return anyOf(others);
    return anyOf([refer(this.#nameOf(inner, sections, name)), ...others, ...(need === 'nothing' && others.length === 0 ? [nothing] : [])]);
  }

  #simple(inner: z.ZodType, name: string, need: Need): JsonSchema {
    const orNothing = (type: string): string | readonly string[] => (need === 'nothing' ? [type, 'null'] : type);
    if (inner instanceof z.ZodArray) {
      const isNeverEmpty = need !== 'nothing' && !inner.safeParse([]).success;
      return { type: orNothing('array'), items: this.place(inner.element as z.ZodType, name, 'something'), ...(isNeverEmpty && { minItems: 1 }) };
    }
    if (inner instanceof z.ZodRecord) return { type: orNothing('object'), additionalProperties: this.place(inner.valueType as z.ZodType, name, 'nothing') };
    return scalarOf(inner, need);
  }

  /** Name of the definition of a section, or of several that stand for each other; it is written when it is met first. */
  #nameOf(inner: z.ZodType, sections: readonly z.ZodObject[], wanted: string): string {
    const [first] = sections;
    const body = sections.length === 1 && first !== undefined ? bodyOf(first) : inner;
    const known = this.#names.get(body);
    if (known !== undefined) return known;
    const name = this.#freeName(wanted === '' ? 'file' : wanted);
    this.#names.set(body, name);
    // It stands among the others where it is met, not where it is finished.
    this.definitions.set(name, {});
    this.definitions.set(name, inner instanceof z.ZodDiscriminatedUnion ? this.#decided(sections, inner.def.discriminator, name) : this.#section(sections, wanted));
    return name;
  }

  #freeName(wanted: string, count = 1): string {
    const name = count === 1 ? wanted : `${wanted}-${String(count)}`;
    return this.definitions.has(name) ? this.#freeName(wanted, count + 1) : name;
  }

  /** A section, or several that are told apart by the fields that they need. */
  #section(sections: readonly z.ZodObject[], name: string): JsonSchema {
    const fields = allFieldsOf(sections);
    const properties = Object.fromEntries([...fields].flatMap(([key, field]) => this.#property(key, field, name === '' ? key : `${name}.${key}`)));
    const [only, ...others] = sections.map((section) => needsOf(section, [...fields.keys()]));
    return { type: 'object', properties, additionalProperties: false, ...(others.length === 0 ? only : { anyOf: [only, ...others] }) };
  }

  #property(key: string, field: FieldOfSection, name: string): [string, JsonSchema][] {
    const { schema, form } = field;
    const isIgnored = metaOf(schema, 'withoutEffect') !== undefined || metaOf(schema, 'ours') === true;
    if (isRuledOut(schema) && !isIgnored && metaOf(schema, 'inClear') === undefined) return [];
    const value = isIgnored ? {} : form === 'own' ? this.place(schema, name, isNeeded(schema) ? 'a value' : 'nothing') : refer('text');
    return [[key, withRemarks(value, remarksOn(field))]];
  }

  /** Sections of which the value of one field decides: what belongs to it is known as soon as that is written. */
  #decided(sections: readonly z.ZodObject[], deciding: string, name: string): JsonSchema {
    const ways = sections.flatMap((section) =>
      [...allFieldsOf([section])].filter(([, { key }]) => key === deciding).map(([key, { schema }]) => ({ section, key, schema, known: [...literalsOf(schema)], anyCase: metaOf(schema, 'anyCase') === true })),
    );
    const key = ways[0]?.key ?? deciding;
    const anyCase = ways.some((way) => way.anyCase);
    const isOptional = ways.some(({ schema }) => !isNeeded(schema));
    return {
      type: 'object',
      properties: { [key]: words(ways.flatMap(({ known }) => known), anyCase, 'something') },
      ...(!isOptional && { required: [key] }),
      allOf: ways.map(({ section, schema, known }) => ({
        if: { properties: { [key]: words(known, anyCase, 'something') }, ...(isNeeded(schema) && { required: [key] }) },
        then: refer(this.#nameOf(section, [section], `${name}.${known.map((word) => String(word).replace(/.*:/, '')).join('-')}`)),
      })),
    };
  }
}

/** The keys that a section needs, a credential under one of two; and those of its alternatives that it does not know. */
function needsOf(section: z.ZodObject, all: readonly string[]): JsonSchema {
  const own = allFieldsOf([section]);
  const keys = new Map<string, string[]>();
  for (const [key, { key: field, schema, form }] of own) if (isNeeded(schema) && form !== 'former') keys.set(field, [...(keys.get(field) ?? []), key]);
  const required = [...keys.values()].flatMap((names) => (names.length === 1 ? names : []));
  const either = [...keys.values()].filter((names) => names.length > 1).map((names) => ({ anyOf: names.map((name) => ({ required: [name] })) }));
  const unknown = all.filter((key) => !own.has(key));
  return {
    ...(required.length > 0 && { required }),
    ...(either.length > 0 && { allOf: either }),
    ...(unknown.length > 0 && { properties: Object.fromEntries(unknown.map((key) => [key, false])) }),
  };
}
