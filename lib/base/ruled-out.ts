import { z } from 'zod';

/**
 * A field that must not be written here. It stands in the declaration so that who writes it is told why, instead of hearing
 * of an unknown key.
 */
export const ruledOut = (message: string, fix: string) =>
  z
    .custom<undefined>((input) => input === undefined, { error: message, params: { check: 'conflicting-value', fix } })
    .meta({ ruledOut: true })
    .optional();

/** A field that the presence of another one of the same section rules out. */
export const apartFrom = (other: string) => ruledOut(`cannot be combined with ${other}`, 'remove one of the two');

/** Whether a field is declared only to say that it must not be written. */
export const isRuledOut = (field: z.ZodType): boolean => field instanceof z.ZodOptional && (field.unwrap() as z.ZodType).meta()?.['ruledOut'] === true;

/** Why a credential without a `_file` field is refused. */
export const onlyInClear = 'the server reads it from the configuration only, where it would stand in clear';

/** A credential for which the server has no file: it cannot be written at all. The fix says what to do instead. */
export const inClear = (fix: string) => ruledOut(onlyInClear, fix);
