import { z } from 'zod';

import { literalsOf, unwrap } from '../base/read';
import { byteSize, duration } from '../base/section';
import { goDuration } from '../alertmanager/go-duration';
import { metaOf } from '../base/native-fields';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How much must be at a place: a value that says something, any value, or nothing. */
export type Need = 'a value' | 'something' | 'nothing';

const wordsOfTruth = ['y', 'yes', 'on', 'n', 'no', 'off'].flatMap((word) => [word, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, word.toUpperCase()]);
const partsOfDuration = ['y', 'w', 'd', 'h', 'm', 's', 'ms'].map((unit) => `(\\d+${unit})?`).join('');
const sizeIn = (units: string): string => `((\\d+(\\.\\d*)?|\\.\\d+)(${units}))+`;

/**
 * What Go makes values of, however YAML has it: a field for text takes a number or a truth value too, an empty value is an empty text, zero or
 * false.
 */
export const scalarDefinitions: readonly (readonly [string, JsonSchema])[] = [
  ['text', { type: ['string', 'number', 'boolean', 'null'] }],
  ['name', { type: ['string', 'number', 'boolean'], minLength: 1 }],
  ['truth', { anyOf: [{ type: ['boolean', 'null'] }, { enum: [...new Set(wordsOfTruth)] }] }],
  ['number', { type: ['number', 'null'] }],
  // What editors take for text, since YAML 1.2 has no such numbers.
  ['whole-number', { anyOf: [{ type: ['number', 'null'] }, { type: 'string', pattern: '^[-+]?(0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*_[0-9_]*)$' }] }],
  ['duration', { anyOf: [{ type: 'string', pattern: `^(0|(?!$)${partsOfDuration})$` }, { enum: [0, null] }] }],
  ['go-duration', { anyOf: [{ type: 'string', pattern: '^[-+]?(0|((\\d+(\\.\\d*)?|\\.\\d+)(h|m|s|ms|us|µs|μs|ns))+)$' }, { type: ['integer', 'null'] }] }],
  ['size', { anyOf: [{ type: 'string', pattern: `^[-+]?(0|${sizeIn('B|[KMGTPE]B')}|${sizeIn('B|[KMGTPE]iB')})$` }, { enum: [0, null] }] }],
  ['secret', { anyOf: [{ $ref: '#/definitions/text' }, { type: 'array', items: { $ref: '#/definitions/text' } }, { type: 'object', additionalProperties: { $ref: '#/definitions/text' } }] }],
];

/** Another of these definitions. */
export const refer = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

/** Notations that are declared once, for all fields that have them. */
const notations: ReadonlyMap<z.ZodType, string> = new Map([
  [unwrap(duration), 'duration'],
  [unwrap(byteSize), 'size'],
  [unwrap(goDuration), 'go-duration'],
]);

/** What a declaration without fields of its own takes. */
export function scalarOf(inner: z.ZodType, need: Need): JsonSchema {
  if (inner instanceof z.ZodBoolean) return refer('truth');
  if (inner instanceof z.ZodNumber) return withRemarks(refer(inner.format === 'safeint' ? 'whole-number' : 'number'), bounds(inner));
  if (inner instanceof z.ZodEnum || inner instanceof z.ZodLiteral) return words([...literalsOf(inner)], metaOf(inner, 'anyCase') === true, need);
  return refer(notations.get(inner) ?? (need === 'a value' ? 'name' : 'text'));
}

/** Where zod has no bound of the author's, it has that of numbers which are exact. */
const bounds = ({ minValue, maxValue }: z.ZodNumber): JsonSchema => ({
  ...(minValue !== null && Number.isFinite(minValue) && minValue > Number.MIN_SAFE_INTEGER && { minimum: minValue }),
  ...(maxValue !== null && Number.isFinite(maxValue) && maxValue < Number.MAX_SAFE_INTEGER && { maximum: maxValue }),
});

/** One of some words, or nothing where nothing may be. */
export function words(known: readonly unknown[], anyCase: boolean, need: Need): JsonSchema {
  const exact = { enum: need === 'nothing' ? [...known, null] : [...known] };
  return anyCase ? { anyOf: [exact, { type: 'string', pattern: `^(${known.map((word) => inAnyCase(String(word))).join('|')})$` }] } : exact;
}

const inAnyCase = (word: string): string => word.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);

/** Any of several, each once. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = different;
  return different.length === 1 && only !== undefined ? only : { anyOf: different };
}

/** A schema and remarks on it: beside a reference a reader of draft 7 would not see them. */
export const withRemarks = (schema: JsonSchema, remarks: JsonSchema): JsonSchema => {
  if (Object.keys(remarks).length === 0) return schema;
  return '$ref' in schema ? { ...remarks, allOf: [schema] } : { ...remarks, ...schema };
};
