import { inhibitSameAlerts } from '../../lib/checks/inhibit-same-alerts';
import { reported } from './found';

describe('an inhibit rule', () => {
  test.each([
    [['severity="critical"'], ['severity="critical"']],
    [['severity=~"a|b"'], ['severity=~"b|a"']],
  ])('from %j to %j is told, since it silences nothing', (sourceMatchers, targetMatchers) => {
    expect(reported(inhibitSameAlerts, { inhibitRules: [{ sourceMatchers, targetMatchers, equal: ['alertname'] }] })).toBe(
      'error inhibit-same-alerts\n  inhibitRules[0]: source and target are the same alerts, which cannot silence each other\n    fix: let one side match other alerts',
    );
  });

  test.each([
    [['severity="critical"'], ['severity="warning"']],
    [['severity="critical"'], ['severity=~"critical|warning"']],
    [['severity="critical"', 'team="a"'], ['severity="critical"']],
  ])('from %j to %j is not', (sourceMatchers, targetMatchers) => {
    expect(reported(inhibitSameAlerts, { inhibitRules: [{ sourceMatchers, targetMatchers }] })).toBe('');
  });

  test('that is equal in a field of each kind is told too', () => {
    expect(reported(inhibitSameAlerts, { inhibitRules: [{ sourceMatch: { a: '1' }, targetMatchers: ['a="1"'] }] })).toContain('inhibit-same-alerts');
  });

  const over = (source: string, target: string, ...equal: string[]) => reported(inhibitSameAlerts, { inhibitRules: [{ sourceMatchers: [source], targetMatchers: [target], equal }] });

  test('whose sides are the same where the labels in equal are is told too', () => {
    expect(over('alertname=~"A|B"', 'alertname=~"B|C"', 'alertname')).toContain('inhibit-same-alerts');
    expect(over('severity="critical"', 'team="a"', 'severity', 'team')).toContain('inhibit-same-alerts');
  });

  test('whose sides differ in a label that need not be equal, or in every label, is not', () => {
    expect(over('alertname=~"A|B"', 'alertname=~"B|C"', 'team')).toBe('');
    expect(over('severity="critical"', 'team="a"', 'team')).toBe('');
    expect(over('severity="critical"', 'severity="warning"', 'severity')).toBe('');
  });
});
