import { slo } from '../../lib/slo/slo';
import { resolveObjective } from '../../lib/slo/resolve';

const requests = { bad: 'requests_total{code=~"5.."}', total: 'requests_total' };

/** What is said about a spec: path, message and fix of each finding. */
const said = (spec: object, name = 'checkout'): string[] => resolveObjective(name, { objective: '99.9%', ...spec }).findings.map(({ path, message, fix }) => `${path.join('.')}: ${message} -> ${fix ?? ''}`);

const wrong: readonly (readonly [string, object, string])[] = [
  ['an objective without a budget', { ...requests, objective: '100%' }, 'objective: leaves no error budget, got "100%" -> promise less than 100%, such as "99.99%"'],
  ['an objective that promises nothing', { ...requests, objective: '0%' }, 'objective: promises nothing, got "0%" -> promise more than 0%, such as "99%"'],
  ['an objective that is no share', { ...requests, objective: 'high' }, 'objective: not a ratio, got "high" -> write a share such as "99.9%" or "0.999"'],
  ['a window as long as the period', { ...requests, page: { windows: [{ long: '30d', short: '5m', factor: 2 }] } }, 'page.windows.0.long: not shorter than the period, got 30d in 30d -> write a shorter window, or a longer period'],
  ['a short window that is not short', { ...requests, page: { windows: [{ long: '1h', short: '1h', factor: 2 }] } }, 'page.windows.0.short: not shorter than the long window, got 1h in 1h -> write about a twelfth of it'],
  ['a window that is no multiple of the interval', { ...requests, page: { windows: [{ long: '1h', short: '90s', factor: 2 }] } }, 'page.windows.0.short: not a multiple of the interval of 1m, or not longer, got 1m30s -> write twice the interval or more'],
  ['a window by budget and factor', { ...requests, page: { windows: [{ long: '1h', short: '5m', factor: 2, budget: '2%' }] } }, 'page.windows.0: a budget and a factor cannot be combined -> write one of the two, such as budget: "2%" or factor: 14.4'],
  ['a window by neither', { ...requests, page: { windows: [{ long: '1h', short: '5m' }] } }, 'page.windows.0: missing: a budget or a factor is needed -> write one of the two, such as budget: "2%" or factor: 14.4'],
  [
    'a pace that no outage reaches',
    { ...requests, objective: '90%', page: { windows: [{ long: '1h', short: '5m', budget: '2%' }] } },
    'page.windows.0: never fires: 14.4 times the allowed pace is needed, but a total outage burns only 10 times -> write a budget below "1.38889%"',
  ],
  ['defaults that no outage reaches', { ...requests, objective: '80%' }, 'page: never fires at an objective of 80%: even a total outage burns only 5 times the allowed pace -> write windows of a smaller factor, or page: false'],
  ['defaults that are longer than the period', { ...requests, period: '2d' }, 'ticket.windows: the default windows of 6h and 3d do not fit into a period of 2d in steps of 1m -> write windows of your own, or ticket: false'],
  ['an interval at which queries see nothing', { ...requests, interval: '5m', period: '30d', page: false, ticket: false }, 'interval: longer than 4m, got 5m -> write a shorter one: queries look back 5m at most, and one evaluation may be missed'],
  ['a period that the interval does not divide', { ...requests, period: '86401s', page: false, ticket: false }, 'period: not a multiple of the interval of 1m, or not longer than 5m, got 1d1s -> write whole days, such as "30d" or "28d"'],
  ['a ticket that fires on beside the page', { ...requests, ticket: { keepFiringFor: '6h' } }, 'ticket.keepFiringFor: fires on beside the page, for which the ticket stays away, got 6h -> leave it out, or write page: false'],
  ['two alerts of one name', { ...requests, page: { alert: 'Burn' }, ticket: { alert: 'Burn' } }, 'ticket.alert: not unique, got "Burn" -> give each alert a name of its own: the ticket asks for the page by it'],
  ['a label with a meaning', { ...requests, page: { labels: { severity: 'x' } } }, 'page.labels.severity: cannot be set: "severity" has a meaning of its own here -> write page.severity or ticket.severity'],
  ['a label of the grouping', { ...requests, by: ['region'], labels: { region: 'x' } }, 'labels.region: cannot be set: the objective is grouped by "region" -> remove one of the two'],
  ['a grouping by a label with a meaning', { ...requests, by: ['slo'] }, 'by.0: cannot be grouped by "slo", which has a meaning of its own here -> remove it'],
  ['a grouping by what tells the parts of the period apart', { ...requests, by: ['part'] }, 'by.0: cannot be grouped by "part", which has a meaning of its own here -> remove it'],
  ['a rate instead of a counter', { ...requests, bad: 'sum(rate(requests_total{code="500"}[5m]))' }, 'bad: not a selector, got "sum(rate(requests_total{code="500"}[5m]))" -> write the counter alone, such as requests_total{code="500"}: rates and windows are written for you'],
  ['a placeholder for the window', { ...requests, bad: 'rate(x[{{.window}}])' }, 'bad: not a selector, got "rate(x[{{.window}}])" -> write the counter alone, without rate and window: these are written for you'],
  ['a selector of several metrics', { ...requests, bad: '{__name__=~"a|b"}' }, 'bad: may select several metrics, got "{__name__=~"a|b"}" -> name one metric'],
  ['a selector of another time', { ...requests, bad: 'x offset 1h' }, 'bad: looks at another time, got "x offset 1h" -> remove "offset", "@" and what else changes the time'],
  ['the same for all and for bad', { bad: 'x', total: 'x' }, 'bad: selects the same as total -> add the matcher that tells them apart'],
  ['nothing to count', {}, ': missing: nothing says what is counted -> write two of good, bad and total, or a histogram or nativeHistogram with below'],
  ['half of what is needed', { total: 'x' }, 'total: cannot be said by total alone -> write two of good, bad and total, or a histogram or nativeHistogram with below'],
  ['too much of it', { good: 'a', bad: 'b', total: 'c' }, 'total: cannot be said by good and bad and total together -> write two of good, bad and total, or a histogram or nativeHistogram with below'],
  ['a part of a histogram', { histogram: 'x_bucket', below: '1s' }, 'histogram: not the histogram but a part of it, got "x_bucket" -> write "x"'],
  ['a bound without a bucket', { histogram: 'x', below: '300ms', buckets: [0.1, 0.25, 0.5, 1] }, 'below: not the bound of a bucket, got 0.3 -> use 0.25 or 0.5, or give the histogram a bucket there'],
  ['a histogram without a bound', { histogram: 'x' }, 'below: missing, the bound between good and bad is needed -> write a duration such as "300ms", or a number in the unit of the histogram'],
  ['a bound that is no time', { histogram: 'x', below: '0.3' }, 'below: not a duration, got "0.3" -> write whole numbers with y, w, d, h, m, s, ms, largest first, such as "30s" or "1h30m"'],
  ['a bound below nothing', { histogram: 'x', below: 0 }, 'below: not more than 0, got 0 -> write what is still good, such as "300ms"'],
  ['a chosen bucket', { histogram: 'x{le="1"}', below: '1s' }, 'histogram: chooses a bucket by "le", which below does -> remove the matcher'],
  ['buckets of a native histogram', { nativeHistogram: 'x', below: '1s', buckets: [1] }, 'buckets: only a classic histogram has it -> remove it'],
  ['a bound of counters', { ...requests, below: '1s' }, 'below: only a histogram has it -> remove it'],
  ['a key that does not exist', { ...requests, tickets: false }, 'tickets: unknown key "tickets" -> did you mean "ticket"?'],
];

describe('a spec with', () => {
  test.each(wrong)('%s is refused with the reason and the fix', (_, spec, expected) => {
    expect(said(spec)).toEqual([expected]);
  });
});

describe('a spec', () => {
  test.each<[string, object]>([
    ['with the least that is needed', requests],
    ['with a high objective', { ...requests, objective: '99.9999999%' }],
    ['whose bound is a bucket', { histogram: 'x', below: '250ms', buckets: [0.1, 0.25, 0.5] }],
    ['whose histogram is not about time', { histogram: 'size_bytes', below: 1_048_576 }],
    ['without alerts', { ...requests, page: false, ticket: false }],
    ['of a week with windows of its own', { ...requests, period: '1w', page: { windows: [{ long: '30m', short: '5m', budget: '2%' }] }, ticket: { windows: [{ long: '1d', short: '2h', budget: '20%' }] } }],
    ['that groups by "le" where it means nothing', { ...requests, by: ['le'] }],
  ])('%s is accepted', (_, spec) => {
    expect(said(spec)).toEqual([]);
  });

  test('that is wrong in several places is told of all of them, once', () => {
    const build = (): unknown => slo('check out', { objective: '100%', bad: 'rate(x[5m])', total: 'x', period: '1d' });
    expect(build).toThrow(RangeError);
    expect(build).toThrow(/objective "check out":\n[^]*objective-selector[^]*name: not a name of an objective, got "check out"[^]*objective: leaves no error budget/);
  });

  test('of an objective that allows many failures gets the windows that can fire, and says which cannot', () => {
    const [page] = slo('checkout', { objective: '90%', ...requests }).objective.burnAlerts;
    expect(page?.windows.map(({ long }) => long.toString())).toEqual(['6h']);
    expect(page?.leftOut.map(({ long }) => long.toString())).toEqual(['1h']);
    expect(slo('checkout', { objective: '99%', ...requests }).objective.burnAlerts[0]?.leftOut).toEqual([]);
  });
});
