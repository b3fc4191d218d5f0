import { z } from 'zod';

import { apartFrom } from '../base/ruled-out';
import { section } from '../base/section';
import { dateOf, lengthOfMonth } from './civil-day';
import { instant, type Instant } from './instant';
import { allMatch, matchers, type Labels } from './matcher';
import { contains } from './muting';
import { timeSpan, type TimeSpan } from './time-interval';

/** Alertmanager tells minutes apart, and nothing finer. */
const minute = instant.refine((moment) => moment.isWholeMinute, {
  error: ({ input }) => `finer than a minute, got "${String(input)}"`,
  params: { fix: 'write ":00" for the seconds' },
});

const shared = {
  /** What an alert must fulfill to be silenced, all of it; at least one. */
  matchers: matchers.refine((list) => list.length > 0, { error: 'empty, so that every alert is silenced', params: { fix: 'say which alerts, such as \'job="database"\'' } }),
  /** Why, for those who wonder where the alerts are: it stands in the name of the time interval that Alertmanager shows. */
  because: z.string().min(1),
};

/** From one moment to another, once. */
const once = section({
  ...shared,
  /** Its first moment, in RFC 3339 and whole minutes. */
  from: minute,
  /** The moment from which alerts are sent again; behind `from`. */
  to: minute,
  during: apartFrom('from and to'),
}).superRefine(({ from, to }, context) => {
  if (from.compare(to) < 0) return;
  context.addIssue({ code: 'custom', path: ['to'], message: `not behind the start, got "${to.toString()}" after "${from.toString()}"`, params: { fix: 'put the earlier moment into from' } });
});

/** Again and again. */
const recurring = section({
  ...shared,
  /** Times in which it holds, as in a time interval; one is enough. */
  during: z.array(timeSpan).min(1),
  from: apartFrom('during'),
  to: apartFrom('during'),
});

/**
 * Alerts of which nobody is told while somebody works on what they are about: from a moment to another, or at times that come again.
 *
 * Alertmanager has no configuration for silences. This one becomes time intervals that mute, see {@link withSilences}.
 * @see https://prometheus.io/docs/alerting/latest/alertmanager/#silences
 */
export const plannedSilence = z.union([once, recurring]);

export type PlannedSilence = z.output<typeof plannedSilence>;
export type PlannedSilenceSpec = z.input<typeof plannedSilence>;

/** Whether an alert is one of those that it silences, whatever the time. */
export const isAbout = ({ matchers: conditions }: PlannedSilence, labels: Labels): boolean => allMatch(conditions, labels);

/** Whether it holds at this moment. */
export const holdsAt = (silence: PlannedSilence, at: Instant): boolean =>
  silence.during === undefined ? silence.from.compare(at) <= 0 && at.compare(silence.to) < 0 : silence.during.some((span) => contains(span, at.milliseconds));

/** The times of a silence as spans of a time interval: exactly the same moments. */
export const timesOf = (silence: PlannedSilence): readonly TimeSpan[] => silence.during ?? spansBetween(silence.from, silence.to);

const midnight = 24 * 60;

/** A span has times of the day and days, so that a window over several days is a part of its first, whole days, and a part of its last. */
function spansBetween(from: Instant, to: Instant): readonly TimeSpan[] {
  if (from.day === to.day) return [partOf(from.day, from.minutes, to.minutes)];
  const first = from.minutes === 0 ? [] : [partOf(from.day, from.minutes, midnight)];
  const last = to.minutes === 0 ? [] : [partOf(to.day, 0, to.minutes)];
  return [...first, ...wholeDays(from.day + first.length, to.day), ...last];
}

/** Days up to the one before `end`, by month. */
function wholeDays(begin: number, end: number): readonly TimeSpan[] {
  if (begin >= end) return [];
  const { year, month, day } = dateOf(begin);
  const next = Math.min(end, begin - day + 1 + lengthOfMonth(year, month));
  return [timeSpan.parse({ ...inMonth(year, month), daysOfMonth: [`${day}:${day + next - begin - 1}`] }), ...wholeDays(next, end)];
}

function partOf(of: number, begin: number, end: number): TimeSpan {
  const { year, month, day } = dateOf(of);
  return timeSpan.parse({ times: [{ startTime: clock(begin), endTime: clock(end) }], ...inMonth(year, month), daysOfMonth: [String(day)] });
}

const inMonth = (year: number, month: number) => ({ months: [String(month)], years: [String(year)] });

const clock = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((number) => String(number).padStart(2, '0')).join(':');
