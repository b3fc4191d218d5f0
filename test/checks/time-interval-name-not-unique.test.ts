import { timeIntervalNameNotUnique } from '../../lib/checks/time-interval-name-not-unique';
import { reported } from './found';

const interval = (name: string) => ({ name, timeIntervals: [{}] });

describe('the name of a time interval', () => {
  test('that another one has, in either list, is told', () => {
    expect(reported(timeIntervalNameNotUnique, { timeIntervals: [interval('nights'), interval('nights')], muteTimeIntervals: [interval('nights')] })).toBe(
      [
        'error time-interval-name-not-unique',
        '  timeIntervals[0].name: not unique, "nights" is the name of muteTimeIntervals[0] too',
        '    fix: give each its own name',
        'error time-interval-name-not-unique',
        '  timeIntervals[1].name: not unique, "nights" is the name of muteTimeIntervals[0] too',
        '    fix: give each its own name',
      ].join('\n'),
    );
  });

  test('that is its own is not', () => {
    expect(reported(timeIntervalNameNotUnique, { timeIntervals: [interval('nights'), interval('office')] })).toBe('');
  });
});
