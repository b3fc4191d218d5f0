import { z } from 'zod';

import { section } from '../base/section';
import { ruledOut } from '../base/ruled-out';

/** Names of attributes, each once; the server does not mind space around them, and so counts them without. */
const attributes = z
  .array(z.string())
  .superRefine((names, context) => {
    names.forEach((name, index) => {
      const isEmpty = name.trim() === '';
      if (!isEmpty && names.findIndex((other) => other.trim() === name.trim()) === index) return;
      context.addIssue({ code: 'custom', path: [index], message: isEmpty ? 'empty' : `not unique, got "${name}" twice`, params: { fix: 'remove it' } });
    });
  })
  .default([]);

const shared = {
  /** How names of OpenTelemetry become those of Prometheus; the last two keep letters that only UTF-8 names may have. @default 'UnderscoreEscapingWithSuffixes' */
  translationStrategy: z
    .enum(['UnderscoreEscapingWithSuffixes', 'UnderscoreEscapingWithoutSuffixes', 'NoUTF8EscapingWithSuffixes', 'NoTranslation'])
    .default('UnderscoreEscapingWithSuffixes'),
  /** Keep on `target_info` what became `job` and `instance`. @default false */
  keepIdentifyingResourceAttributes: z.boolean().meta({ since: '3.1' }).default(false),
  /** Store explicit histograms as native ones with custom buckets. @default false */
  convertHistogramsToNhcb: z.boolean().meta({ since: '3.4' }).default(false),
  /** Labels for name, version, schema and attributes of the scope. @default false */
  promoteScopeMetadata: z.boolean().meta({ since: '3.6' }).default(false),
  /** Put `key_` before a label that begins with one `_`. @default true */
  labelNameUnderscoreSanitization: z.boolean().meta({ since: '3.8' }).default(true),
  /** Keep several `_` in a row. @default true */
  labelNamePreserveMultipleUnderscores: z.boolean().meta({ since: '3.8' }).default(true),
};

/**
 * How samples that arrive by OTLP are stored; that they are accepted is the flag `webEnableOtlpReceiver`.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
 */
export const otlpConfig = z.discriminatedUnion('promoteAllResourceAttributes', [
  section({
    /** Every attribute of the resource as a label. @default false */
    promoteAllResourceAttributes: z.literal(false).default(false),
    /** These attributes of the resource as labels. @default [] */
    promoteResourceAttributes: attributes,
    ignoreResourceAttributes: ruledOut('has a meaning only with promoteAllResourceAttributes: true', 'set that, or remove this'),
    ...shared,
  }),
  section({
    promoteAllResourceAttributes: z.literal(true).meta({ since: '3.5' }),
    promoteResourceAttributes: ruledOut('cannot be combined with promoteAllResourceAttributes: true', 'remove one of the two'),
    /** All but these. @default [] */
    ignoreResourceAttributes: attributes.meta({ since: '3.5' }),
    ...shared,
  }),
]);

export type OtlpSpec = z.input<typeof otlpConfig>;
