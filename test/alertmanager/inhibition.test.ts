import { inhibitedBy } from '../../lib/alertmanager/inhibition';
import type { InhibitRuleSpec } from '../../lib/alertmanager/inhibit-rule';
import type { Labels } from '../../lib/alertmanager/matcher';
import { configOf } from './reading';

const inhibited = (rule: InhibitRuleSpec, alert: Labels, firing: readonly Labels[]) => inhibitedBy(configOf({ inhibitRules: [rule] }).inhibitRules, alert, firing);

describe('an alert', () => {
  const rule: InhibitRuleSpec = { sourceMatchers: ['severity="critical"'], targetMatchers: ['severity="warning"'], equal: ['primitive_name', 'zone'] };
  const warning = { severity: 'warning', primitive_name: 'llm' };

  test('is silenced by another one with equal labels, and the rule is named', () => {
    const critical = { severity: 'critical', primitive_name: 'llm' };
    expect(inhibited(rule, warning, [warning, critical])).toEqual([{ path: ['inhibitRules', 0], source: critical }]);
  });

  test('is not silenced by one with other labels, nor where the source does not fire', () => {
    expect(inhibited(rule, warning, [{ severity: 'critical', primitive_name: 'cache' }])).toEqual([]);
    expect(inhibited(rule, warning, [{ severity: 'critical', primitive_name: 'llm', zone: 'a' }])).toEqual([]);
    expect(inhibited(rule, warning, [warning])).toEqual([]);
  });

  test('is not silenced when it is not the target', () => {
    expect(inhibited(rule, { ...warning, severity: 'info' }, [{ severity: 'critical', primitive_name: 'llm' }])).toEqual([]);
  });

  test('on both sides of a rule is silenced only by one that is on one side', () => {
    const wide: InhibitRuleSpec = { sourceMatch: { severity: 'critical' }, targetMatchRe: { team: 'a|b' } };
    const both = { severity: 'critical', team: 'a' };
    expect(inhibited(wide, both, [both, { severity: 'critical', team: 'b' }])).toEqual([]);
    expect(inhibited(wide, both, [both, { severity: 'critical', team: 'c' }])).toHaveLength(1);
    expect(inhibited(wide, { severity: 'warning', team: 'a' }, [both])).toHaveLength(1);
  });
});
