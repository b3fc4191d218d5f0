import { z } from 'zod';

import { SecretText } from './secret';

/**
 * A field that must not be written here. It stands in the declaration so that who writes it is told why, instead of hearing
 * of an unknown key.
 */
export const ruledOut = (message: string, fix: string, isAbsent = (input: unknown): boolean => input === undefined) =>
  z
    .custom<undefined>(isAbsent, { error: message, params: { check: 'conflicting-value', fix } })
    .meta({ ruledOut: true })
    .optional();

/** A field that the server reads and then does nothing with: an error for who writes it, a remark on a file that has it. */
export const withoutEffect = (message: string) =>
  z
    .custom<undefined>((input) => input === undefined, { error: message, params: { check: 'field-without-effect', fix: 'remove it' } })
    .meta({ ruledOut: true, withoutEffect: message })
    .optional();

/** A field that the presence of another one of the same section rules out. */
export const apartFrom = (other: string) => ruledOut(`cannot be combined with ${other}`, 'remove one of the two');

/** Whether a field is declared only to say that it must not be written. */
export const isRuledOut = (field: z.ZodType): boolean => field instanceof z.ZodOptional && (field.unwrap() as z.ZodType).meta()?.['ruledOut'] === true;

/** Why a credential without a `_file` field is refused. */
export const onlyInClear = 'the server reads it from the configuration only, where it would stand in clear';

/** A credential for which the server has no file: nobody can write it, only a file can hold it. The fix says what to do instead. */
export const inClear = (fix: string, isList = false) =>
  z
    .custom<undefined>((input) => input === undefined || isClear(input), { error: onlyInClear, params: { check: 'conflicting-value', fix } })
    .meta({ ruledOut: true, inClear: fix, isList })
    .optional();

/** The same where the section needs it: nobody can write the section, only a file can hold it. */
export const neededInClear = (fix: string) =>
  z.custom<SecretText>((input) => input !== undefined && isClear(input), { error: `needed, and ${onlyInClear}`, params: { check: 'conflicting-value', fix } }).meta({ inClear: fix });

/** Texts that were read from a file, alone or in lists and by name. */
export const isClear = (input: unknown): boolean =>
  input instanceof SecretText || (typeof input === 'object' && input !== null && Object.values(input).length > 0 && Object.values(input).every(isClear));
