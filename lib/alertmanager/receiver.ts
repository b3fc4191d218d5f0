import { z } from 'zod';

import { labels, section } from '../base/section';
import { receiverFields } from './receivers';

/**
 * Who is told, and by which ways; without any, nobody.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#receiver
 */
export const receiver = section({
  /** Unique among all receivers; routes refer to it. */
  name: z.string().min(1),
  /** Labels by which the API finds the receiver; `name` is there already. @default {} */
  labels: labels.meta({ since: '0.33' }).default({}),
  ...receiverFields,
});

export type Receiver = z.output<typeof receiver>;
export type ReceiverSpec = z.input<typeof receiver>;
