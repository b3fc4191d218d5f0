import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { analyze } from '../../lib/promql/analyze';
import { explainObjective } from '../../lib/slo/explain';
import { slo } from '../../lib/slo/slo';
import { exampleObjective } from '../../scripts/example-objective';

const docs = join(__dirname, '../../docs');
const requests = { bad: 'requests_total{code=~"5.."}', total: 'requests_total' };

describe('the docs', () => {
  test('show the page of the objective that they write', () => {
    expect(readFileSync(join(docs, 'objectives/checkout-availability.md'), 'utf8')).toBe(explainObjective(exampleObjective()));
  });

  test('name every default window with its factors', () => {
    const rows = readFileSync(join(docs, 'objectives.md'), 'utf8').split('\n');
    for (const period of ['30d', '28d']) {
      for (const { urgency, windows } of slo('x', { objective: '99.9%', period, ...requests }).objective.burnAlerts) {
        for (const { long, short, factor } of windows) {
          const row = rows.find((text) => text.startsWith(`| ${urgency} | ${long.toString()} | ${short.toString()} |`)) ?? '';
          expect(row.split(' | ').at(period === '30d' ? 4 : 5)?.replace(' |', '')).toBe(String(Number(factor.toFixed(2))));
        }
      }
    }
  });
});

describe('the page of an objective', () => {
  const page = (spec: object): string => explainObjective(slo('checkout', { objective: '99.9%', ...requests, ...spec }));

  test('says what is lost within what time, and who is told', () => {
    expect(page({})).toContain('- If 2% of the budget of 30 days is lost within 1 hour, and it still goes on in the last 5 min: 14.4 times the allowed pace; kept up, this uses the budget up in 2 days 2 hours.');
    expect(page({ page: { severity: 'wake-up' } })).toContain('Whoever gets `severity="wake-up"` is told');
    expect(page({ page: false })).not.toContain('ErrorBudgetFastBurn');
    expect(page({ page: false, ticket: false })).toContain('Nothing is told to anybody');
  });

  test('has the figures of the objective', () => {
    expect(page({})).toContain('| 1h | 5m | 2% | 14.4 times | 1.44% | 52 s | 1 min 44 s | 4 min 56 s |');
    expect(page({ objective: '99%' })).toContain('| 1h | 5m | 2% | 14.4 times | 14.4% | 8 min 38 s | 17 min 17 s | 4 min 17 s |');
    expect(page({})).toContain('uses all of it up in 43 min 12 s.');
  });

  test('says what happens at little traffic', () => {
    expect(page({})).toContain('| 10 an hour | nothing | 3 failures; total outage: after 18 min |');
    expect(page({})).toContain('A long window with fewer than 20 events, or fewer than 3 failures, says nothing.');
    expect(page({ minimumEvents: 0, minimumErrors: 0 })).not.toContain('Low traffic');
  });

  test('says what is left out, and what would not break the objective', () => {
    expect(page({ objective: '90%' })).toContain('The usual window of 1h is left out: 2% of the budget would have to be lost within it, 14.4 times the allowed pace, and even a total outage burns only 10 times.');
    expect(page({})).not.toContain('left out');
    expect(page({ period: '28d' })).toContain('0.933333 times the allowed pace; kept up, this would not use the budget up: it is gone only in 30 days.');
  });

  test.each<[string, object, string, string]>([
    ['bad of total', {}, 'An event is what `requests_total` counts; it fails when `requests_total{code=~"5.."}` counts it too.', 'sum by (instance) (rate(requests_total{code=~"5.."}[5m]))'],
    ['good of total', { bad: undefined, good: 'ok_total', total: 'all_total' }, 'An event is what `all_total` counts; it fails unless `ok_total` counts it too.', 'sum by (instance) (rate(all_total[5m])) - sum by (instance) (rate(ok_total[5m]))'],
    ['good and bad', { total: undefined, good: 'ok_total', bad: 'failed_total' }, 'An event is good when `ok_total` counts it, and fails when `failed_total` does.', 'sum by (instance) (rate(failed_total[5m]))'],
    ['a histogram', { bad: undefined, total: undefined, histogram: 'x', below: '300ms' }, 'it is good up to 0.3, which is what `x_bucket{le="0.3"}` counts.', 'sum by (instance) (rate(x_count[5m])) - sum by (instance) (rate(x_bucket{le="0.3"}[5m]))'],
    ['a native histogram', { bad: undefined, total: undefined, nativeHistogram: 'x', below: 1 }, 'An event is an observation of `x`; it is good up to 1.', '1 - histogram_fraction(-Inf, 1, sum by (instance) (rate(x[5m])))'],
  ])('says what %s counts, and where to look', (_, spec, text, failures) => {
    const written = page(spec);
    expect(written).toContain(text);
    const queries = [...written.matchAll(/^```promql\n([^]*?)^```/gm)].map(([, block = '']) => block.trim().split('\n'));
    expect(queries).toHaveLength(2);
    expect(queries[0]).toEqual([...['5m', '1h', '6h'].map((window) => `slo:sli_error:ratio_rate${window}{slo="checkout"}`), 'slo:period_error_budget_remaining:ratio{slo="checkout"}', failures]);
    expect(queries.flat().filter((query) => analyze(query).faults.length > 0)).toEqual([]);
  });
});
