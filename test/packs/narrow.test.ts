import { narrow } from '../../lib/packs/narrow';
import { unlessFiring } from '../../lib/packs/unless-firing';

const narrowed = (expr: string): string => narrow(expr, new Map([['up', 'env="x"'], ['requests_total', 'env="x"'], ['known_total', '']]));

describe('narrowing', () => {
  test.each([
    ['a bare metric', 'up', 'up{env="x"}'],
    ['one with empty braces', 'up { } == 0', 'up{env="x"} == 0'],
    ['one with matchers', 'up{job="a"} == 0', 'up{env="x", job="a"} == 0'],
    ['a range with an offset', 'rate(requests_total[5m] offset 1h)', 'rate(requests_total{env="x"}[5m] offset 1h)'],
    ['each of several', 'up and on (job) up', 'up{env="x"} and on (job) up{env="x"}'],
    ['one inside a subquery', 'max_over_time(sum(up)[1h:5m])', 'max_over_time(sum(up{env="x"})[1h:5m])'],
  ])('reaches %s', (_, expr, expected) => expect(narrowed(expr)).toBe(expected));

  test.each([
    ['a metric of others', 'process_start_time_seconds'],
    ['the alerts', 'ALERTS{alertname="Up"}'],
    ['a metric that only begins with the name', 'up_total'],
    ['a name by matcher, of which nobody knows', '{__name__=~"up|x"}'],
    ['what does not parse', 'up{'],
  ])('leaves alone %s', (_, expr) => expect(narrowed(expr)).toBe(expr));

  test('without matchers changes nothing', () => expect(narrowed('known_total{a="b"}')).toBe('known_total{a="b"}'));
});

describe('staying away', () => {
  const on = ['job', 'instance'];

  test('for one alert names it, for several lists them', () => {
    expect(unlessFiring('a > 1', { firing: ['Grave'], on })).toBe('a > 1\nunless on (job, instance) ALERTS{alertname="Grave", alertstate="firing"}');
    expect(unlessFiring('a > 1', { firing: ['Grave', 'Worse'], on })).toContain('ALERTS{alertname=~"Grave|Worse", alertstate="firing"}');
  });

  test('for none changes nothing', () => expect(unlessFiring('a or b', { firing: [], on })).toBe('a or b'));

  test('covers all parts of an expression with "or", and needs no parentheses for "and"', () => {
    expect(unlessFiring('a or b', { firing: ['Grave'], on })).toMatch(/^\(\na or b\n\)\nunless/);
    expect(unlessFiring('a and b', { firing: ['Grave'], on })).toMatch(/^a and b\nunless/);
  });
});
