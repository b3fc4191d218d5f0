import { contains, mutedAt } from '../../lib/alertmanager/muting';
import { timeSpan, type TimeInterval } from '../../lib/alertmanager/time-interval';
import type { z } from 'zod';

const spanOf = (spec: z.input<typeof timeSpan>) => timeSpan.parse(spec);
const at = (text: string): number => Date.parse(text);

describe('a span of time', () => {
  test.each([
    ['nothing is always', {}, '2026-02-03T04:05:00Z', true],
    ['the start belongs to it', { times: [{ startTime: '09:00', endTime: '17:00' }] }, '2026-02-03T09:00:59Z', true],
    ['the end does not', { times: [{ startTime: '09:00', endTime: '17:00' }] }, '2026-02-03T17:00:00Z', false],
    ['one of two ranges is enough', { times: [{ startTime: '00:00', endTime: '06:00' }, { startTime: '22:00', endTime: '24:00' }] }, '2026-02-03T23:59:00Z', true],
    ['a Friday', { weekdays: ['monday:friday'] }, '2026-02-06T12:00:00Z', true],
    ['no Saturday', { weekdays: ['monday:friday'] }, '2026-02-07T12:00:00Z', false],
    ['every field has to hold', { weekdays: ['friday'], months: ['march'] }, '2026-02-06T12:00:00Z', false],
    ['the last day of a short month', { daysOfMonth: ['-1'] }, '2026-02-28T12:00:00Z', true],
    ['not the day before', { daysOfMonth: ['-1'] }, '2026-02-27T12:00:00Z', false],
    ['a span to day 31 ends with the month', { daysOfMonth: ['25:31'] }, '2026-02-28T12:00:00Z', true],
    ['a span from day 30 is not in February', { daysOfMonth: ['30:31'] }, '2026-02-28T12:00:00Z', false],
    ['a year', { years: ['2026:2027'] }, '2027-12-31T23:59:00Z', true],
    ['not the next', { years: ['2026:2027'] }, '2028-01-01T00:00:00Z', false],
  ])('%s', (_, spec, time, expected) => {
    expect(contains(spanOf(spec), at(time))).toBe(expected);
  });

  test('is in its own time zone, in summer and in winter', () => {
    const morning = spanOf({ times: [{ startTime: '09:00', endTime: '10:00' }], location: 'Europe/Berlin' });
    expect(['2026-01-15T08:30:00Z', '2026-07-15T07:30:00Z', '2026-07-15T08:30:00Z'].map((time) => contains(morning, at(time)))).toEqual([true, true, false]);
  });

  test('has another weekday beyond the date line', () => {
    const sunday = { weekdays: ['sunday'] };
    expect(contains(spanOf({ ...sunday, location: 'Pacific/Auckland' }), at('2026-02-07T20:00:00Z'))).toBe(true);
    expect(contains(spanOf(sunday), at('2026-02-07T20:00:00Z'))).toBe(false);
  });

  test('counts from the end of a month as the server does, which loses a day when clocks are put forward', () => {
    const last = (location: string) => spanOf({ daysOfMonth: ['-1'], location });
    expect([30, 31].map((day) => contains(last('Europe/Berlin'), at(`2026-03-${day}T12:00:00Z`)))).toEqual([true, false]);
    expect([30, 31].map((day) => contains(last('UTC'), at(`2026-03-${day}T12:00:00Z`)))).toEqual([false, true]);
    expect([30, 31].map((day) => contains(last('Europe/Berlin'), at(`2026-10-${day}T12:00:00Z`)))).toEqual([false, true]);
  });
});

describe('a route', () => {
  const intervals: readonly TimeInterval[] = [
    { name: 'nights', timeIntervals: [spanOf({ times: [{ startTime: '00:00', endTime: '06:00' }] })] },
    { name: 'office', timeIntervals: [spanOf({ times: [{ startTime: '09:00', endTime: '17:00' }] })] },
  ];
  const muted = (route: { mute?: string[]; active?: string[] }, time: string) =>
    mutedAt({ muteTimeIntervals: route.mute ?? [], activeTimeIntervals: route.active ?? [] }, intervals, at(`2026-02-03T${time}:00Z`));

  test('is muted within an interval that mutes it, and not outside', () => {
    expect(muted({ mute: ['nights'] }, '03:00')).toEqual(['nights']);
    expect(muted({ mute: ['nights'] }, '07:00')).toEqual([]);
  });

  test('is muted outside of all intervals in which it is active, and not within one', () => {
    expect(muted({ active: ['nights', 'office'] }, '07:00')).toEqual(['nights', 'office']);
    expect(muted({ active: ['nights', 'office'] }, '10:00')).toEqual([]);
  });

  test('is muted within an active interval by one that mutes', () => {
    expect(muted({ active: ['nights'], mute: ['nights'] }, '03:00')).toEqual(['nights']);
  });

  test('without intervals is never muted', () => {
    expect(muted({}, '03:00')).toEqual([]);
  });
});
