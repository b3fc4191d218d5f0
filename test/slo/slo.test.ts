import { analyze } from '../../lib/promql/analyze';
import { judge } from '../../lib/checks/judge';
import { formatFindings } from '../../lib/base/finding';
import { slo, type Slo } from '../../lib/slo/slo';
import type { ObjectiveSpec } from '../../lib/slo/spec';
import { resolveStack } from '../../lib/stack/resolve';
import { aStack } from '../../lib/stack/sample';

const requests = { bad: 'requests_total{code=~"5.."}', total: 'requests_total' };
const rulesOf = ({ ruleGroups }: Slo) => ruleGroups.flatMap(({ rules = [] }) => rules);
const exprOf = (one: Slo, name: string): string => {
  const rule = rulesOf(one).find((candidate) => ('record' in candidate ? candidate.record : candidate.alert) === name);
  if (rule === undefined) throw new Error(`no rule "${name}"`);
  return rule.expr;
};
const names = (one: Slo): string[] => rulesOf(one).map((rule) => ('record' in rule ? rule.record : rule.alert));

const kinds: readonly (readonly [string, ObjectiveSpec])[] = [
  ['bad of total', { objective: '99.9%', ...requests }],
  ['good of total', { objective: '99.9%', good: 'accepted_total', total: 'requests_total', by: ['region', 'http.route'] }],
  ['good and bad', { objective: '99.9%', good: 'accepted_total', bad: 'refused_total', by: ['job'] }],
  ['classic histogram', { objective: '99%', histogram: 'latency_seconds{job="shop"}', below: '300ms' }],
  ['native histogram', { objective: '99%', period: '28d', nativeHistogram: '{"http.latency", job="shop"}', below: '1s' }],
];

describe('the rules of an objective', () => {
  test.each(kinds)('by %s are free of faults for Prometheus and for our own checks', (_, spec) => {
    const { ruleGroups } = slo('checkout', { ...spec, absent: {}, runbook: 'https://runbooks.example.org/checkout' });
    expect(ruleGroups.flatMap(({ rules = [] }) => rules.flatMap(({ expr }) => analyze(expr).faults))).toEqual([]);
    const { stack, findings } = resolveStack('example', aStack({ scrapeConfigs: [{ jobName: 'shop', staticConfigs: [{ targets: ['shop:80'] }] }], ruleGroups, storage: { size: '60Gi', retention: { time: '31d' } }, alerting: { alertmanagers: [{ staticConfigs: [{ targets: ['alertmanager:9093'] }] }] } }));
    expect(formatFindings([...findings, ...(stack === undefined ? [] : judge(stack))])).toBe('');
  });

  test.each(kinds)('by %s are found by their label "slo", and keep the labels by which they are grouped', (_, spec) => {
    const one = slo('checkout', spec);
    const windows = rulesOf(one).filter((rule) => 'record' in rule && rule.record.startsWith('slo:sli_'));
    expect(windows.map(({ labels }) => labels)).toEqual(windows.map(() => ({ slo: 'checkout' })));
    for (const { expr } of windows.filter(({ expr: text }) => text.startsWith('sum by'))) {
      for (const label of spec.by ?? []) expect(analyze(expr).labels.of(label).presence).not.toBe('lacks');
      expect(analyze(expr).labels.others.presence).toBe('lacks');
    }
  });

  test('record every window of an alert once, and add all of them up from what was counted', () => {
    const one = slo('checkout', { objective: '99.9%', ...requests });
    expect(names(one).filter((name) => name.includes('sli_event'))).toEqual(['1m', '5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'].map((window) => `slo:sli_event:increase${window}`));
    expect(names(one)).toHaveLength(new Set(names(one)).size);
    expect(exprOf(one, 'slo:sli_event:increase3d')).toBe('sum (sum_over_time(slo:sli_event:increase1m{slo="checkout"}[3d]))');
    // Only the two counts read the counters, and those no further back than an hour.
    expect(rulesOf(one).filter(({ expr }) => expr.includes('requests_total')).map((rule) => ('record' in rule ? rule.record : ''))).toEqual(['slo:sli_event:increase1m', 'slo:sli_error:increase1m']);
  });

  test.each([
    ['30d', {}, '3d', 10],
    ['28d', {}, '1d', 28],
    ['15d', {}, '3d', 5],
    ['36h', { ticket: false }, '6h', 6],
    ['27d', { interval: '4m', page: false, ticket: false }, '1d', 27],
    ['31m', { page: false, ticket: false }, '1m', 31],
  ])('put a period of %s %j together from parts of %s, and none looks over the whole of it', (period, spec, part, count) => {
    const one = slo('checkout', { objective: '99.9%', ...requests, period, ...spec } as ObjectiveSpec);
    const whole = exprOf(one, `slo:sli_event:increase${one.objective.period.toString()}`);
    expect(whole.match(new RegExp(`slo:sli_event:increase${part}\\{`, 'g'))).toHaveLength(count);
    expect(names(one)).toContain(`slo:sli_event:increase${part}`);
    // What was last known is looked for within an hour.
    const longest = Math.max(...rulesOf(one).flatMap(({ expr }) => analyze(expr).selections.map(({ range }) => range?.seconds ?? 0)));
    expect(longest).toBeLessThanOrEqual(Math.max(3600, one.objective.period.seconds / 5));
  });

  test.each(['15s', '1m', '3m'])('of native histograms have enough samples when targets are scraped each %s', (scrapeInterval) => {
    const { ruleGroups } = slo('checkout', { objective: '99%', nativeHistogram: 'latency_seconds{job="app"}', below: '300ms' });
    const { stack } = resolveStack('example', aStack({ global: { scrapeInterval }, scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:80'] }] }], ruleGroups, storage: { size: '60Gi', retention: { time: '31d' } } }));
    expect(stack === undefined ? ['unread'] : judge(stack).filter(({ check }) => check === 'rule-range-one-sample')).toEqual([]);
  });

  test('go on with their history when a label is added, since they drop all but those of the grouping', () => {
    expect(exprOf(slo('checkout', { objective: '99.9%', ...requests, labels: { team: 'shop' } }), 'slo:sli_error:increase1h')).toBe(exprOf(slo('checkout', { objective: '99.9%', ...requests }), 'slo:sli_error:increase1h'));
  });

  test('carry the labels of the objective', () => {
    const one = slo('checkout', { objective: '99.9%', ...requests, labels: { team: 'shop' } });
    const records = rulesOf(one).filter((rule) => 'record' in rule);
    expect(records.map(({ labels }) => labels?.['team'])).toEqual(records.map(() => 'shop'));
  });
});

describe('the alerts of an objective', () => {
  test('burn at the pace of the workbook over 30 days, and at that of 28 days', () => {
    const page = (period: string): string => exprOf(slo('checkout', { objective: '99.9%', period, ...requests }), 'ErrorBudgetFastBurn');
    expect([...page('30d').matchAll(/> ([\d.]+)/g)].map(([, factor]) => factor)).toEqual(['14.4', '14.4', '6', '6']);
    expect([...page('28d').matchAll(/> ([\d.]+)/g)].map(([, factor]) => factor)).toEqual(['13.44', '13.44', '5.6', '5.6']);
    const ticket = (period: string): string => exprOf(slo('checkout', { objective: '99.9%', period, ...requests }), 'ErrorBudgetSlowBurn');
    expect([...ticket('30d').matchAll(/> ([\d.]+)/g)].map(([, factor]) => factor)).toEqual(['3', '3', '1', '1']);
    expect([...ticket('28d').matchAll(/> ([\d.]+)/g)].map(([, factor]) => factor)).toEqual(['2.8', '2.8', '0.933333', '0.933333']);
  });

  test('leave the page its precedence, group by group', () => {
    const one = slo('checkout', { objective: '99.9%', ...requests, by: ['region'] });
    expect(exprOf(one, 'ErrorBudgetSlowBurn')).toContain('unless on (slo, region) ALERTS{alertname="ErrorBudgetFastBurn", alertstate="firing", slo="checkout"}');
    expect(names(one).indexOf('ErrorBudgetFastBurn')).toBeLessThan(names(one).indexOf('ErrorBudgetSlowBurn'));
    expect(exprOf(slo('checkout', { objective: '99.9%', ...requests, page: false }), 'ErrorBudgetSlowBurn')).not.toContain('unless');
  });

  test('take every word and number that they are given', () => {
    const one = slo('checkout', {
      objective: '99.9%',
      ...requests,
      minimumEvents: 7,
      minimumErrors: 2,
      runbook: 'https://runbooks.example.org/x',
      page: { windows: [{ long: '2h', short: '10m', factor: 9 }], severity: 'page', alert: 'CheckoutBurns', for: '2m', keepFiringFor: '5m', labels: { team: 'shop' }, annotations: { summary: 'own words' } },
      ticket: false,
    });
    const rule = rulesOf(one).find((candidate) => 'alert' in candidate);
    expect(rule).toMatchObject({ alert: 'CheckoutBurns', for: '2m', keepFiringFor: '5m', labels: { team: 'shop', severity: 'page' }, annotations: { summary: 'own words', runbook_url: 'https://runbooks.example.org/x' } });
    expect(rule?.expr).toMatch(/ratio_rate2h\{slo="checkout"\} \/ 0\.001 > 9\n.*ratio_rate10m\{slo="checkout"\} \/ 0\.001 > 9\n.*increase2h\{slo="checkout"\} >= 7\n.*increase2h\{slo="checkout"\} >= 2\n/);
    expect(names(one)).not.toContain('ErrorBudgetSlowBurn');
  });

  test('tell of metrics that are not there only when asked to', () => {
    expect(names(slo('checkout', { objective: '99.9%', ...requests }))).not.toContain('ObjectiveMetricAbsent');
    expect(exprOf(slo('checkout', { objective: '99.9%', good: 'a_total', bad: 'b_total', absent: {} }), 'ObjectiveMetricAbsent')).toBe('absent(\n  count(a_total)\n  or\n  count(b_total)\n)');
  });
});

describe('the metadata of an objective', () => {
  test('names what is recorded, and nothing else', () => {
    const one = slo('checkout', { objective: '99.9%', ...requests, by: ['region'], description: 'checkouts that do not fail' });
    const { series, ...rest } = one.objectiveMetadata;
    expect(rest).toMatchObject({ name: 'checkout', description: 'checkouts that do not fail', objective: '99.9%', errorBudget: '0.1%', period: '30d', by: ['region'], labels: {} });
    expect(rest.alerts[0]).toEqual({ alert: 'ErrorBudgetFastBurn', urgency: 'page', severity: 'critical', windows: [{ long: '1h', short: '5m', factor: 14.4, budget: 0.02 }, { long: '6h', short: '30m', factor: 6, budget: 0.05 }] });
    const shown = Object.values(series).flatMap((entry: string | Readonly<Record<string, string>>) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
    const recorded = names(one).map((name) => `${name}{slo="checkout"}`);
    expect(shown.filter((selector) => !recorded.includes(selector))).toEqual([]);
    expect(Object.keys(series.errorRatio)).toEqual(['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d']);
  });

  test('is plain text and numbers', () => {
    const { objectiveMetadata } = slo('checkout', { objective: '99.9%', ...requests });
    expect(JSON.parse(JSON.stringify(objectiveMetadata))).toEqual(objectiveMetadata);
  });
});
