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
});
