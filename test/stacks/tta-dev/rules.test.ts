import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { native, type AlertingRuleSpec, type RecordingRuleSpec, type RuleGroupSpec } from '../../../lib';
import { ttaDev } from '../../../stacks/tta-dev';
import { development, production, staging } from '../../../stacks/tta-dev/environment';
import { primitiveRequests } from '../../../stacks/tta-dev/objectives';
import { availability } from '../../../stacks/tta-dev/rules/availability';
import { cost } from '../../../stacks/tta-dev/rules/cost';
import { performance } from '../../../stacks/tta-dev/rules/performance';
import { slo } from '../../../stacks/tta-dev/rules/slo';

// What holds for every pack, in test/packs, holds for these too.
const rulesOf = (groups: readonly RuleGroupSpec[]) => groups.flatMap(({ rules = [] }) => rules);
const alertsIn = (groups: readonly RuleGroupSpec[]): AlertingRuleSpec[] => rulesOf(groups).filter((rule) => 'alert' in rule);
const recordsIn = (groups: readonly RuleGroupSpec[]): RecordingRuleSpec[] => rulesOf(groups).filter((rule) => 'record' in rule);
const find = (groups: readonly RuleGroupSpec[], name: string): AlertingRuleSpec => {
  const alert = alertsIn(groups).find((candidate) => candidate.alert === name);
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
    const have = [...slo(), ...performance(), ...cost(), ...availability()].flatMap((group) =>
      alertsIn([group]).map(({ alert, labels, for: held }) => `${group.name} ${alert} ${labels?.['severity'] ?? ''} ${String(held ?? '')}`),
    );
    expect(have.sort()).toEqual([...wanted].sort());
  });

  test.each([...slo(), ...performance(), ...cost(), ...availability()])('of $name say what they are about, which decides who is told', (group) => {
    expect(alertsIn([group]).filter(({ labels }) => labels?.['category'] !== group.name)).toEqual([]);
  });

  test('of the objective page for what is fast, and warn of what is slow', () => {
    expect(primitiveRequests('30d').objectiveMetadata.alerts).toMatchObject([
      { alert: 'ErrorBudgetFastBurn', severity: 'critical', windows: [{ long: '1h', factor: 14.4 }, { long: '6h', factor: 6 }] },
      { alert: 'ErrorBudgetModerateBurn', severity: 'warning', windows: [{ long: '1d', factor: 3 }, { long: '3d', factor: 1 }] },
    ]);
  });

  test.each(alertsIn(ttaDev(production).ruleGroups ?? []))('$alert of the stack has a runbook that is there', ({ annotations }) => {
    const [, page = '', anchor] = /^https:\/\/github\.com\/theinterneti\/TTA\.dev\/blob\/main\/docs\/([^#]*)(?:#(.*))?$/.exec(annotations?.['runbook_url'] ?? '') ?? [];
    const text = readFileSync(join(__dirname, '../../../docs', page), 'utf8');
    expect(anchor === undefined || text.split('\n').some((line) => line.toLowerCase() === `## ${anchor}`)).toBe(true);
  });

  test.each([development, staging, production])('of the objective look no further back than $name keeps samples', (environment) => {
    const { findings } = native('tta-dev', ttaDev(environment));
    expect(findings.filter(({ check }) => check === 'rule-looks-beyond-retention')).toEqual([]);
  });

  test('of the stack have names that are unique, and say once that a target comes and goes', () => {
    const names = alertsIn(ttaDev(production).ruleGroups ?? []).map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.endsWith('Flapping'))).toEqual(['ServiceFlapping']);
  });
});

describe('the options', () => {
  test('set thresholds, times and windows, and what is left out stays', () => {
    const group = performance({ HighP95Latency: { above: '2s' }, interval: '30s' });
    expect(group[0]?.interval).toBe('30s');
    expect(find(group, 'HighP95Latency').expr).toContain(':p95_rate5m > 2s');
    expect(find(group, 'HighP95Latency').for).toBe('10m');
    expect(find(group, 'HighP95Latency').annotations?.['description']).toContain('above 2s for 10m');
    expect(find(group, 'CriticalP95Latency').expr).toContain(':p95_rate5m > 10s');
  });

  test('switch a critical alert off, and then the warning does not wait for it', () => {
    expect(find(performance(), 'HighP99Latency').expr).toContain('ALERTS{alertname="CriticalP95Latency"');
    expect(find(performance({ CriticalP95Latency: false }), 'HighP99Latency').expr).not.toContain('ALERTS');
    expect(find(slo({ ErrorBudgetCritical: false }), 'ErrorBudgetLow').expr).toContain('ALERTS{alertname="ErrorBudgetExhausted", alertstate="firing"}');
  });

  test('of a window rename what is recorded over it, also where it is read', () => {
    const group = availability({ window: '10m' });
    expect(recordsIn(group).map(({ record }) => record)).toContain('job_primitive:primitive_requests:rate10m');
    expect(find(group, 'HighErrorRate').expr).toContain('job_primitive:primitive_errors_per_requests:ratio_rate10m > 0.05');
  });

  test('of a share are read in both notations, and printed without noise', () => {
    expect(find(availability({ HighErrorRate: { above: '7%' } }), 'HighErrorRate').expr).toContain('> 0.07\n');
    expect(find(availability({ HighErrorRate: { above: '0.07' } }), 'HighErrorRate').annotations?.['summary']).toContain('more than 7% of');
    expect(() => availability({ HighErrorRate: { above: 'much' } })).toThrow('not a ratio, got "much"');
  });

  test('of a latency beyond the last bucket are refused, since no quantile ever gets there', () => {
    expect(() => performance({ HighP99Latency: { above: '1m' } })).toThrow('performance.HighP99Latency.above: no quantile exceeds the largest bucket of 60s, got "1m"');
    expect(() => performance({ HighP99Latency: { above: '59s' } })).not.toThrow();
  });
});
