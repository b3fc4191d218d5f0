import { containsMoment, zoneOf, type CalendarMoment } from './muting';
import type { MatchedRoute } from './route-tree';
import type { TimeInterval, TimeSpan } from './time-interval';

/**
 * Whether a route notifies nobody at any time: it is muted whenever it is active. Names that are not defined count for nothing.
 *
 * A yes is certain. A no may be wrong where years, or several time zones, make up for each other.
 */
export function isAlwaysMuted(route: Pick<MatchedRoute, 'muteTimeIntervals' | 'activeTimeIntervals'>, intervals: readonly TimeInterval[]): boolean {
  const spansOf = (names: readonly string[]): readonly TimeSpan[] => intervals.filter(({ name }) => names.includes(name)).flatMap(({ timeIntervals }) => timeIntervals);
  const [muting, active] = [spansOf(route.muteTimeIntervals), spansOf(route.activeTimeIntervals)];
  const isLimited = route.activeTimeIntervals.length > 0;
  return [...new Set(['UTC', ...[...muting, ...active].map(zoneOf)])].some((zone) => {
    const mutes = muting.filter((span) => isWhole(span) || (zoneOf(span) === zone && isReckoned(span)));
    const allows = active.map((span) => (zoneOf(span) === zone ? widened(span) : anyTime));
    if (mutes.length === 0 && !isLimited) return false;
    return every(momentsOf([...mutes, ...allows]), (moment) => mutes.some((span) => containsMoment(span, moment)) || (isLimited && !allows.some((span) => containsMoment(span, moment))));
  });
}

const anyTime: TimeSpan = { times: [], weekdays: [], daysOfMonth: [], months: [], years: [], location: 'UTC' };

const isWhole = ({ times, weekdays, daysOfMonth, months, years }: TimeSpan): boolean => [times, weekdays, daysOfMonth, months, years].every(({ length }) => length === 0);

/** Whether it is known by month, day and time when the span holds: years pass, and where clocks are put forward the server counts days in another way. */
const isReckoned = (span: TimeSpan): boolean => span.years.length === 0 && (span.daysOfMonth.length === 0 || zoneOf(span) === 'UTC');

/** Every time at which the span may hold, and perhaps more. */
const widened = (span: TimeSpan): TimeSpan => ({ ...span, years: [], daysOfMonth: zoneOf(span) === 'UTC' ? span.daysOfMonth : [] });

/** One moment of each stretch of time in which no span begins or ends, over all days that a calendar can have. */
function* momentsOf(spans: readonly TimeSpan[]): Iterable<CalendarMoment> {
  const borders = [...new Set([0, ...spans.flatMap(({ times }) => times.flatMap(({ startTime, endTime }) => [startTime.minutes, endTime.minutes]))])].filter((minutes) => minutes < 24 * 60);
  for (const [month, length] of months) {
    for (let day = 1; day <= length; day++) {
      for (let weekday = 0; weekday < 7; weekday++) for (const minutes of borders) yield { month, day, weekday, minutes, length };
    }
  }
}

/** Each month by each number of days that it can have. */
const months: readonly (readonly [month: number, length: number])[] = [[1, 31], [2, 28], [2, 29], [3, 31], [4, 30], [5, 31], [6, 30], [7, 31], [8, 31], [9, 30], [10, 31], [11, 30], [12, 31]];

/** Stops at the first moment that does not hold, which for most routes is among the first. */
function every(moments: Iterable<CalendarMoment>, holds: (moment: CalendarMoment) => boolean): boolean {
  for (const moment of moments) if (!holds(moment)) return false;
  return true;
}
