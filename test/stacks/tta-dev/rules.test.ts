import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

import type { AlertingRuleSpec, RecordingRuleSpec, RuleGroupSpec } from '../../../lib';
import { availability } from '../../../stacks/tta-dev/rules/availability';
import { cost } from '../../../stacks/tta-dev/rules/cost';
import { performance } from '../../../stacks/tta-dev/rules/performance';
import { prometheus } from '../../../stacks/tta-dev/rules/prometheus';
import { slo } from '../../../stacks/tta-dev/rules/slo';

const root = join(__dirname, '../../..');
const options = { runbooks: 'https://runbooks.example.org' };
const groups: readonly RuleGroupSpec[] = [slo(options), performance(options), cost(options), availability(options), prometheus(options)];

const alertsIn = (group: RuleGroupSpec): AlertingRuleSpec[] => (group.rules ?? []).filter((rule) => 'alert' in rule);
const recordsIn = (group: RuleGroupSpec): RecordingRuleSpec[] => (group.rules ?? []).filter((rule) => 'record' in rule);
const alerts = groups.flatMap((group) => alertsIn(group).map((alert) => ({ ...alert, group: group.name })));
const find = (group: RuleGroupSpec, name: string): AlertingRuleSpec => {
  const alert = alertsIn(group).find((candidate) => candidate.alert === name);
  if (alert === undefined) throw new Error(`no alert "${name}"`);
  return alert;
};

/** Everything that the operators asked for, by name, severity and time held. */
const wanted = [
  'slo SLOComplianceWarning warning 5m',
  'slo SLOComplianceCritical critical 2m',
  'slo ErrorBudgetLow warning 5m',
  'slo ErrorBudgetCritical critical 2m',
  'slo ErrorBudgetExhausted critical 1m',
  'slo ErrorBudgetFastBurn critical 2m',
  'slo ErrorBudgetModerateBurn warning 15m',
  'performance HighP95Latency warning 10m',
  'performance CriticalP95Latency critical 5m',
  'performance HighP99Latency warning 10m',
  'performance LatencyIncreasing warning 10m',
  'performance LowThroughput warning 15m',
  'performance ThroughputDrop warning 10m',
  'performance HighConcurrency warning 10m',
  'performance CriticalConcurrency critical 5m',
  'cost HighCostRate warning 15m',
  'cost CriticalCostRate critical 10m',
  'cost DailyCostBudgetExceeded warning 1h',
  'cost MonthlyCostProjection warning 1h',
  'cost CostSpike warning 10m',
  'cost UnexpectedCost warning 30m',
  'cost LowSavingsRate info 1h',
  'cost SavingsDecreasing info 2h',
  'cost HighCostPerRequest warning 30m',
  'availability HighErrorRate warning 10m',
  'availability CriticalErrorRate critical 5m',
  'availability LowSuccessRate warning 10m',
  'availability CriticalSuccessRate critical 5m',
  'availability PrimitiveDown critical 5m',
  'availability AllRequestsFailing critical 5m',
  'availability ErrorRateIncreasing warning 10m',
  'availability ServiceFlapping warning ',
];

describe('the alerts', () => {
  test('are those that the operators want, as severe and as patient', () => {
    const have = alerts
      .filter(({ group }) => group !== 'prometheus')
      .map(({ group, alert, labels, for: held }) => `${group} ${alert} ${labels?.['severity'] ?? ''} ${String(held ?? '')}`);
    expect(have.sort()).toEqual([...wanted].sort());
  });

  test('have names that are unique', () => {
    const names = alerts.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  });

  test.each(alerts)('$alert says how severe it is, what it is about, and what to do', ({ group, alert, labels, annotations }) => {
    expect(labels).toEqual({ severity: expect.stringMatching(/^(critical|warning|info)$/) as string, category: group });
    expect(annotations?.['summary']).toMatch(/\S/);
    expect(annotations?.['description']).toMatch(/\S/);
    expect(annotations?.['runbook_url']).toBe(`https://runbooks.example.org/${group}.md#${alert.toLowerCase()}`);
  });

  test.each(alerts)('$alert has a runbook with what it means, where to look and what to do', ({ group, alert }) => {
    const page = readFileSync(join(root, 'docs/packs', `${group}.md`), 'utf8');
    const section = page.split(/^## /m).find((text) => text.startsWith(`${alert}\n`));
    expect(section).toContain('**Means.**');
    expect(section).toContain('**Look first.**');
    expect(section).toContain('**Do.**');
  });

  test.each(groups.map(({ name }) => name))('the runbook page of %s has no section of an alert that there is not', (name) => {
    const page = readFileSync(join(root, 'docs/packs', `${name}.md`), 'utf8');
    const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(sections.sort()).toEqual(alerts.filter(({ group }) => group === name).map(({ alert }) => alert).sort());
  });

  test('stay away while a graver one of the same thing fires, which comes first in the group', () => {
    for (const group of groups) {
      const names = alertsIn(group).map(({ alert }) => alert);
      for (const { alert, expr } of alertsIn(group)) {
        for (const [, graver = ''] of expr.matchAll(/alertname=~?"([^"]*)"/g)) {
          for (const name of graver.split('|')) {
            expect(names).toContain(name);
            expect(names.indexOf(name)).toBeLessThan(names.indexOf(alert));
          }
        }
      }
    }
  });
});

describe('the records', () => {
  test.each(groups.flatMap(recordsIn))('$record is named by level, metric and operations', ({ record }) => {
    expect(record).toMatch(/^(global|job|job_primitive):[a-z_]+:[a-z0-9_]+$/);
  });

  test('are recorded once each, before the rule that reads them', () => {
    const names = groups.flatMap(recordsIn).map(({ record }) => record);
    expect(new Set(names).size).toBe(names.length);
    for (const group of groups) {
      const recorded = new Set<string>();
      for (const rule of group.rules ?? []) {
        const read = [...rule.expr.matchAll(/\b(?:global|job|job_primitive):\w+:\w+/g)].map(([name]) => name);
        expect(read.filter((name) => !recorded.has(name))).toEqual([]);
        if ('record' in rule) recorded.add(rule.record);
      }
    }
  });
});

/** Places where the grammar of Prometheus does not fit. */
function faultsOf(expr: string): number[] {
  const faults: number[] = [];
  parser.parse(expr).iterate({
    enter: (node) => {
      if (node.type.isError) faults.push(node.from);
    },
  });
  return faults;
}

describe('the expressions', () => {
  test.each(groups.flatMap((group) => (group.rules ?? []).map(({ expr }) => expr)))('parse: %s', (expr) => {
    expect(faultsOf(expr)).toEqual([]);
  });

  test.each(groups.map(({ name }) => name))('on the runbook page of %s parse', (name) => {
    const page = readFileSync(join(root, 'docs/packs', `${name}.md`), 'utf8');
    const queries = [...page.matchAll(/^```promql\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.filter((query) => faultsOf(query).length > 0)).toEqual([]);
  });

  test('that do not parse are seen', () => {
    expect(faultsOf('rate(x[5m]) by (job)')).not.toEqual([]);
  });
});

interface EngineTests {
  readonly tests: readonly { readonly alert_rule_test?: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[] }[];
}

test.each(groups.map(({ name }) => name))('every alert of %s has a case in the real engine in which it fires, and one in which it does not', (name) => {
  const files = name === 'slo' || name === 'cost' ? [name, `${name}-days`] : [name];
  const cases = files.flatMap((file) => {
    const { tests } = parse(readFileSync(join(root, `test/e2e/rules/${file}.test.yml`), 'utf8')) as EngineTests; // Its shape is promtool's to check.
    return tests.flatMap((one) => one.alert_rule_test ?? []);
  });
  const fires = new Set(cases.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname));
  const quiet = new Set(cases.filter(({ exp_alerts }) => exp_alerts.length === 0).map(({ alertname }) => alertname));
  const own = alerts.filter(({ group }) => group === name).map(({ alert }) => alert);
  expect(own.filter((alert) => !fires.has(alert))).toEqual([]);
  // It is the point of the Watchdog that it is never quiet.
  expect(own.filter((alert) => !quiet.has(alert) && alert !== 'Watchdog')).toEqual([]);
});

describe('the options', () => {
  test('set thresholds, times and windows, and what is left out stays', () => {
    const group = performance({ ...options, HighP95Latency: { above: '2s' }, interval: '30s' });
    expect(group.interval).toBe('30s');
    expect(find(group, 'HighP95Latency').expr).toContain(':p95_rate5m > 2s');
    expect(find(group, 'HighP95Latency').for).toBe('10m');
    expect(find(group, 'HighP95Latency').annotations?.['description']).toContain('above 2s for 10m');
    expect(find(group, 'CriticalP95Latency').expr).toContain(':p95_rate5m > 10s');
  });

  test('of a window rename what is recorded over it, also where it is read', () => {
    const group = availability({ ...options, window: '10m' });
    expect(recordsIn(group).map(({ record }) => record)).toContain('job_primitive:primitive_requests:rate10m');
    expect(find(group, 'HighErrorRate').expr).toContain('job_primitive:primitive_errors_per_requests:ratio_rate10m > 0.05');
  });

  test('of a share are read in both notations, and printed without noise', () => {
    expect(find(availability({ ...options, HighErrorRate: { above: '7%' } }), 'HighErrorRate').expr).toContain('> 0.07\n');
    expect(find(availability({ ...options, HighErrorRate: { above: '0.07' } }), 'HighErrorRate').annotations?.['summary']).toContain('more than 7% of');
    expect(() => availability({ ...options, HighErrorRate: { above: 'much' } })).toThrow('not a ratio, got "much"');
  });

  test('of an objective make the burn rates: the factors follow from budget, window and period', () => {
    const fast = find(slo({ ...options, objective: '99.9%', over: '28d' }), 'ErrorBudgetFastBurn');
    expect(fast.expr).toContain('ratio_rate1h / 0.001 > 13.44');
    expect(fast.expr).toContain('ratio_rate30m / 0.001 > 5.6');
    const usual = slo(options);
    expect(find(usual, 'ErrorBudgetFastBurn').expr).toMatch(/ratio_rate1h \/ 0\.01 > 14\.4\n[^]*ratio_rate6h \/ 0\.01 > 6\n/);
    expect(find(usual, 'ErrorBudgetModerateBurn').expr).toMatch(/ratio_rate1d \/ 0\.01 > 3\n[^]*ratio_rate3d \/ 0\.01 > 1\n/);
  });

  test('of other windows record those, shortest first, each once', () => {
    const windows = [{ long: '2h', short: '10m', budget: '4%' }];
    const group = slo({ ...options, ErrorBudgetFastBurn: { windows }, ErrorBudgetModerateBurn: { windows } });
    expect(recordsIn(group).map(({ record }) => record).filter((record) => record.includes('ratio'))).toEqual([
      'job_primitive:slo_errors_per_requests:ratio_rate10m',
      'job_primitive:slo_errors_per_requests:ratio_rate2h',
    ]);
  });

  test('of an objective without a budget are refused', () => {
    expect(() => slo({ ...options, objective: '100%' })).toThrow('objective: leaves no error budget, got "100%"');
    expect(() => slo({ ...options, objective: '99.999%' })).not.toThrow();
  });

  test('of a latency beyond the last bucket are refused, since no quantile ever gets there', () => {
    expect(() => performance({ ...options, HighP99Latency: { above: '1m' } })).toThrow('above: no quantile exceeds the largest bucket of 60s, got "1m"');
    expect(() => performance({ ...options, HighP99Latency: { above: '59s' } })).not.toThrow();
  });

  test('without an interval leave it to the server where nothing is recorded', () => {
    expect(prometheus(options)).not.toHaveProperty('interval');
    expect(prometheus({ ...options, interval: '30s' }).interval).toBe('30s');
  });
});
