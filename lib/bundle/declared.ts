import { z } from 'zod';

import { unwrap } from '../base/read';
import { isRuledOut } from '../base/ruled-out';
import { byteSize, duration } from '../base/section';
import { alternativesOf, fieldsOf, isCredential, type KnownField } from '../base/native-fields';

/** Whether a value is of another kind than its declaration: a text where a number belongs. Nothing is of every kind. */
export const isOfOtherKind = (schema: z.ZodType, value: unknown): boolean => value !== undefined && !(value === '' && alternativesOf(schema).some(isText)) && schema.safeParse(value).error?.issues.some(({ code }) => code === 'invalid_type') === true;

/** The field of a key: that of a section which takes it, before one which only says why it does not. */
export const fieldIn = (sections: readonly z.ZodObject[], name: string): KnownField | undefined => {
  const found = sections.map((section) => fieldsOf(section).get(name)).filter((field) => field !== undefined);
  return found.find(({ schema }) => !isRuledOut(schema)) ?? found[0];
};

/** Text that is no credential. */
export const isPlainText = (schema: z.ZodType): boolean => isText(schema) && !isCredential(schema);

/** A text with or without a notation of its own: everything that Go reads from a scalar's text. */
export const isText = (schema: z.ZodType): boolean => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodLiteral) return typeof [...inner.values][0] === 'string';
  return inner instanceof z.ZodString || inner instanceof z.ZodEnum || inner instanceof z.ZodCustom || inner instanceof z.ZodStringFormat;
};

/** True or false, whichever of them is meant. */
export const isBoolean = (schema: z.ZodType): boolean => schema instanceof z.ZodBoolean || (schema instanceof z.ZodLiteral && typeof [...schema.values][0] === 'boolean');

/** A text that is one of a few. */
export const isWord = (schema: z.ZodType): boolean => schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum;

/** A section of which a field is a credential. */
export const holdsCredential = (schema: z.ZodType): boolean => schema instanceof z.ZodObject && Object.values(schema.shape).some(isCredential);

/** What Go has where nothing is written. */
export const zeroOf = (schema: z.ZodType): unknown => {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray ? [] : inner instanceof z.ZodNumber ? 0 : '';
};

/** Whether the text is parsed by a notation of its own, which knows no empty one. */
export const hasNotation = (schema: z.ZodType): boolean => [duration, byteSize].some((one) => unwrap(one) === unwrap(schema));

/** A field that means nothing where it is left out. */
export const mayBeAbsent = (schema: z.ZodType): boolean => schema instanceof z.ZodOptional;
