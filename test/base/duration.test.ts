import fc from 'fast-check';

import { Duration } from '../../lib/base/duration';
import type { NotationError } from '../../lib/base/value';

test.each([
  ['15s', 15_000, '15s'],
  ['1h30m', 5_400_000, '1h30m'],
  ['90m', 5_400_000, '1h30m'],
  ['90d', 7_776_000_000, '90d'],
  ['7d', 604_800_000, '1w'],
  ['60s', 60_000, '1m'],
  ['1y', 31_536_000_000, '1y'],
  ['0', 0, '0s'],
  ['0s', 0, '0s'],
  ['1m500ms', 60_500, '1m500ms'],
])('reads %s as %d ms and prints it as %s', (text, milliseconds, printed) => {
  const duration = Duration.parse(text);
  expect(duration.milliseconds).toBe(milliseconds);
  expect(duration.toString()).toBe(printed);
});

test.each([
  ['', 'not a duration, got ""'],
  ['5', 'not a duration, got "5"'],
  ['00', 'not a duration, got "00"'],
  ['-1h', 'not a duration, got "-1h"'],
  ['1.5h', 'not a duration, got "1.5h"'],
  ['1h 30m', 'not a duration, got "1h 30m"'],
  ['1m1h', 'not a duration, got "1m1h"'],
  ['1h1h', 'not a duration, got "1h1h"'],
  ['5M', 'not a duration, got "5M"'],
  ['300y', 'longer than about 292 years, got "300y"'],
])('refuses %p', (text, message) => {
  expect(() => Duration.parse(text)).toThrow(message);
});

test.each([
  ['5 minutes', 'write "5m"'],
  ['1.5h', 'write "1h30m"'],
  ['1h 30m', 'write "1h30m"'],
  ['2 Days', 'write "2d"'],
  ['30 sec', 'write "30s"'],
  ['1m1h', 'write "1h1m"'],
  ['5M', 'write "5m"'],
  ['250 millis', 'write "250ms"'],
  ['5', 'give it a unit, such as "5s"'],
  ['-1h', 'write whole numbers with y, w, d, h, m, s, ms, largest first, such as "30s" or "1h30m"'],
  ['5 moons', 'write whole numbers with y, w, d, h, m, s, ms, largest first, such as "30s" or "1h30m"'],
  ['999999 years', 'write whole numbers with y, w, d, h, m, s, ms, largest first, such as "30s" or "1h30m"'],
])('says of %p what to write instead, which is then taken', (text, fix) => {
  expect.assertions(2);
  try {
    Duration.parse(text);
  } catch (error) {
    expect((error as NotationError).fix).toBe(fix);
  }
  const [, meant] = /^write "(.*)"$/.exec(fix) ?? [];
  expect(() => Duration.parse(meant ?? '0')).not.toThrow();
});

test('prints for Go without days', () => {
  expect(Duration.parse('5d').toGo()).toBe('120h');
  expect(Duration.parse('1d12h30m').toGo()).toBe('36h30m');
  expect(Duration.parse('45s').toGo()).toBe('45s');
});

test('reads back whatever it prints', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (milliseconds) => {
      expect(Duration.parse(Duration.milliseconds(milliseconds).toString()).milliseconds).toBe(milliseconds);
    }),
  );
});
