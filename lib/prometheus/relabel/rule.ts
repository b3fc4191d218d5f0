import { z } from 'zod';

import { advised, labelName, section } from '../../base/section';
import { regexFault } from '../../base/regex';

/** An RE2 expression; it is anchored at both ends, and `.` matches line breaks too. */
const regex = z.string().superRefine((text, context) => {
  const why = regexFault(text);
  if (why !== undefined) context.addIssue({ code: 'custom', message: `not an RE2 expression: ${why}, got "${text}"`, params: { fix: 'write it in RE2 syntax, which has no look-around and no back-references' } });
});

const sourceLabels = z.array(labelName).meta({ skipsNull: true });
const separator = z.string().default(';');

/** The server reads the word in any case. */
const action = <S extends z.ZodType>(words: S): S => words.meta({ anyCase: true });

/** A label to write: a name, or one made of groups such as `${1}`. */
const targetLabel = z.string().min(1);

/** Labels without which the rule would see nothing. */
const someLabels = advised(sourceLabels, 1).meta({ zero: true });

const sources = {
  /** Labels whose values are joined and matched; a missing one counts as empty. */
  sourceLabels: sourceLabels.default([]),
  /** Put between the joined values. @default ';' */
  separator,
};

/**
 * One rule, by its action: each has the fields that it reads, and no others. What a file may say besides is said beside each: the server
 * ignores it, refuses it, or refuses it unless it says what would be assumed anyway.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export const relabelRule = z.discriminatedUnion('action', [
  section({
    /** Writes `replacement` to `targetLabel` when the joined values match `regex`. */
    action: action(z.literal('replace')).default('replace'),
    ...sources,
    regex: regex.default('(.*)'),
    targetLabel,
    /** May use groups: `$1`, `${1}_suffix`. An empty result removes the label. @default '$1' */
    replacement: z.string().default('$1'),
  }).meta({ besides: { modulus: 'ignored' } }),
  section({
    /** Keeps what matches, or drops it. */
    action: action(z.enum(['keep', 'drop'])),
    ...sources,
    sourceLabels: someLabels,
    regex: regex.default('(.*)'),
  }).meta({ besides: { target_label: 'ignored', replacement: 'ignored', modulus: 'ignored' } }),
  section({
    /** Keeps, or drops, what has the joined values in `targetLabel`. */
    action: action(z.enum(['keepequal', 'dropequal'])),
    sourceLabels: someLabels,
    targetLabel: labelName,
  }).meta({ besides: { regex: 'refused', modulus: { as: '0' }, separator: { as: ';' }, replacement: { as: '$1' } } }),
  section({
    /** Writes a number from 0 to `modulus` - 1, made of the joined values, to `targetLabel`. */
    action: action(z.literal('hashmod')),
    ...sources,
    sourceLabels: someLabels,
    modulus: z.int().min(1),
    targetLabel: labelName,
  }).meta({ besides: { regex: 'ignored', replacement: 'ignored' } }),
  section({
    /** Copies every label whose name matches to the name `replacement`. */
    action: action(z.literal('labelmap')),
    regex: regex.default('(.*)'),
    /** @default '$1' */
    replacement: z.string().min(1).default('$1'),
  }).meta({ besides: { source_labels: 'ignored', separator: 'ignored', target_label: 'ignored', modulus: 'ignored' } }),
  section({
    /** Removes the labels whose names match, or those whose names do not. */
    action: action(z.enum(['labeldrop', 'labelkeep'])),
    regex,
  }).meta({ besides: { source_labels: 'refused', target_label: { as: '' }, modulus: { as: '0' }, separator: { as: ';' }, replacement: { as: '$1' } } }),
  section({
    /** Writes the joined values to `targetLabel` in the other case. */
    action: action(z.enum(['lowercase', 'uppercase'])),
    ...sources,
    sourceLabels: someLabels,
    targetLabel: labelName,
  }).meta({ besides: { regex: 'ignored', modulus: 'ignored', replacement: { as: '$1' } } }),
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
