import { z } from 'zod';

/**
 * A field that the server reads and forgets where it stands, since another field of the section says so: an error for who writes it, a
 * remark on a file that has it.
 */
export const ignored = (message: string, fix: string) =>
  z
    .custom<undefined>((input) => input === undefined, { error: message, params: { check: 'conflicting-value', fix } })
    .meta({ ruledOut: true, withoutEffect: message })
    .optional();
