import { z } from 'zod';

import { duration, httpUrl, port, section } from '../../base/section';

/** Fields that many kinds have alike. */

/** A word, a name or an id that must not be empty. */
export const text = z.string().min(1);

/** How often the source is asked again; not zero, which the server does not survive. */
export const refreshInterval = (assumed: string) => duration.prefault(assumed);

/** Port of the targets, 1 to 65535, where the source does not say one. */
export const targetPort = (assumed = 80) => port.default(assumed);

/** Put between and around the tags of a target when they become one label. */
export const tagSeparator = text.default(',');

/** Conditions that the source itself applies; a value of each must hold. */
export const filters = z.array(section({ name: text, values: z.array(z.string()).min(1) })).default([]);

/** Address of an API, where it is not the provider's own. */
export const endpoint = httpUrl.optional();
