import type { z } from 'zod';

import { formatFindings } from '../../lib/base/finding';
import { toNative, type Native } from '../../lib/base/native';
import { read } from '../../lib/base/read';
import { secretBesideConfig } from '../../lib/base/secret';

/** What reading says about an input of any form, as a person sees it; nothing when all is well. */
export const readingOf = (schema: z.ZodType, input: unknown): string => formatFindings(read(schema, input).findings);

/** An input as the server reads it, which must read without a finding. */
export function printed(schema: z.ZodType, input: unknown): Native {
  const { findings, model } = read(schema, input);
  if (findings.length > 0) throw new Error(formatFindings(findings));
  return toNative(schema, model, secretBesideConfig);
}
