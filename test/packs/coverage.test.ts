import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AlertingRuleSpec } from '../../lib';
import { packs } from '../../lib/packs';
import { analyze } from '../../lib/promql/analyze';
import { inventory, later, type Row } from '../../scripts/packs/inventory';

const alerts = new Map(
  packs.flatMap((pack) => pack().flatMap(({ rules = [] }) => rules)).flatMap((rule): [string, AlertingRuleSpec][] => ('alert' in rule ? [[rule.alert, rule]] : [])),
);
const metricsOf = (alert: string): readonly string[] => analyze(alerts.get(alert)?.expr ?? '').selections.flatMap(({ metrics = [] }) => metrics);
const answered = inventory.filter((row): row is Row & { readonly by: readonly string[]; readonly instead?: string } => 'by' in row);
const unseen = ({ by, metrics }: { readonly by: readonly string[]; readonly metrics: readonly string[] }): string[] => metrics.filter((metric) => !by.flatMap(metricsOf).includes(metric));

describe('the answers to what others ship', () => {
  test.each(answered)('$name is told by alerts that there are', ({ by }) => {
    expect(by.length).toBeGreaterThan(0);
    expect(by.filter((alert) => !alerts.has(alert))).toEqual([]);
  });

  test.each(answered)('$name is told by alerts that look at the same, or say why not', (row) => {
    expect(unseen(row).length > 0).toBe(row.instead !== undefined);
    // Something of it they do look at, where it looks at anything.
    expect(row.metrics.length === 0 || unseen(row).length < row.metrics.length).toBe(true);
  });

  test('would not hold for an alert on something else', () => {
    expect(unseen({ by: ['Watchdog'], metrics: ['up'] })).toEqual(['up']);
    expect(unseen({ by: ['TargetDown'], metrics: ['up'] })).toEqual([]);
  });
});

const reference = join(__dirname, '../../../shared/reference/alert-inventory.tsv');
const title = 'leave out no row of the inventory';

if (existsSync(reference)) {
  test(title, () => {
    const rows = readFileSync(reference, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
    const asRow = ([, , component = '', , name = '', severity = '', held = '', metrics = '']: readonly string[]) => ({ component, name, severity, for: held, metrics: metrics.split(' ').filter((metric) => /^[a-z]|^ALERTS$/.test(metric)) });
    const known = inventory.map(({ component, name, severity, for: held, metrics }) => ({ component, name, severity, for: held, metrics }));
    expect(known).toEqual(rows.map(asRow).filter(({ component }) => !later.includes(component)));
    expect(rows.filter(([, , component = '']) => later.includes(component)).length).toBeGreaterThan(0);
  });
} else {
  test.skip(`${title} (skipped: no inventory in ../shared/reference)`, () => undefined);
}
