import { printed, readingOf } from './reading';

describe('a time interval', () => {
  test('is printed as it was written, in canonical words', () => {
    const office = { weekdays: ['Monday:Friday'], times: [{ startTime: '09:00', endTime: '17:30' }], months: ['1:6'], location: 'Europe/Berlin' };
    expect(printed({ timeIntervals: [{ name: 'office', timeIntervals: [office] }] })).toContain(
      [
        'time_intervals:',
        '  - name: office',
        '    time_intervals:',
        '      - times:',
        '          - start_time: "09:00"',
        '            end_time: "17:30"',
        '        weekdays:',
        '          - monday:friday',
        '        months:',
        '          - january:june',
        '        location: Europe/Berlin',
        '',
      ].join('\n'),
    );
  });

  test('in UTC does not say so, which the server assumes', () => {
    expect(printed({ timeIntervals: [{ name: 'always', timeIntervals: [{ location: 'UTC' }] }] })).toContain('    time_intervals:\n      - {}\n');
  });

  test('that reaches over midnight is refused, with what to write', () => {
    const night = { times: [{ startTime: '22:00', endTime: '06:00' }] };
    expect(readingOf({ timeIntervals: [{ name: 'night', timeIntervals: [night] }] })).toBe(
      [
        'error malformed-value',
        '  timeIntervals[0].timeIntervals[0].times[0].endTime: not behind the start, got "06:00" after "22:00"',
        '    fix: for a range over midnight write two: one to "24:00", one from "00:00"',
      ].join('\n'),
    );
  });

  test('that reaches to midnight is taken', () => {
    expect(readingOf({ timeIntervals: [{ name: 'evening', timeIntervals: [{ times: [{ startTime: '22:00', endTime: '24:00' }] }] }] })).toBe('');
  });

  test('without any times is refused', () => {
    expect(readingOf({ timeIntervals: [{ name: 'never', timeIntervals: [] }] })).toBe('error value-too-small\n  timeIntervals[0].timeIntervals: empty\n    fix: use at least 1');
  });
});
