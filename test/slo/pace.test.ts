import { Duration } from '../../lib/base/duration';
import { detectionTime, failuresToFire, outageOfBudget, resetTime } from '../../lib/slo/pace';
import { slo } from '../../lib/slo/slo';
import { counted, inWords, percent, times } from '../../lib/slo/words';

const { objective } = slo('checkout', { objective: '99.9%', bad: 'requests_total{code=~"5.."}', total: 'requests_total' });
const window = objective.burnAlerts[0]?.windows[0];
if (window === undefined) throw new Error('no window');

describe('the figures of a window', () => {
  // The workbook: at 14.4 times the pace of 99.9% an outage is found after 1h × 14.4 × 0.001.
  test('tell how soon an outage is found, the sooner the more fails, and never below the threshold', () => {
    expect(detectionTime(window, 1)?.seconds).toBe(51.84);
    expect(detectionTime(window, 0.5)?.seconds).toBe(103.68);
    expect(detectionTime(window, 0.0144)).toBeUndefined();
  });

  test('tell how long it goes on after the end', () => {
    expect(resetTime(window, 1).seconds).toBe(300 * (1 - 0.0144));
    expect(resetTime(window, 0.0144).seconds).toBe(0);
  });

  test('tell how many failures it takes: more than the threshold, and no fewer than the least', () => {
    expect(failuresToFire(window, 1000, objective)).toBe(15);
    expect(failuresToFire(window, 10_000, objective)).toBe(145);
    expect(failuresToFire(window, 100, objective)).toBe(3);
    expect(failuresToFire(window, 19, objective)).toBeUndefined();
  });

  test('tell how long an outage uses up the whole budget', () => {
    expect(outageOfBudget(objective).toString()).toBe('43m12s');
  });
});

describe('words', () => {
  test.each([
    ['0', '0 s'],
    ['700ms', '1 s'],
    ['51840ms', '52 s'],
    ['43m12s', '43 min 12 s'],
    ['1h', '1 hour'],
    ['2h', '2 hours'],
    ['59m59900ms', '1 hour'],
    ['1h59m38s', '2 hours'],
    ['30d', '30 days'],
    ['25h', '1 day 1 hour'],
    ['50h10m', '2 days 2 hours'],
  ])('say the time %s as %s', (text, words) => {
    expect(inWords(Duration.milliseconds(text === '59m59900ms' ? 3_599_900 : text === '51840ms' ? 51_840 : Duration.parse(text).milliseconds))).toBe(words);
  });

  test('say shares, paces and counts', () => {
    expect([percent(0.02), percent(0.0144), percent(1 / 3)]).toEqual(['2%', '1.44%', '33.33%']);
    expect([times(1), times(14.4)]).toEqual(['once', '14.4 times']);
    expect([counted(999), counted(1_000_000)]).toEqual(['999', '1,000,000']);
  });
});
