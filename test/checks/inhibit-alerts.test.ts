import type { InhibitRuleSpec } from '../../lib/alertmanager/inhibit-rule';
import { inhibitEqualMissing } from '../../lib/checks/inhibit-equal-missing';
import { inhibitNeverMatches } from '../../lib/checks/inhibit-never-matches';
import { inhibitWithoutAlerts } from '../../lib/checks/inhibit-without-alerts';
import type { Check } from '../../lib/checks/define';
import { anAlert, anAlertmanager } from '../../lib/checks/sample';
import { found, reported } from './found';

const rules = [
  anAlert({ alert: 'Down', expr: 'sum by (app, zone) (up) == 0', labels: { severity: 'critical' } }),
  anAlert({ alert: 'Slow', expr: 'max by (app) (latency_seconds) > 5', labels: { severity: 'warning' } }),
  anAlert({ alert: 'Disk', expr: 'free_bytes < 5', labels: { severity: 'info' } }),
];

const said = (check: Check, rule: InhibitRuleSpec, alerts = rules) =>
  found(check, { ...(alerts.length > 0 && { ruleGroups: [{ name: 'app', rules: alerts }] }), alertmanager: { config: { ...anAlertmanager.config, inhibitRules: [rule] } } }).map((line) => line.replace('alertmanager.config.inhibitRules[0]', 'rule'));

const from = (source: string, target: string, ...equal: string[]): InhibitRuleSpec => ({ sourceMatchers: [source], targetMatchers: [target], equal });

describe('an inhibit rule', () => {
  test.each([
    ['no alert is a source', from('severity="page"', 'severity="warning"'), `rule: no alert of the stack's own rules is a source: severity="page"`],
    ['no alert is a target', from('severity="critical"', 'alertname="Slwo"'), `rule: no alert of the stack's own rules is a target: alertname="Slwo"`],
    ['the sources must have an equal label that the targets lack', from('severity="critical", zone!=""', 'severity="warning"', 'app', 'zone'), `rule.equal: no source and no target of the stack's own rules are equal in "zone"`],
  ])('of which %s is told', (_, rule, message) => {
    expect(said(inhibitWithoutAlerts, rule)).toEqual([message]);
  });

  test('of which the sources may lack an equal label like the targets is not', () => {
    expect(said(inhibitWithoutAlerts, from('severity="critical"', 'severity="warning", app!=""', 'zone', 'app'))).toEqual([]);
  });

  test('whose sides are never equal in a label is told', () => {
    const alerts = [anAlert({ alert: 'Down', expr: 'sum by (app) (up{app="a"}) == 0', labels: { severity: 'critical' } }), anAlert({ alert: 'Slow', expr: 'max by (app) (latency_seconds{app="b"}) > 5', labels: { severity: 'warning' } })];
    expect(said(inhibitWithoutAlerts, from('severity="critical"', 'severity="warning"', 'app'), alerts)).toEqual([`rule.equal: no source and no target of the stack's own rules are equal in "app"`]);
    expect(said(inhibitWithoutAlerts, from('severity="critical"', 'severity="warning"', 'job'), alerts)).toEqual([]);
  });

  test('whose sides may meet is not', () => {
    expect(said(inhibitWithoutAlerts, from('severity="critical"', 'severity=~"warning|info"', 'app'))).toEqual([]);
    expect(said(inhibitWithoutAlerts, from('severity="page"', 'severity="warning"'), [])).toEqual([]);
  });

  test('that compares a label which nobody has is told, since it is equal everywhere', () => {
    expect(said(inhibitEqualMissing, from('severity="critical"', 'severity="warning"', 'app', 'slo_name'))).toEqual([
      `rule.equal[1]: no alert of the stack's own rules on either side has the label "slo_name", so that it is always equal`,
    ]);
  });

  test('that compares a label which one side has, or may have, is not', () => {
    expect(said(inhibitEqualMissing, from('severity="critical"', 'severity="warning"', 'zone'))).toEqual([]);
    expect(said(inhibitEqualMissing, from('severity="critical"', 'severity="info"', 'slo_name'))).toEqual([]);
    expect(said(inhibitEqualMissing, from('severity="page"', 'severity="warning"', 'slo_name'))).toEqual([]);
  });
});

describe('the matchers of an inhibit rule', () => {
  const message = (rule: InhibitRuleSpec) => reported(inhibitNeverMatches, { inhibitRules: [rule] });

  test('that contradict each other on a side are told, once', () => {
    expect(message(from('a="1", a="2"', 'b="1", b="2"'))).toBe('error inhibit-never-matches\n  inhibitRules[0]: no alert is a source: a="1" contradicts a="2"\n    fix: correct one of the two');
    expect(message(from('a="1"', 'b="1", b=~"2|3"'))).toContain('inhibitRules[0]: no alert is a target: b="1" contradicts b=~"2|3"');
  });

  test('that contradict each other in a label which must be equal are told', () => {
    expect(message(from('team="a"', 'team="b"', 'team'))).toContain('inhibitRules[0]: source and target are never equal in "team": team="a" contradicts team="b"');
    expect(message({ sourceMatch: { team: 'a' }, targetMatchRe: { team: 'b|c' }, equal: ['team'] })).toContain('team="a" contradicts team=~"b|c"');
  });

  test('that differ in other labels are not', () => {
    expect(message(from('team="a"', 'team="b"', 'cluster'))).toBe('');
    expect(message(from('team=~"a|b"', 'team=~"b|c"', 'team'))).toBe('');
  });
});
