import { z } from 'zod';

import { duration, labels, section } from '../base/section';
import { instant } from './instant';

/**
 * What is promised of an alert: who is told of it, and how soon. It is checked at synth, and never written to alertmanager.yml.
 *
 * The order of the receivers does not matter; one that is told twice is named twice.
 */
export const expectedRoute = section({
  /** Labels of the alert, as far as routes ask for them. */
  labels,
  /** Names of the receivers that are told; `[]` is nobody. */
  receivers: z.array(z.string().min(1)),
  /** When, in RFC 3339: who is muted or silenced then is not told. @default any time, as if nothing muted and no silence were planned */
  at: instant.optional(),
  /** How long each of them waits for more alerts of a new group. @default any time */
  groupWait: duration.optional(),
  /** How long each of them waits before it tells of new alerts in a group. @default any time */
  groupInterval: duration.optional(),
  /** After what time each of them tells again. @default any time */
  repeatInterval: duration.optional(),
  /** Labels of other alerts that fire, which may inhibit it. @default [] */
  whileFiring: z.array(labels).default([]),
});

export type ExpectedRoute = z.output<typeof expectedRoute>;
export type ExpectedRouteSpec = z.input<typeof expectedRoute>;
