import { Duration } from '../base/duration';
import { Ratio } from '../base/ratio';
import type { BurnWindow } from './model';

/** A pair of windows by the share of the budget that is lost; the pace follows from the period. */
export interface BudgetWindow {
  readonly long: Duration;
  readonly short: Duration;
  readonly budget: Ratio;
}

const windowOf = (long: string, short: string, budget: string): BudgetWindow => ({ long: Duration.parse(long), short: Duration.parse(short), budget: Ratio.parse(budget) });

/**
 * The windows of those who have not chosen: over 30 days 14.4 and 6 times the allowed pace for the page, 3 times and once for the
 * ticket; over 28 days 13.44, 5.6, 2.8 and 0.933333 times, since the same share of a smaller budget is lost sooner.
 * @see https://sre.google/workbook/alerting-on-slos/#recommended_parameters_for_an_slo_based_a
 */
export const defaultWindows: Readonly<Record<'page' | 'ticket', readonly BudgetWindow[]>> = {
  page: [windowOf('1h', '5m', '2%'), windowOf('6h', '30m', '5%')],
  ticket: [windowOf('1d', '2h', '10%'), windowOf('3d', '6h', '10%')],
};

/** What an objective lets fail, the same for all of its windows. */
export interface Allowance {
  readonly period: Duration;
  /** Share of the events that may fail. */
  readonly budget: Ratio;
}

/** The window that alerts when this share of the budget, 0 to 1, is lost within the long window. */
export const windowBySpent = (long: Duration, short: Duration, spent: number, allowance: Allowance): BurnWindow =>
  windowByFactor(long, short, (spent * allowance.period.milliseconds) / long.milliseconds, allowance);

/** The window that alerts at this many times the allowed pace. Six digits are kept, so that no noise reaches a rule. */
export function windowByFactor(long: Duration, short: Duration, exact: number, { period, budget }: Allowance): BurnWindow {
  const factor = sixDigits(exact);
  return { long, short, factor, spent: sixDigits((exact * long.milliseconds) / period.milliseconds), threshold: sixDigits(exact * budget.value) };
}

/** Whether there are failures enough for this pace: when everything fails, the share of failures is 1. */
export const isReachable = ({ threshold }: BurnWindow): boolean => threshold < 1;

/** Without the noise of binary fractions. */
export const sixDigits = (value: number): number => Number(value.toPrecision(6));
