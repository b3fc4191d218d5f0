import { formatPath, type SpecPath } from '../base/spec-path';
import type { AlertmanagerConfig } from './config';
import { couldBeInhibitedBy, couldInhibit, type InhibitionExplanation } from './explain-inhibition';
import { inhibitedBy } from './inhibition';
import type { Instant } from './instant';
import type { Labels } from './matcher';
import { contains, mutedAt } from './muting';
import { holdsAt, isAbout, type PlannedSilence } from './planned-silence';
import { integrationsOf } from './receivers';
import { resolveRoutes, trialsOf, type ResolvedRoute, type RouteTrial } from './route-tree';
import { namedIntervals } from './time-intervals';

/** What is known besides the alert itself. */
export interface RouteQuestion {
  /** When; without it, time intervals and silences are named, and not whether they hold. */
  readonly at?: Instant | undefined;
  /** Other alerts that fire, by which it may be inhibited. @default none */
  readonly firing?: readonly Labels[] | undefined;
  /** Planned silences of the same spec. @default none */
  readonly silences?: readonly PlannedSilence[] | undefined;
}

/** A route on the way to another, and what it asks of an alert: nothing for the first. */
export interface RouteStep {
  readonly path: string;
  readonly matchers: readonly string[];
}

/** A time interval that a route names. */
export interface NamedTime {
  readonly name: string;
  /** Whether it is now; left out where no time was given. */
  readonly now?: boolean;
}

/** A route that takes the alert, with everything that it inherits. Durations are in the notation of Prometheus. */
export interface TakenBy {
  /** Place in the configuration, such as `route.routes[1]`. */
  readonly path: string;
  /** The routes from the first to this one. */
  readonly way: readonly RouteStep[];
  readonly receiver: string;
  /** Kinds of the ways in which it notifies, such as `pagerduty`; one entry each. */
  readonly integrations: readonly string[];
  /** Labels that make its group, with their values, where a missing label is empty; every label of the alert where the route says `['...']`. */
  readonly groupBy: Labels;
  readonly groupWait: string;
  readonly groupInterval: string;
  readonly repeatInterval: string;
  /** Labels for templates, as `.RouteLabels`. */
  readonly labels: Labels;
  readonly muteTimeIntervals: readonly NamedTime[];
  readonly activeTimeIntervals: readonly NamedTime[];
  /** Names of the time intervals because of which it notifies nobody at the given time. */
  readonly mutedBy: readonly string[];
}

/** A route that does not take the alert, and why. */
export interface NotTakenBy {
  readonly path: string;
  readonly receiver: string;
  /** The first matcher that the alert does not fulfill, and the alert's value of that label; empty where it lacks it. */
  readonly failed?: { readonly matcher: string; readonly value: string };
  /** The route beside it that took the alert before and does not continue. */
  readonly after?: string;
}

/** A planned silence that is about the alert. */
export interface SilenceExplanation {
  readonly path: string;
  readonly because: string;
  /** Its first and its last moment, in UTC; left out where it comes again and again. */
  readonly from?: string;
  readonly to?: string;
  /** Whether it holds; left out where no time was given. */
  readonly now?: boolean;
}

/** Everything that Alertmanager does with an alert, and why. Made of texts, lists and objects only, so that it can be written as JSON. */
export interface RouteExplanation {
  readonly labels: Labels;
  /** The time that was asked about, in UTC. */
  readonly at?: string;
  /** Receivers that are told, in order: nobody while the alert is silenced or inhibited, and no route that is muted. */
  readonly told: readonly string[];
  /** At least one. */
  readonly takenBy: readonly TakenBy[];
  /** In the order of the configuration; of what lies below such a route nothing is said. */
  readonly notTakenBy: readonly NotTakenBy[];
  readonly silences: readonly SilenceExplanation[];
  /** Rules by which others can keep it from being sent. */
  readonly inhibitedBy: readonly InhibitionExplanation[];
  /** Rules by which it can keep others from being sent. */
  readonly inhibits: readonly InhibitionExplanation[];
}

/**
 * Whom Alertmanager tells of an alert with these labels, in what groups and how often, what mutes, silences or inhibits it, and why no
 * other route takes it.
 *
 * Paths count from the configuration, those of silences from the spec of the Alertmanager.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings
 */
export function explainRoute(config: AlertmanagerConfig, labels: Labels, { at, firing = [], silences = [] }: RouteQuestion = {}): RouteExplanation {
  const trials = trialsOf(resolveRoutes(config.route), labels);
  const takenBy = trials.flatMap(({ route, outcome }) => (outcome === 'takes' ? [taken(config, route, trials, labels, at)] : []));
  const inhibitions = inhibitedBy(config.inhibitRules, labels, firing);
  const isSilenced = at !== undefined && silences.some((silence) => isAbout(silence, labels) && holdsAt(silence, at));
  return {
    labels,
    ...(at !== undefined && { at: at.toString() }),
    told: isSilenced || inhibitions.length > 0 ? [] : takenBy.filter(({ mutedBy }) => mutedBy.length === 0).map(({ receiver }) => receiver),
    takenBy,
    notTakenBy: trials.flatMap((trial) => notTaken(trial, labels)),
    silences: silences.flatMap((silence, index) => (isAbout(silence, labels) ? [explainSilence(silence, ['silences', index], at)] : [])),
    inhibitedBy: couldBeInhibitedBy(config.inhibitRules, labels, inhibitions),
    inhibits: couldInhibit(config.inhibitRules, labels),
  };
}

function taken(config: AlertmanagerConfig, route: ResolvedRoute, trials: readonly RouteTrial[], labels: Labels, at: Instant | undefined): TakenBy {
  const intervals = namedIntervals(config);
  const times = (names: readonly string[]): NamedTime[] =>
    names.map((name) => {
      const spans = intervals.filter((interval) => interval.name === name).flatMap(({ timeIntervals }) => timeIntervals);
      return { name, ...(at !== undefined && { now: spans.some((span) => contains(span, at.milliseconds)) }) };
    });
  const receiver = config.receivers.find(({ name }) => name === route.receiver);
  return {
    path: formatPath(route.path),
    way: trials.filter(({ route: step }) => isOnTheWay(step.path, route.path)).map(({ route: { path, conditions } }) => ({ path: formatPath(path), matchers: conditions.map(String) })),
    receiver: route.receiver,
    integrations: receiver === undefined ? [] : integrationsOf(receiver, []).map(({ kind }) => kind.key.replace(/Configs$/, '')),
    groupBy: route.groupBy.includes('...') ? labels : valuesOf(labels, route.groupBy),
    groupWait: route.groupWait.toString(),
    groupInterval: route.groupInterval.toString(),
    repeatInterval: route.repeatInterval.toString(),
    labels: route.labels,
    muteTimeIntervals: times(route.muteTimeIntervals),
    activeTimeIntervals: times(route.activeTimeIntervals),
    mutedBy: at === undefined ? [] : mutedAt(route, intervals, at.milliseconds),
  };
}

const isOnTheWay = (step: SpecPath, end: SpecPath): boolean => step.every((part, index) => part === end[index]);

function notTaken(trial: RouteTrial, labels: Labels): readonly NotTakenBy[] {
  const { path, receiver } = trial.route;
  const place = { path: formatPath(path), receiver };
  if (trial.outcome === 'fails') return [{ ...place, failed: { matcher: trial.failed.toString(), value: labels[trial.failed.name] ?? '' } }];
  return trial.outcome === 'not asked' ? [{ ...place, after: formatPath(trial.after.path) }] : [];
}

const explainSilence = (silence: PlannedSilence, path: SpecPath, at: Instant | undefined): SilenceExplanation => ({
  path: formatPath(path),
  because: silence.because,
  ...(silence.during === undefined && { from: silence.from.toString(), to: silence.to.toString() }),
  ...(at !== undefined && { now: holdsAt(silence, at) }),
});

const valuesOf = (labels: Labels, names: readonly string[]): Labels => Object.fromEntries(names.map((name) => [name, labels[name] ?? '']));
