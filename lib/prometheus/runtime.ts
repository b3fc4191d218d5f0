import { z } from 'zod';

import { advised, section } from '../base/section';

/**
 * How the process behaves; all of it can be changed while it runs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
 */
export const runtimeConfig = section({
  /** Growth of the heap, in percent, after which garbage is collected. @default 75, or that of GOGC in the environment */
  gogc: advised(z.int(), 1).optional(),
  /** Least severity that is logged. @default 'info' */
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).meta({ since: '3.15', emptyIsAbsent: true }).default('info'),
});
