import type { Duration } from '../base/duration';
import type { Ratio } from '../base/ratio';

/** A counter or histogram as it stands in PromQL: one metric, with its matchers. */
export interface Selector {
  /** Ready to be put into an expression. */
  readonly text: string;
  /** Name of the metric. */
  readonly metric: string;
}

/** What counts as an event, and what as a failed one. */
export type Indicator =
  | { readonly kind: 'bad/total'; readonly bad: Selector; readonly total: Selector }
  | { readonly kind: 'good/total'; readonly good: Selector; readonly total: Selector }
  | { readonly kind: 'good/bad'; readonly good: Selector; readonly bad: Selector }
  /** Events are observations of a classic histogram; those in the bucket are good. */
  | { readonly kind: 'histogram'; readonly count: Selector; readonly bucket: Selector; readonly below: number }
  /** Events are observations of a native histogram; those below the bound are good. */
  | { readonly kind: 'native histogram'; readonly histogram: Selector; readonly below: number };

/** A pair of windows: the long one says that the loss matters, the short one that it still goes on. */
export interface BurnWindow {
  readonly long: Duration;
  readonly short: Duration;
  /** Times the allowed pace of failing: 1 uses up exactly the budget in the period. */
  readonly factor: number;
  /** Share of the budget that is lost when the pace is kept for the long window, 0 to 1. */
  readonly spent: number;
  /** Share of the events that fail at this pace, below 1. */
  readonly threshold: number;
}

/** What both kinds of alerts have. */
export interface AlertText {
  /** Value of `alertname`. */
  readonly alert: string;
  readonly severity: string;
  readonly for: Duration;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An alert on the pace at which the budget is lost; any of its windows is enough. */
export interface BurnAlert extends AlertText {
  readonly urgency: 'page' | 'ticket';
  readonly keepFiringFor: Duration;
  readonly windows: readonly BurnWindow[];
  /** Default windows that even a total outage cannot reach, since the objective allows that many failures. */
  readonly leftOut: readonly BurnWindow[];
}

/** An objective with nothing left open. */
export interface Objective {
  /** Unique in the stack: the label `slo` of everything that is recorded. */
  readonly name: string;
  readonly description: string | undefined;
  readonly objective: Ratio;
  /** Share of the events that may fail, above 0. */
  readonly budget: Ratio;
  readonly period: Duration;
  readonly indicator: Indicator;
  /** The objective holds for each combination of values of these labels. */
  readonly by: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Between two evaluations; also the stretch for which events are counted at a time. */
  readonly interval: Duration;
  /** The window that says what happens now: 5m, or the next multiple of the interval. */
  readonly now: Duration;
  readonly periodInterval: Duration;
  readonly minimumEvents: number;
  readonly minimumErrors: number;
  /** The page first: the ticket stays away while it fires. */
  readonly burnAlerts: readonly BurnAlert[];
  readonly absent: AlertText | undefined;
  readonly runbook: string | undefined;
}
