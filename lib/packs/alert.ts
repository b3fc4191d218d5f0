import { z } from 'zod';

import { labelName, section } from '../base/section';
import type { RecordingRuleSpec } from '../rules/model';
import { time } from './option';
import type { Exclusion } from './unless-firing';

/** How soon a person must look: `critical` at once, `warning` within the day, `info` when there is time. */
export type AlertSeverity = 'critical' | 'warning' | 'info';

/** Options as a pack declares them: each has a default. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** A pack or an alert without options of its own. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no key at all is what is meant
export type NoOptions = Readonly<Record<never, z.ZodType>>;

/** One type of several, whose keys are all that there are: a misspelt one is an error, and so is a value that is no object. */
export type Flat<T> = { readonly [K in keyof T]: T[K] };

/** Options as a user writes them: all may be left out. */
export type Written<O extends Shape> = { readonly [K in keyof O]?: z.input<O[K]> };

/** Options as a pack reads them: every default is filled in. */
export type Values<O extends Shape> = { readonly [K in keyof O]: z.output<O[K]> };

/** Labels or annotations that are added or replaced, and by `false` removed. */
export type Changes = Readonly<Record<string, string | false>>;

/** What can be changed about every alert of every pack. */
export interface AlertPatch {
  /** Any word that your routes know. */
  readonly severity?: string | undefined;
  /** How long it must go on before the alert fires; `0s` for at once. */
  readonly for?: string | undefined;
  /** How long the alert fires on when it no longer holds. @default '0s' */
  readonly keepFiringFor?: string | undefined;
  /** Labels to add, to replace, or by `false` to remove. */
  readonly labels?: Changes | undefined;
  /** Annotations to add, to replace (Go templates), or by `false` to remove. */
  readonly annotations?: Changes | undefined;
}

/** What to do when an alert fires, read at three in the morning. Markdown. */
export interface Runbook {
  /** What is so, and what follows from it. */
  readonly means: string;
  /** Where to look first. */
  readonly look?: string;
  /** Queries to look with. `INSTANCE` and the like stand for what the alert names. */
  readonly queries?: readonly string[];
  /** What the answers tell. */
  readonly tells?: string;
  readonly act: string;
}

/** What an alert comes to with its options. */
export interface AlertText {
  readonly expr: string;
  /** One line, for a subject or a phone; Go template. */
  readonly summary: string;
  /** The figures, and what they are measured against; Go template. */
  readonly description: string;
  /** Recording rules that only the alerts read that need them: with the last of these they go too. */
  readonly needs?: readonly RecordingRuleSpec[];
}

/** An alert as a pack writes it down. */
export interface AlertDefinition<O extends Shape> {
  readonly severity: AlertSeverity;
  /** @default '0s' */
  readonly for?: string;
  /** Thresholds, windows and the like. */
  readonly options?: O;
  readonly unless?: Exclusion;
  readonly rule: (options: Values<O> & { readonly for: string }) => AlertText;
  /** Its section on the page of the pack. */
  readonly runbook?: Runbook;
}

/** What the reading of an alert's options gives. */
export type AlertSettings = { readonly [K in keyof AlertPatch]-?: Exclude<AlertPatch[K], undefined> } & Readonly<Record<string, unknown>>;

/** An alert of a pack; `I` is what can be told to it. */
export interface PackAlert<I> {
  readonly severity: AlertSeverity;
  readonly unless?: Exclusion;
  readonly runbook?: Runbook;
  /** Names of the options that only this alert has. */
  readonly own: readonly string[];
  readonly schema: z.ZodType<AlertSettings | false, I | false | undefined>;
  write(settings: AlertSettings): AlertText;
}

/** Alerts of a pack by their names. */
export type Alerts = Readonly<Record<string, PackAlert<unknown>>>;

/** Labels or annotations in an option. */
export const changes = z.record(labelName, z.union([z.string(), z.literal(false)])).default({});

/** Declares an alert of a pack, whose options are those of every alert and its own. */
export function alert<O extends Shape = NoOptions>({ options, rule, for: held = '0s', ...definition }: AlertDefinition<O>): PackAlert<Flat<Written<O> & AlertPatch>> {
  const patch = { severity: z.string().min(1).default(definition.severity), for: time(held), keepFiringFor: time('0s'), labels: changes, annotations: changes };
  const schema = z.union([z.literal(false), section({ ...patch, ...options })]).prefault({});
  return {
    ...definition,
    own: Object.keys(options ?? {}),
    // The section is made of just these fields; of a shape that is not known yet, the compiler cannot compute it.
    schema: schema as unknown as PackAlert<Flat<Written<O> & AlertPatch>>['schema'],
    write: (settings) => rule(settings as unknown as Values<O> & { readonly for: string }), // read by the schema above
  };
}
