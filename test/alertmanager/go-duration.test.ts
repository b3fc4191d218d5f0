import { GoDuration } from '../../lib/alertmanager/go-duration';
import { refusalOf } from './reading';

describe('a duration of Go', () => {
  test.each([
    ['0', '0s'],
    ['10s', '10s'],
    ['90s', '1m30s'],
    ['1h30m', '1h30m'],
    ['1.5h', '1h30m'],
    ['36h', '36h'],
    ['.5s', '500ms'],
    ['250ms', '250ms'],
    ['2000us', '2ms'],
    ['1m1h', '1h1m'],
  ])('reads %s and prints %s', (text, printed) => {
    expect(GoDuration.parse(text).toString()).toBe(printed);
  });

  test.each([
    ['1d', 'not a duration of Go, got "1d"', 'use hours, minutes and seconds, such as "24h"'],
    ['30', 'not a duration of Go, got "30"', 'give it a unit, such as "30s"'],
    ['-1s', 'not a duration of Go, got "-1s"', 'write numbers with h, m, s or ms, such as "30s" or "1h30m"'],
    ['', 'not a duration of Go, got ""', 'write numbers with h, m, s or ms, such as "30s" or "1h30m"'],
    ['10us', 'finer than a millisecond, got "10us"', 'use whole milliseconds'],
    ['9000000h', 'longer than about 292 years, got "9000000h"', 'write a shorter one'],
  ])('refuses %j and says what to write', (text, message, fix) => {
    expect(refusalOf(() => GoDuration.parse(text))).toEqual({ message, fix });
  });

  test('is a length that can be compared', () => {
    expect(GoDuration.parse('1m').milliseconds).toBe(GoDuration.parse('60s').milliseconds);
    expect(GoDuration.parse('1m').milliseconds).not.toBe(GoDuration.parse('61s').milliseconds);
  });
});
