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

/** Why a credential without a `_file` field is refused. */
export const onlyInClear = 'the server reads it from the configuration only, where it would stand in clear';

/** A credential for which the server has no file: it cannot be written at all. The fix says what to do instead. */
export const inClear = (fix: string) => ruledOut(onlyInClear, fix);
