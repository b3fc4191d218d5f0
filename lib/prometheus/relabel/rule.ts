import { z } from 'zod';

import { labelName, section } from '../../base/section';
import { regexFault } from '../../base/regex';

/** An RE2 expression; it is anchored at both ends, and `.` matches line breaks too. */
const regex = z.string().superRefine((text, context) => {
  const why = regexFault(text);
  if (why !== undefined) context.addIssue({ code: 'custom', message: `not an RE2 expression: ${why}, got "${text}"`, params: { fix: 'write it in RE2 syntax, which has no look-around and no back-references' } });
});

const sourceLabels = z.array(labelName);
const separator = z.string().default(';');

/** A label to write: a name, or one made of groups such as `${1}`. */
const targetLabel = z.string().min(1);

const sources = {
  /** Labels whose values are joined and matched; a missing one counts as empty. */
  sourceLabels: sourceLabels.default([]),
  /** Put between the joined values. @default ';' */
  separator,
};

/**
 * One rule, by its action: each has the fields that it reads, and no others.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export const relabelRule = z.discriminatedUnion('action', [
  section({
    /** Writes `replacement` to `targetLabel` when the joined values match `regex`. */
    action: z.literal('replace').default('replace'),
    ...sources,
    regex: regex.default('(.*)'),
    targetLabel,
    /** May use groups: `$1`, `${1}_suffix`. An empty result removes the label. @default '$1' */
    replacement: z.string().default('$1'),
  }),
  section({
    /** Keeps what matches, or drops it. */
    action: z.enum(['keep', 'drop']),
    ...sources,
    sourceLabels: sourceLabels.min(1),
    regex: regex.default('(.*)'),
  }),
  section({
    /** Keeps, or drops, what has the joined values in `targetLabel`. */
    action: z.enum(['keepequal', 'dropequal']),
    sourceLabels: sourceLabels.min(1),
    targetLabel: labelName,
  }),
  section({
    /** Writes a number from 0 to `modulus` - 1, made of the joined values, to `targetLabel`. */
    action: z.literal('hashmod'),
    ...sources,
    sourceLabels: sourceLabels.min(1),
    modulus: z.int().min(1),
    targetLabel: labelName,
  }),
  section({
    /** Copies every label whose name matches to the name `replacement`. */
    action: z.literal('labelmap'),
    regex: regex.default('(.*)'),
    /** @default '$1' */
    replacement: z.string().min(1).default('$1'),
  }),
  section({
    /** Removes the labels whose names match, or those whose names do not. */
    action: z.enum(['labeldrop', 'labelkeep']),
    regex,
  }),
  section({
    /** Writes the joined values to `targetLabel` in the other case. */
    action: z.enum(['lowercase', 'uppercase']),
    ...sources,
    sourceLabels: sourceLabels.min(1),
    targetLabel: labelName,
  }),
]);

type RuleSpec = z.input<typeof relabelRule>;
export type RelabelRule = z.output<typeof relabelRule>;

/**
 * What the rules of a list work on. A literal fits everywhere; a value of one type does not fit where the other is meant,
 * since at a target there is no `__name__` yet, and at a metric no `__meta_…` and no `__address__` any more.
 */
declare const stage: unique symbol;

/** A rule about targets, before the scrape: it sees the labels of discovery. */
export type TargetRelabelSpec = RuleSpec & { readonly [stage]?: 'target' };
/** A rule about what a scrape gave: it sees `__name__` and the labels of the series. */
export type MetricRelabelSpec = RuleSpec & { readonly [stage]?: 'metric' };
/** A rule about alerts on their way out. */
export type AlertRelabelSpec = RuleSpec & { readonly [stage]?: 'alert' };

// The casts give the lists their stage, which exists for the compiler alone: at run time all are the same rules.
export const targetRelabelConfigs = z.array(relabelRule) as unknown as z.ZodType<RelabelRule[], readonly TargetRelabelSpec[]>;
export const metricRelabelConfigs = z.array(relabelRule) as unknown as z.ZodType<RelabelRule[], readonly MetricRelabelSpec[]>;
export const alertRelabelConfigs = z.array(relabelRule) as unknown as z.ZodType<RelabelRule[], readonly AlertRelabelSpec[]>;
