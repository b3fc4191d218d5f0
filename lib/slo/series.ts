import type { Duration } from '../base/duration';
import { sumBy } from './growth';
import type { Objective } from './model';

/** Names of what is recorded, as level:metric:operations; Sloth calls the ratios and what is about the objective the same. */
export const series = {
  /** Events within a window; that of the interval is counted, all others are added up from it. */
  events: (window: Duration): string => `slo:sli_event:increase${window.toString()}`,
  /** Failed events within a window. */
  errors: (window: Duration): string => `slo:sli_error:increase${window.toString()}`,
  /** Share of the events that failed, 0 to 1; absent without events. */
  errorRatio: (window: Duration): string => `slo:sli_error:ratio_rate${window.toString()}`,
  /** Times the allowed pace, now: over 5 minutes. */
  currentBurnRate: 'slo:current_burn_rate:ratio',
  /** Times the allowed pace, over the period: 1 is a budget that is used up. */
  periodBurnRate: 'slo:period_burn_rate:ratio',
  /** Share of the period's budget that is left; below 0 when more is lost than there was. */
  budgetRemaining: 'slo:period_error_budget_remaining:ratio',
  /** The objective, 0 to 1. */
  objective: 'slo:objective:ratio',
  /** Share that may fail, 0 to 1. */
  errorBudget: 'slo:error_budget:ratio',
  /** The period in days. */
  period: 'slo:time_period:days',
  /** Always 1; its labels say what the objective is. */
  info: 'slo:objective:info',
} as const;

/** The series of that name that belong to the objective. */
export const own = (name: string, { name: slo }: Objective): string => `${name}{slo="${slo}"}`;

/**
 * The same, but only with the labels by which the objective is grouped: history goes on when the other labels of the objective change.
 */
export const ownSum = (name: string, objective: Objective): string => sumBy(objective.by, own(name, objective));

/** What was counted within the window, added up from the counts of the interval. */
export const ownSumOver = (name: string, window: Duration, objective: Objective): string => sumBy(objective.by, `sum_over_time(${own(name, objective)}[${window.toString()}])`);
