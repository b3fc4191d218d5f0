import { ClockTime, MonthDaySpan, MonthSpan, parseTimeZone, WeekdaySpan, YearSpan } from '../../lib/alertmanager/calendar';
import { refusalOf } from './reading';

describe('a span of the calendar', () => {
  test.each([
    [WeekdaySpan, 'Monday:Friday', 'monday:friday', [1, 5]],
    [WeekdaySpan, 'sunday', 'sunday', [0, 0]],
    [MonthDaySpan, '1:7', '1:7', [1, 7]],
    [MonthDaySpan, '-3:-1', '-3:-1', [-3, -1]],
    [MonthDaySpan, '1:-1', '1:-1', [1, -1]],
    [MonthSpan, '1:March', 'january:march', [1, 3]],
    [MonthSpan, '12', 'december', [12, 12]],
    [YearSpan, '2026:2030', '2026:2030', [2026, 2030]],
  ])('%p reads %s', (type, text, printed, ends) => {
    const span = type.parse(text);
    expect([span.toString(), [span.begin, span.end]]).toEqual([printed, ends]);
    expect(type.parse(printed)).toEqual(span);
  });

  test.each([
    [WeekdaySpan, 'mon', 'not days of the week, got "mon"', 'use English names, such as "monday" or "monday:friday"'],
    [WeekdaySpan, 'saturday:monday', 'wraps around the end of the week, which is Saturday, got "saturday:monday"', 'write two: "saturday", "sunday:monday"'],
    [WeekdaySpan, 'monday:tuesday:friday', 'not days of the week, got "monday:tuesday:friday"', 'use English names, such as "monday" or "monday:friday"'],
    [MonthDaySpan, '0', 'no day of any month, got "0"', 'use 1 to 31, or -1 to -31 from the end of the month'],
    [MonthDaySpan, '1:32', 'no day of any month, got "1:32"', 'use 1 to 31, or -1 to -31 from the end of the month'],
    [MonthDaySpan, '-3:3', 'begins at the end of the month and ends at its beginning, got "-3:3"', 'count both from the same side'],
    [MonthDaySpan, '28:-2', 'ends before it begins, got "28:-2"', 'put the earlier day first'],
    [MonthSpan, '13', 'not months, got "13"', 'use English names or 1 to 12, such as "january:march"'],
    [MonthSpan, 'november:february', 'wraps around the end of the year, got "november:february"', 'write two: "november:december", "january:february"'],
    [YearSpan, '2030:2026', 'ends before it begins, got "2030:2026"', 'put the earlier year first'],
    [YearSpan, '', 'not years, got ""', 'use numbers, such as "2026" or "2026:2030"'],
  ])('%p refuses %s', (type, text, message, fix) => {
    expect(refusalOf(() => type.parse(text))).toEqual({ message, fix });
  });
});

describe('a time of day', () => {
  test.each([
    ['00:00', 0],
    ['09:30', 570],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is %i minutes', (text, minutes) => {
    expect(ClockTime.parse(text).minutes).toBe(minutes);
    expect(ClockTime.parse(text).toString()).toBe(text);
  });

  test.each(['9:00', '24:01', '12:60', 'noon', ''])('%j is none', (text) => {
    expect(() => ClockTime.parse(text)).toThrow(`not a time of day, got "${text}"`);
  });
});

describe('a time zone', () => {
  test.each(['UTC', 'Local', 'Europe/Berlin', 'America/Argentina/Ushuaia', 'Etc/GMT+5', 'US/Eastern'])('%s is known', (name) => {
    expect(parseTimeZone(name)).toBe(name);
  });

  test.each(['europe/berlin', 'Europe/BERLIN', 'Europe/Bielefeld', '+02:00', 'CEST', ''])('%j is not, since the server looks it up by letter', (name) => {
    expect(() => parseTimeZone(name)).toThrow(`unknown time zone "${name}"`);
  });
});
