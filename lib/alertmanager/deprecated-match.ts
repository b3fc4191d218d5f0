import { z } from 'zod';

import { isPlainLabelName } from '../base/name';
import { regexFault } from '../base/regex';
import { Matcher } from './matcher';

/** The older fields know the names of Prometheus 2 only, in every mode of the server. */
const plainName = z.string().refine((text) => isPlainLabelName(text), {
  error: ({ input }) => `not a label name that this field takes, got "${String(input)}"`,
  params: { fix: 'use matchers, which take any name' },
});

const expression = z
  .string()
  .superRefine((text, context) => {
    const why = regexFault(text, 'alertmanager');
    if (why !== undefined) context.addIssue({ code: 'custom', message: `not an RE2 expression: ${why}, got "${text}"`, params: { fix: 'write it in RE2 syntax' } });
  })
  // Empty it is an expression, left out it is none.
  .meta({ needed: true });

/** Values that labels must have, by name. */
export const match = z.record(plainName, z.string());

/** RE2 expressions that the values of labels must match, by name. */
export const matchRe = z.record(plainName, expression);

/** The same conditions as matchers, which say everything that the older fields do. */
export const asMatchers = (equal: Readonly<Record<string, string>>, expressions: Readonly<Record<string, string>>): readonly Matcher[] => [
  ...Object.entries(equal).map(([name, value]) => Matcher.of(name, '=', value)),
  ...Object.entries(expressions).map(([name, value]) => Matcher.of(name, '=~', value)),
];
