import { z } from 'zod';

import { advised, section, textBy, valueOf } from '../base/section';
import { ClockTime, MonthDaySpan, MonthSpan, parseTimeZone, WeekdaySpan, YearSpan } from './calendar';

const clockTime = valueOf(ClockTime, 'a time of day such as "09:00"');

const timeRange = section({
  startTime: clockTime,
  /** Not included itself; the end of the day is `24:00`. */
  endTime: clockTime,
}).superRefine(({ startTime, endTime }, context) => {
  if (startTime.minutes < endTime.minutes) return;
  context.addIssue({
    code: 'custom',
    path: ['endTime'],
    message: `not behind the start, got "${endTime.toString()}" after "${startTime.toString()}"`,
    params: { fix: `for a range over midnight write two: one to "24:00", one from "00:00"` },
  });
});

/**
 * Times that fulfill every field that is there; within a field one element is enough. Without any field it is always.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval-0
 */
export const timeSpan = section({
  /** Times of the day. @default any */
  times: z.array(timeRange).meta({ skipsNull: true }).default([]),
  /** Days of the week by English name, `monday:friday`; Sunday is the first. @default any */
  weekdays: z.array(valueOf(WeekdaySpan, 'days such as "monday:friday"')).meta({ skipsNull: true }).default([]),
  /** Days of the month, `1:7`; negative ones count from its end. @default any */
  daysOfMonth: z.array(valueOf(MonthDaySpan, 'days such as "1:7"')).meta({ skipsNull: true }).default([]),
  /** Months by name or number, `january:march`. @default any */
  months: z.array(valueOf(MonthSpan, 'months such as "january:march"')).meta({ skipsNull: true }).default([]),
  /** Years, `2026:2030`. @default any */
  years: z.array(valueOf(YearSpan, 'years such as "2026:2030"')).meta({ skipsNull: true }).default([]),
  /** Time zone by IANA name, in which all of this holds. @default 'UTC' */
  location: textBy(parseTimeZone).meta({ since: '0.25' }).default('UTC'),
});

/**
 * Times with a name, by which routes are muted or active.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval
 */
export const timeInterval = section({
  /** Unique among all time intervals. */
  name: z.string().min(1),
  /** At least one; a time is within when any of them has it. */
  timeIntervals: advised(z.array(timeSpan), 1).meta({ zero: true, skipsNull: true }),
});

export type TimeSpan = z.output<typeof timeSpan>;
export type TimeInterval = z.output<typeof timeInterval>;
export type TimeIntervalSpec = z.input<typeof timeInterval>;
