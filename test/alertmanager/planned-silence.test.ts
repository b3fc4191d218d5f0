import fc from 'fast-check';

import { Instant } from '../../lib/alertmanager/instant';
import { contains } from '../../lib/alertmanager/muting';
import { holdsAt, isAbout, plannedSilence, timesOf, type PlannedSilence } from '../../lib/alertmanager/planned-silence';
import { timeSpan } from '../../lib/alertmanager/time-interval';
import { formatFindings } from '../../lib/base/finding';
import { toNative } from '../../lib/base/native';
import { read } from '../../lib/base/read';
import { secretBesideConfig } from '../../lib/base/secret';

const shared = { matchers: ['job="database"'], because: 'the database moves' };
const silenceOf = (spec: object): PlannedSilence => plannedSilence.parse({ ...shared, ...spec });
const between = (from: string, to: string): PlannedSilence => silenceOf({ from, to });
const said = (spec: object): string => formatFindings(read(plannedSilence, { ...shared, ...spec }, ['silences', 0]).findings);
const at = (text: string): Instant => Instant.parse(text);

describe('a planned silence', () => {
  test('is about the alerts that fulfill all of its matchers', () => {
    const silence = silenceOf({ matchers: ['job="database", severity!="critical"'], from: '2026-12-01T22:00:00Z', to: '2026-12-01T23:00:00Z' });
    expect(isAbout(silence, { job: 'database' })).toBe(true);
    expect(isAbout(silence, { job: 'database', severity: 'critical' })).toBe(false);
  });

  test('holds from its first moment to the one before its end', () => {
    const silence = between('2026-12-01T22:00:00Z', '2026-12-02T02:00:00Z');
    expect(['2026-12-01T21:59:59Z', '2026-12-01T22:00:00Z', '2026-12-02T01:59:59Z', '2026-12-02T02:00:00Z'].map((time) => holdsAt(silence, at(time)))).toEqual([false, true, true, false]);
  });

  test('that comes again holds in each of its times', () => {
    const silence = silenceOf({ during: [{ weekdays: ['sunday'], times: [{ startTime: '02:00', endTime: '04:00' }], location: 'Europe/Berlin' }] });
    expect(['2026-12-06T01:00:00Z', '2026-12-13T02:59:00Z', '2026-12-06T03:00:00Z', '2026-12-07T01:00:00Z'].map((time) => holdsAt(silence, at(time)))).toEqual([true, true, false, false]);
  });

  test.each([
    ['without a time', {}, 'during: missing, a'],
    ['without an end', { from: '2026-12-01T22:00:00Z' }, 'to: missing, a moment such as "2026-12-01T22:00:00Z" is needed'],
    ['that ends before it begins', { from: '2026-12-01T22:00:00Z', to: '2026-12-01T21:00:00Z' }, 'to: not behind the start, got "2026-12-01T21:00:00Z" after "2026-12-01T22:00:00Z"'],
    ['that ends when it begins', { from: '2026-12-01T22:00:00Z', to: '2026-12-01T23:00:00+01:00' }, 'to: not behind the start'],
    ['that begins within a minute', { from: '2026-12-01T22:00:30Z', to: '2026-12-01T23:00:00Z' }, 'from: finer than a minute, got "2026-12-01T22:00:30Z"'],
    ['with a time in words', { from: 'tomorrow', to: '2026-12-01T23:00:00Z' }, 'from: not a moment, got "tomorrow"'],
    ['of every alert', { matchers: [], during: [{}] }, 'matchers: empty, so that every alert is silenced'],
    ['without a reason', { because: '', during: [{}] }, 'because: '],
    ['once and again and again', { from: '2026-12-01T22:00:00Z', to: '2026-12-01T23:00:00Z', during: [{}] }, 'cannot be combined with'],
  ])('%s is refused', (_, spec, message) => {
    expect(said(spec)).toContain(message);
  });

  test('with all of it is not refused', () => {
    expect(said({ from: '2026-12-01T22:00:00Z', to: '2026-12-01T23:00:00Z' })).toBe('');
    expect(said({ during: [{ weekdays: ['sunday'] }] })).toBe('');
  });
});

describe('the times of a silence', () => {
  const printed = (silence: PlannedSilence) => timesOf(silence).map((span) => toNative(timeSpan, span, secretBesideConfig));

  test('are one span within a day', () => {
    expect(printed(between('2026-12-01T22:00:00Z', '2026-12-02T00:00:00Z'))).toEqual([
      { times: [{ start_time: '22:00', end_time: '24:00' }], days_of_month: ['1'], months: ['december'], years: ['2026'] },
    ]);
  });

  test('are parts of days and whole days over the ends of months and years', () => {
    expect(printed(between('2026-12-30T22:00:00Z', '2027-02-02T01:30:00Z'))).toEqual([
      { times: [{ start_time: '22:00', end_time: '24:00' }], days_of_month: ['30'], months: ['december'], years: ['2026'] },
      { days_of_month: ['31'], months: ['december'], years: ['2026'] },
      { days_of_month: ['1:31'], months: ['january'], years: ['2027'] },
      { days_of_month: ['1'], months: ['february'], years: ['2027'] },
      { times: [{ start_time: '00:00', end_time: '01:30' }], days_of_month: ['2'], months: ['february'], years: ['2027'] },
    ]);
  });

  test('are whole days from midnight to midnight', () => {
    expect(printed(between('2026-12-03T00:00:00Z', '2026-12-05T00:00:00Z'))).toEqual([{ days_of_month: ['3:4'], months: ['december'], years: ['2026'] }]);
  });

  test('are what is written where it comes again', () => {
    expect(printed(silenceOf({ during: [{ weekdays: ['sunday'] }] }))).toEqual([{ weekdays: ['sunday'] }]);
  });

  test('contain the moments of the silence and no other', () => {
    const minute = 60_000;
    const year = fc.integer({ min: Date.parse('2023-11-01T00:00:00Z') / minute, max: Date.parse('2024-04-01T00:00:00Z') / minute });
    const moments = fc.tuple(year, fc.oneof(fc.integer({ min: 1, max: 3 * 24 * 60 }), fc.integer({ min: 1, max: 90 * 24 * 60 }), fc.constantFrom(24 * 60, 31 * 24 * 60)));
    let inside = 0;
    fc.assert(
      fc.property(moments, fc.array(fc.integer({ min: -1000, max: 100 * 24 * 60 }), { maxLength: 5 }), ([start, length], offsets) => {
        const [from, to] = [start, start + length].map((minutes) => Instant.milliseconds(minutes * minute));
        if (from === undefined || to === undefined) throw new Error('two moments were made');
        const spans = timesOf(between(from.toString(), to.toString()));
        for (const offset of [-1, 0, length - 1, length, ...offsets]) {
          const expected = offset >= 0 && offset < length;
          inside += Number(expected);
          expect(spans.some((span) => contains(span, (start + offset) * minute + 59_999))).toBe(expected);
        }
      }),
    );
    expect(inside).toBeGreaterThan(200);
  });
});
