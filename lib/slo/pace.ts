import { Duration } from '../base/duration';
import type { BurnWindow, Objective } from './model';

/**
 * How soon a window fires in an outage that begins after a clean time, under steady traffic: when the failures have filled the long window up to
 * the threshold. On top come up to a scrape and an evaluation interval, and the alert's `for`. Never, when fewer fail than the threshold.
 *
 * @param failing share of the events that fail, above 0 to 1; 1 is a total outage
 */
export function detectionTime({ long, threshold }: BurnWindow, failing: number): Duration | undefined {
  return failing > threshold ? Duration.seconds((long.seconds * threshold) / failing) : undefined;
}

/**
 * How long a window fires on at most after the failures end: until they have left enough of the short window. For an outage that was as long as the
 * short window or longer, under steady traffic.
 *
 * @param failing share of the events that failed, above the threshold to 1
 */
export function resetTime({ short, threshold }: BurnWindow, failing: number): Duration {
  return Duration.seconds(short.seconds * (1 - threshold / failing));
}

/** How long a total outage takes to use up the whole budget of the period, under steady traffic. */
export const outageOfBudget = ({ period, budget }: Objective): Duration => Duration.seconds(period.seconds * budget.value);

/** Failures within a window that make it fire, when so many events are in it; undefined when it says nothing at so few events. */
export function failuresToFire({ threshold }: BurnWindow, events: number, { minimumEvents, minimumErrors }: Objective): number | undefined {
  if (events < minimumEvents) return undefined;
  // More than the threshold; a product that is whole but for the noise of binary fractions counts as whole.
  const needed = Math.max(minimumErrors, Math.floor(Number((threshold * events).toPrecision(12))) + 1);
  return needed <= events ? needed : undefined;
}
