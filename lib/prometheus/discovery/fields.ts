import { z } from 'zod';

import { advised, duration, port, reachableUrl, section } from '../../base/section';
import { isClear } from '../../base/ruled-out';

/** Fields that many kinds have alike. */

/** A word, a name or an id that must not be empty. */
export const text = z.string().min(1);

/** A word of a list, where the server does not mind an empty one. */
export const word = advised(z.string(), 1);

/** How often the source is asked again; not zero, which the server does not survive, and which a key with nothing behind it means. */
export const refreshInterval = (assumed: string) => duration.prefault(assumed).meta({ nullIsZero: true });

/** Port of the targets, 1 to 65535, where the source does not say one. */
export const targetPort = (assumed = 80) => port.default(assumed);

/** A part of a login that the server takes only together with a secret in clear: nobody can write it, only a file can hold it. */
export const besideSecret = (message: string, fix: string) =>
  z
    .custom<undefined>((input) => input === undefined || isClear(input), { error: message, params: { check: 'conflicting-value', fix } })
    .meta({ ruledOut: true, inClear: fix })
    .optional();

/** What to do where the server takes the credentials of a kind in clear only. */
export const inFileOfSecret = 'write the job into a file of a Secret, and name that in scrapeConfigFiles: [secret("<name>", "<key>")]';

/** Put between and around the tags of a target when they become one label. */
export const tagSeparator = text.default(',');

/** Conditions that the source itself applies; a value of each must hold. */
export const filters = z.array(section({ name: word.meta({ zero: true }), values: advised(z.array(z.string()), 1).meta({ zero: true }) })).meta({ skipsNull: true }).default([]);

/** The same where the server insists on a value of each. */
export const filledFilters = z.array(section({ name: word.meta({ zero: true }), values: z.array(z.string()).min(1) })).default([]);

/** Address of an API, where it is not the provider's own. */
export const endpoint = reachableUrl.optional();
