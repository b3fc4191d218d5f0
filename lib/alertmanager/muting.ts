import type { MonthDaySpan } from './calendar';
import { firstOfMonth, lengthOfMonth, weekdayOf } from './civil-day';
import type { MatchedRoute } from './route-tree';
import type { TimeInterval, TimeSpan } from './time-interval';

/**
 * The time intervals because of which a route notifies nobody at this moment: those that mute it, or, when it is active only
 * within some and this is without, those. None when it notifies.
 *
 * `at` is in milliseconds since 1970 in UTC. `Local` counts as UTC, the zone of a container that says nothing else. Names that
 * are not defined count for nothing.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route
 */
export function mutedAt(route: Pick<MatchedRoute, 'muteTimeIntervals' | 'activeTimeIntervals'>, intervals: readonly TimeInterval[], at: number): readonly string[] {
  const isNow = (name: string): boolean => intervals.some((interval) => interval.name === name && interval.timeIntervals.some((span) => contains(span, at)));
  const muting = route.muteTimeIntervals.filter(isNow);
  if (muting.length > 0 || route.activeTimeIntervals.some(isNow)) return muting;
  return route.activeTimeIntervals;
}

/** Whether the moment, in milliseconds since 1970 in UTC, lies within the span, by the server's reckoning. */
export function contains(span: TimeSpan, at: number): boolean {
  const zone = zoneOf(span);
  const { year, month, day, minutes } = localTime(zone, at);
  const weekday = weekdayOf(firstOfMonth(year, month) + day - 1);
  return containsMoment(span, { month, day, weekday, minutes, length: daysIn(zone, year, month) }) && isAnyOr(span.years, within(year));
}

/** The zone by which a span is reckoned. */
export const zoneOf = ({ location }: TimeSpan): string => (location === 'Local' ? 'UTC' : location);

/** A time in some year, by the calendar and the clock of a zone. */
export interface CalendarMoment {
  /** January is 1. */
  readonly month: number;
  readonly day: number;
  /** Sunday is 0. */
  readonly weekday: number;
  /** Since midnight. */
  readonly minutes: number;
  /** Days of the month. */
  readonly length: number;
}

/** Whether the moment lies within the span, whatever the year. */
export const containsMoment = ({ times, weekdays, daysOfMonth, months }: TimeSpan, { month, day, weekday, minutes, length }: CalendarMoment): boolean =>
  isAnyOr(times, ({ startTime, endTime }) => startTime.minutes <= minutes && minutes < endTime.minutes) && isAnyOr(daysOfMonth, (span) => containsDay(span, day, length)) && isAnyOr(months, within(month)) && isAnyOr(weekdays, within(weekday));

const within = (value: number) => ({ begin, end }: { readonly begin: number; readonly end: number }): boolean => begin <= value && value <= end;

const isAnyOr = <T>(elements: readonly T[], holds: (element: T) => boolean): boolean => elements.length === 0 || elements.some(holds);

function containsDay({ begin, end }: MonthDaySpan, day: number, length: number): boolean {
  const [first, last] = [begin, end].map((number) => (number < 0 ? length + number + 1 : number)) as [number, number];
  if (first > length) return false;
  return Math.min(first, length) <= day && day <= Math.min(last, length);
}

interface LocalTime extends Pick<CalendarMoment, 'month' | 'day' | 'minutes'> {
  readonly year: number;
}

function localTime(zone: string, at: number): LocalTime {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), minutes: part('hour') * 60 + part('minute') };
}

const minutesOfDay = 24 * 60;

/**
 * Days of a month as the server counts them: whole days of 24 hours from its first midnight to the next month's. The month in
 * which the clocks are put forward is a day short by that.
 */
function daysIn(zone: string, year: number, month: number): number {
  const shift = offsetAtMidnight(zone, year, month) - offsetAtMidnight(zone, year, month + 1);
  return Math.floor((lengthOfMonth(year, month) * minutesOfDay + shift) / minutesOfDay);
}

/** Minutes that the zone is ahead of UTC when its month begins. */
function offsetAtMidnight(zone: string, year: number, month: number): number {
  const midnight = firstOfMonth(year, month) * minutesOfDay;
  const offset = (minute: number): number => {
    const local = localTime(zone, minute * 60_000);
    return (firstOfMonth(local.year, local.month) + local.day - 1) * minutesOfDay + local.minutes - minute;
  };
  return offset(midnight - offset(midnight));
}
