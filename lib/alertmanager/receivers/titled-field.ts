import { z } from 'zod';

import { section } from '../../base/section';
import { neededTemplate } from './define';

/** A line of a table in a message: a title, a value, and whether two of them fit side by side. */
export const titledField = section({
  title: neededTemplate,
  value: neededTemplate,
  /** @default that of the message */
  short: z.boolean().optional(),
});
