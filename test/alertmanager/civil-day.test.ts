import { firstOfMonth, lengthOfMonth, weekdayOf } from '../../lib/alertmanager/civil-day';

const day = 86_400_000;

describe('a day of the calendar', () => {
  test('is counted as the clock does, for every month of four centuries', () => {
    const months = Array.from({ length: 400 * 12 }, (_, index) => ({ year: 1800 + Math.floor(index / 12), month: (index % 12) + 1 }));
    expect(months.map(({ year, month }) => firstOfMonth(year, month))).toEqual(months.map(({ year, month }) => Date.UTC(year, month - 1, 1) / day));
  });

  test('falls on its day of the week', () => {
    expect([-1, 0, 1, 20_000].map(weekdayOf)).toEqual([-1, 0, 1, 20_000].map((days) => new Date(days * day).getUTCDay()));
  });
});

describe('a month', () => {
  test.each([
    [2026, 2, 28],
    [2028, 2, 29],
    [2100, 2, 28],
    [2000, 2, 29],
    [2026, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(lengthOfMonth(year, month)).toBe(days);
  });
});
