import { z } from 'zod';

import { formatFindings } from '../base/finding';
import { read } from '../base/read';
import { labelName, section } from '../base/section';
import type { AlertingRuleSpec, RecordingRuleSpec, RuleGroupSpec } from '../rules/model';
import { changes, type Alerts, type AlertSettings, type AlertSeverity, type Changes, type Flat, type NoOptions, type PackAlert, type Runbook, type Shape, type Values, type Written } from './alert';
import { contradictions } from './contradictions';
import { formatMatchers, matchersOn, narrow } from './narrow';
import { lengthOfTime, matchers } from './option';
import { tellApart } from './tell-apart';
import { unlessFiring, type Exclusion } from './unless-firing';

/** Where the pages of the packs are read, with a heading for each alert. */
export const runbookPages = 'https://github.com/theinterneti/TTA.dev/blob/main/docs/packs';

/** What can be told to every pack. */
export interface GroupOptions {
  /** Name of the rule group, which must be another one where a pack is used twice. @default the name of the pack */
  readonly name?: string;
  /** Time between two evaluations. @default the pack's own, or `global.evaluationInterval` for one that has none */
  readonly interval?: string;
  /**
   * Matchers that hold for every metric that the pack reads, `up` and the start time of processes among them, as between the braces of a
   * selector: `cluster="west"`. So they are about labels that targets have, such as `job`, `namespace` and `cluster`: by a label of some
   * metrics alone, such as `integration`, the others would be empty, and their alerts never fire. A label of `global.externalLabels` is on
   * what leaves the server, and rules do not see it. @default none
   */
  readonly selector?: string;
  /**
   * Labels that tell one cluster or tenant from another, besides those that the rules go by already: `['cluster']`. They are in every
   * `by (…)` and `on (…)`, so an alert is about one of them, and a warning is quiet only while the critical alert of the same one fires.
   * Recorded names stay. `absent()` knows of no labels: with a `selector` it speaks for one of them. A pack that is used twice, with a
   * `selector` each, needs the labels of the selectors here, or each would read what the other has recorded. @default none
   */
  readonly by?: readonly string[];
  /** Base URL of the runbook pages, without a slash at the end. @default the pages of this project */
  readonly runbooks?: string;
  /** Labels of every alert: to add, to replace, or by `false` to remove. */
  readonly labels?: Changes;
  /** Annotations of every alert: to add, to replace (Go templates), or by `false` to remove. */
  readonly annotations?: Changes;
  /** Rules of your own, which come after those of the pack. They are taken as they are. */
  readonly also?: readonly (AlertingRuleSpec | RecordingRuleSpec)[];
}

type OptionsOf<P> = P extends PackAlert<infer I> ? I : never;

/** What can be told to a pack: what every pack knows, its own options, and each alert by its name; `false` switches the alert off. */
export type PackOptions<S extends Shape, A> = Flat<GroupOptions & Written<S> & { readonly [N in keyof A]?: OptionsOf<A[N]> | false }>;

/** A pack as it is written down: one file, and one line in the registry. */
export interface PackDefinition<S extends Shape, A extends Alerts> {
  /** Kebab-case; also the name of the rule group and of the page. */
  readonly name: string;
  readonly title: string;
  /** One sentence for lists. */
  readonly summary: string;
  /** What else the page says before the first alert. Markdown. */
  readonly about?: string;
  /** The metrics that it reads, `up` and the like among them: a `selector` holds for all of them. */
  readonly metrics: readonly string[];
  /** @default `global.evaluationInterval` */
  readonly interval?: string;
  /** Labels of every alert. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Options that several rules share. */
  readonly options?: S;
  readonly rules: (options: Values<S>) => { readonly records?: readonly RecordingRuleSpec[]; readonly alerts: A };
}

/** An alert of a pack, for pages and tests. */
export interface AlertFacts {
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly for: string;
  readonly unless?: Exclusion;
  /** Its own options with their defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly runbook?: Runbook;
}

/** What a pack says of itself. */
export interface PackFacts {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly about?: string;
  readonly metrics: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly alerts: readonly AlertFacts[];
}

/** Makes the rule groups of a pack; the same options give the same groups. @throws RangeError with all that is wrong with the options */
export interface Pack<O> {
  (options?: O): RuleGroupSpec[];
  readonly facts: PackFacts;
}

/**
 * Declares a pack. It is looked at when it is first used, and by then what stands below it in its file is there.
 *
 * @throws RangeError when first used: an alert stays away for one that does not come before it, or has the name of an option
 */
export function definePack<A extends Alerts, S extends Shape = NoOptions>(definition: PackDefinition<S, A>): Pack<PackOptions<S, A>> {
  const known = once(() => {
    const own: Shape = { ...definition.options };
    const settings = section(own).parse({}) as Values<S>; // every option has a default
    const { alerts } = definition.rules(settings);
    refuseDisorder(definition.name, alerts, Object.keys({ ...groupShape, ...own }));
    const schema = section({ ...groupShape, ...own, ...Object.fromEntries(Object.entries(alerts).map(([name, { schema: options }]) => [name, options])) });
    return { alerts, schema, facts: factsOf(definition, alerts, settings) };
  });

  const pack = (options?: PackOptions<S, A>): RuleGroupSpec[] => {
    const { alerts, schema } = known();
    const { findings, model } = read(schema, options ?? {}, [definition.name]);
    const wrong = [...findings, ...contradictions(definition, alerts, model ?? {})];
    if (model === undefined || wrong.length > 0) throw new RangeError(`the options of a pack are wrong:\n${formatFindings(wrong)}`);
    return [groupOf(definition, model)];
  };
  return Object.defineProperties(pack, { facts: { get: () => known().facts } }) as Pack<PackOptions<S, A>>; // with the property that it now has
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const groupShape = {
  name: z.string().min(1).optional(),
  interval: lengthOfTime.optional(),
  selector: matchers,
  by: z.array(labelName).default([]),
  runbooks: z.string().min(1).default(runbookPages),
  labels: changes,
  annotations: changes,
  also: z.array(z.custom<AlertingRuleSpec | RecordingRuleSpec>((rule) => typeof rule === 'object' && rule !== null)).default([]), // read with the stack
} satisfies Shape;

type GroupSettings = { readonly [K in keyof typeof groupShape]: z.output<(typeof groupShape)[K]> };

function groupOf<S extends Shape, A extends Alerts>(definition: PackDefinition<S, A>, model: Readonly<Record<string, unknown>>): RuleGroupSpec {
  const { name = definition.name, interval = definition.interval, also, selector, by, ...rest } = model as unknown as GroupSettings; // read by its schema
  const { records = [], alerts } = definition.rules(model as Values<S>); // likewise
  const on = Object.entries(alerts).flatMap(([alertName, alert]) => {
    const settings = model[alertName] as AlertSettings | false; // likewise
    return settings === false ? [] : [{ name: alertName, alert, settings, text: alert.write(settings) }];
  });
  const isOn = (alertName: string): boolean => on.some((one) => one.name === alertName);
  const matchersOf = new Map(definition.metrics.map((metric) => [metric, selector]));
  const told = (expr: string): string => tellApart(narrow(expr, matchersOf), by);
  const recorded = new Map([...records, ...on.flatMap(({ text }) => text.needs ?? [])].map((rule) => [rule.record, rule]));
  // What is recorded has lost most labels, but not those of `by`: they tell it from what another use of the pack records.
  const kept = matchersOn(selector, by);
  for (const record of recorded.keys()) matchersOf.set(record, formatMatchers(kept));
  const recordLabels = Object.fromEntries(kept.flatMap(({ label, operator, value }) => (operator === '=' && value !== '' ? [[label, value]] : [])));
  return {
    name,
    ...(interval !== undefined && { interval }),
    rules: [
      ...[...recorded.values()].map((rule): RecordingRuleSpec => ({ ...rule, expr: told(rule.expr), ...(Object.keys(recordLabels).length > 0 && { labels: { ...recordLabels, ...rule.labels } }) })),
      ...on.map(({ name: alertName, alert: { unless }, settings, text: { expr, summary, description } }): AlertingRuleSpec => ({
        alert: alertName,
        expr: told(unless === undefined ? expr : unlessFiring(expr, { ...unless, firing: unless.firing.filter(isOn) })),
        ...(settings.for !== '0s' && { for: settings.for }),
        ...(settings.keepFiringFor !== '0s' && { keepFiringFor: settings.keepFiringFor }),
        labels: changed({ severity: settings.severity, ...definition.labels }, rest.labels, settings.labels),
        annotations: changed({ summary, description, runbook_url: `${rest.runbooks}/${definition.name}.md#${alertName.toLowerCase()}` }, rest.annotations, settings.annotations),
      })),
      ...also,
    ],
  };
}

const changed = (...layers: readonly Changes[]): Record<string, string> =>
  Object.fromEntries(Object.entries(Object.assign({}, ...layers) as Changes).flatMap(([name, value]) => (value === false ? [] : [[name, value]])));

function refuseDisorder(pack: string, alerts: Alerts, options: readonly string[]): void {
  const names = Object.keys(alerts);
  const taken = names.find((name) => options.includes(name));
  if (taken !== undefined) throw new RangeError(`${pack}: "${taken}" is the name of an option`);
  names.forEach((name, place) => {
    const later = alerts[name]?.unless?.firing.find((graver) => !names.slice(0, place).includes(graver));
    if (later !== undefined) throw new RangeError(`${pack}: "${name}" stays away for "${later}", which does not come before it`);
  });
}

const factsOf = <S extends Shape, A extends Alerts>({ name, title, summary, about, metrics }: PackDefinition<S, A>, alerts: A, options: Values<S>): PackFacts => ({
  name,
  title,
  summary,
  ...(about !== undefined && { about }),
  metrics,
  options,
  alerts: Object.entries(alerts).map(([alertName, { severity, unless, runbook, own, schema }]) => {
    const defaults = schema.parse(undefined) as AlertSettings; // on, with every default
    return {
      name: alertName,
      severity,
      for: defaults.for,
      ...(unless && { unless }),
      options: Object.fromEntries(own.map((option) => [option, defaults[option]])),
      ...(runbook && { runbook }),
    };
  }),
});
