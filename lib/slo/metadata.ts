import type { Objective } from './model';
import { windowsOf } from './records';
import { own, series } from './series';

/** Selectors of what is recorded for an objective; each series has its label `slo`, and those by which the objective is grouped. */
export interface ObjectiveSeries {
  /** Share of the events that failed, by window, the shortest first and the period last. */
  readonly errorRatio: Readonly<Record<string, string>>;
  /** Events, by window, like the ratios. */
  readonly events: Readonly<Record<string, string>>;
  /** Failed events, by window, like the ratios. */
  readonly errors: Readonly<Record<string, string>>;
  /** Times the allowed pace, over 5 minutes. */
  readonly currentBurnRate: string;
  readonly periodBurnRate: string;
  /** Share of the budget that is left; 1 is all, 0 nothing, less is overdrawn. */
  readonly budgetRemaining: string;
  readonly objective: string;
  readonly errorBudget: string;
  /** Days. */
  readonly period: string;
  /** Always 1; labels `objective`, `period` and `indicator`. */
  readonly info: string;
}

/** What a dashboard needs to know of an objective, all of it plain text and numbers. */
export interface ObjectiveMetadata {
  readonly name: string;
  readonly description?: string;
  /** As a person reads it: `99.9%`. */
  readonly objective: string;
  /** What may fail: `0.1%`. */
  readonly errorBudget: string;
  /** As Prometheus prints it: `30d`. */
  readonly period: string;
  readonly by: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly series: ObjectiveSeries;
  readonly alerts: readonly {
    readonly alert: string;
    readonly urgency: 'page' | 'ticket';
    readonly severity: string;
    /** Windows as Prometheus prints them; `factor` is times the allowed pace, `budget` the share that is lost, 0 to 1. */
    readonly windows: readonly { readonly long: string; readonly short: string; readonly factor: number; readonly budget: number }[];
  }[];
}

/** What a dashboard needs to know of the objective. */
export function metadataOf(objective: Objective): ObjectiveMetadata {
  const windows = [...windowsOf(objective), objective.period];
  const byWindow = (name: (typeof series)['events']): Record<string, string> => Object.fromEntries(windows.map((window) => [window.toString(), own(name(window), objective)]));
  return {
    name: objective.name,
    ...(objective.description !== undefined && { description: objective.description }),
    objective: objective.objective.toPercent(),
    errorBudget: objective.budget.toPercent(),
    period: objective.period.toString(),
    by: objective.by,
    labels: objective.labels,
    series: {
      errorRatio: byWindow(series.errorRatio),
      events: byWindow(series.events),
      errors: byWindow(series.errors),
      currentBurnRate: own(series.currentBurnRate, objective),
      periodBurnRate: own(series.periodBurnRate, objective),
      budgetRemaining: own(series.budgetRemaining, objective),
      objective: own(series.objective, objective),
      errorBudget: own(series.errorBudget, objective),
      period: own(series.period, objective),
      info: own(series.info, objective),
    },
    alerts: objective.burnAlerts.map(({ alert, urgency, severity, windows: pairs }) => ({
      alert,
      urgency,
      severity,
      windows: pairs.map(({ long, short, factor, spent }) => ({ long: long.toString(), short: short.toString(), factor, budget: spent })),
    })),
  };
}
