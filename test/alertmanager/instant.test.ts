import fc from 'fast-check';

import { Instant } from '../../lib/alertmanager/instant';
import { refusalOf } from './reading';

describe('a moment', () => {
  test.each([
    ['2026-12-01T22:00:00Z', '2026-12-01T22:00:00Z'],
    ['2026-12-01t22:00:00z', '2026-12-01T22:00:00Z'],
    ['2026-12-01T22:00:00+01:00', '2026-12-01T21:00:00Z'],
    ['2026-12-31T22:30:00-05:30', '2027-01-01T04:00:00Z'],
    ['2024-02-29T00:00:00.5Z', '2024-02-29T00:00:00.500Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00Z'],
  ])('%s is %s', (text, printed) => {
    expect(Instant.parse(text).toString()).toBe(printed);
  });

  test.each([
    ['2026-12-01', 'not a moment, got "2026-12-01"'],
    ['2026-12-01T22:00Z', 'not a moment, got "2026-12-01T22:00Z"'],
    ['2026-12-01T22:00:00', 'not a moment, got "2026-12-01T22:00:00"'],
    ['2026-02-29T00:00:00Z', 'no day of the calendar, got "2026-02-29T00:00:00Z"'],
    ['2026-13-01T00:00:00Z', 'no day of the calendar, got "2026-13-01T00:00:00Z"'],
    ['2026-12-00T00:00:00Z', 'no day of the calendar, got "2026-12-00T00:00:00Z"'],
    ['2026-12-01T24:00:00Z', 'no time of the day, got "2026-12-01T24:00:00Z"'],
    ['2026-12-01T22:00:60Z', 'no time of the day, got "2026-12-01T22:00:60Z"'],
    ['2026-12-01T22:00:00+24:00', 'no distance from UTC, got "2026-12-01T22:00:00+24:00"'],
  ])('%s is none', (text, message) => {
    expect(refusalOf(() => Instant.parse(text))?.message).toBe(message);
  });

  test('is read and printed as everybody else does', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('0000-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') }), (milliseconds) => {
        const text = new Date(milliseconds).toISOString();
        expect(Instant.parse(text).milliseconds).toBe(milliseconds);
        expect(Instant.milliseconds(milliseconds).toString()).toBe(text.replace('.000Z', 'Z'));
      }),
    );
  });

  test('knows whether a minute begins, and which comes first', () => {
    const [early, late] = [Instant.parse('2026-12-01T22:00:00Z'), Instant.parse('2026-12-01T22:00:01Z')];
    expect([early, late].map(({ isWholeMinute }) => isWholeMinute)).toEqual([true, false]);
    expect([early.compare(late) < 0, late.compare(early) < 0, early.compare(early)]).toEqual([true, false, 0]);
  });
});
