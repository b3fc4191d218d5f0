import fc from 'fast-check';

import { isAlwaysMuted } from '../../lib/alertmanager/always-muted';
import { mutedAt } from '../../lib/alertmanager/muting';
import { timeSpan, type TimeInterval, type TimeIntervalSpec } from '../../lib/alertmanager/time-interval';

type Span = TimeIntervalSpec['timeIntervals'][number];

const intervals = (mute: readonly Span[], active: readonly Span[] = []): TimeInterval[] => [
  { name: 'mute', timeIntervals: mute.map((span) => timeSpan.parse(span)) },
  { name: 'active', timeIntervals: active.map((span) => timeSpan.parse(span)) },
];
const muted = (...spans: Span[]): boolean => isAlwaysMuted({ muteTimeIntervals: ['mute'], activeTimeIntervals: [] }, intervals(spans));
const inactive = (...spans: Span[]): boolean => isAlwaysMuted({ muteTimeIntervals: [], activeTimeIntervals: ['active'] }, intervals([{}], spans));
const both = (mute: Span, active: Span): boolean => isAlwaysMuted({ muteTimeIntervals: ['mute'], activeTimeIntervals: ['active'] }, intervals([mute], [active]));

const time = (startTime: string, endTime: string) => ({ startTime, endTime });

test.each<[string, Span[]]>([
  ['no field', [{}]],
  ['no field, in any zone', [{ location: 'Europe/Berlin' }]],
  ['the whole day', [{ times: [time('00:00', '24:00')] }]],
  ['ranges that meet', [{ times: [time('12:00', '24:00'), time('00:00', '13:00')] }]],
  ['the day and the night', [{ times: [time('06:00', '22:00')] }, { times: [time('22:00', '24:00'), time('00:00', '06:00')] }]],
  ['the week and its end', [{ weekdays: ['monday:friday'] }, { weekdays: ['saturday', 'sunday'] }]],
  ['the work and what is left of the week', [{ weekdays: ['monday:friday'], times: [time('00:00', '24:00')], location: 'Europe/Berlin' }, { weekdays: ['sunday', 'saturday'], location: 'Europe/Berlin' }]],
  ['all months', [{ months: ['january:june'] }, { months: ['7:12'] }]],
  ['all days of every month', [{ daysOfMonth: ['1:28', '-3:-1'] }]],
])('a route that is muted by %s never notifies anybody', (_, spans) => {
  expect(muted(...spans)).toBe(true);
});

test.each<[string, Span[]]>([
  ['nothing', []],
  ['a minute less than the day', [{ times: [time('00:00', '23:59')] }]],
  ['five days', [{ weekdays: ['monday:friday'] }]],
  ['a day in each month less', [{ daysOfMonth: ['1:30'] }]],
  ['a part of the days from the end', [{ daysOfMonth: ['-30:-1'] }]],
  ['eleven months', [{ months: ['january:november'] }]],
  ['years', [{ years: ['2000:3000'] }]],
  ['the day in one zone and the night in another', [{ times: [time('06:00', '22:00')], location: 'Europe/Berlin' }, { times: [time('22:00', '24:00'), time('00:00', '06:00')] }]],
  // Where clocks are put forward, March has no last day for the server.
  ['all days of every month in a zone with summer time', [{ daysOfMonth: ['1:31'], location: 'Europe/Berlin' }]],
])('a route that is muted by %s may notify', (_, spans) => {
  expect(muted(...spans)).toBe(false);
});

test('a route notifies nobody that is active at no time, or only while it is muted', () => {
  expect([inactive(), inactive({ months: ['february'], daysOfMonth: ['30:31'] })]).toEqual([true, true]);
  expect([inactive({}), inactive({ months: ['february'], daysOfMonth: ['29'] }), inactive({ years: ['2000'] }), inactive({ months: ['february'], daysOfMonth: ['30'], location: 'Europe/Berlin' })]).toEqual([false, false, false, false]);
  const [work, hours] = [{ weekdays: ['monday:friday'] }, { weekdays: ['monday:friday'], times: [time('09:00', '17:00')] }];
  expect([both(work, hours), both(work, work), both(hours, work)]).toEqual([true, true, false]);
  expect([both({ ...work, location: 'Europe/Berlin' }, hours), both({ ...work, years: ['2026'] }, hours)]).toEqual([false, false]);
});

test('a route without time intervals notifies, and a name that is not defined counts for nothing', () => {
  expect(isAlwaysMuted({ muteTimeIntervals: [], activeTimeIntervals: [] }, intervals([{}]))).toBe(false);
  expect(isAlwaysMuted({ muteTimeIntervals: ['other'], activeTimeIntervals: [] }, intervals([{}]))).toBe(false);
});

const span: fc.Arbitrary<Span> = fc.record(
  {
    times: fc.constantFrom<NonNullable<Span['times']>[]>([time('00:00', '12:00')], [time('12:00', '24:00')], [time('06:00', '18:00')], [time('00:00', '24:00')]),
    weekdays: fc.constantFrom<string[][]>(['monday:friday'], ['sunday', 'saturday'], ['sunday:saturday']),
    daysOfMonth: fc.constantFrom<string[][]>(['1:15'], ['16:31'], ['-31:-1']),
    months: fc.constantFrom<string[][]>(['1:6'], ['7:12']),
    location: fc.constantFrom('UTC', 'Europe/Berlin'),
  },
  { requiredKeys: [] },
);

test('at no moment does a route notify that is said to be always muted', () => {
  let always = 0;
  const moments = Array.from({ length: 60 }, (_, index) => Date.UTC(2026, 0, 1) + index * 6.37 * 24 * 3_600_000);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.option(fc.array(span, { maxLength: 2 })), (mute, active) => {
      const route = { muteTimeIntervals: ['mute'], activeTimeIntervals: active === null ? [] : ['active'] };
      const declared = intervals(mute, active ?? []);
      if (!isAlwaysMuted(route, declared)) return;
      always++;
      expect(moments.filter((moment) => mutedAt(route, declared, moment).length === 0)).toEqual([]);
    }),
    { numRuns: 400, seed: 1 },
  );
  expect(always).toBeGreaterThan(40);
});
