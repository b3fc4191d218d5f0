import { fieldDeprecated } from '../../lib/checks/field-deprecated';
import { reported } from './found';

describe('a deprecated field', () => {
  test('is told with the matchers that say the same', () => {
    const part = {
      route: { receiver: 'team', routes: [{ match: { severity: 'critical' }, matchRe: { team: 'a|b' } }] },
      inhibitRules: [{ sourceMatch: { severity: 'critical' }, targetMatchRe: { severity: 'warning|info' } }],
      muteTimeIntervals: [{ name: 'nights', timeIntervals: [{}] }],
    };
    expect(reported(fieldDeprecated, part)).toBe(
      [
        'warning field-deprecated',
        '  inhibitRules[0].sourceMatch: deprecated since 0.22',
        `    fix: write sourceMatchers: ['severity="critical"']`,
        'warning field-deprecated',
        '  inhibitRules[0].targetMatchRe: deprecated since 0.22',
        `    fix: write targetMatchers: ['severity=~"warning|info"']`,
        'warning field-deprecated',
        '  muteTimeIntervals: deprecated since 0.24',
        '    fix: move its entries to timeIntervals',
        'warning field-deprecated',
        '  route.routes[0].match: deprecated since 0.22',
        `    fix: write matchers: ['severity="critical"']`,
        'warning field-deprecated',
        '  route.routes[0].matchRe: deprecated since 0.22',
        `    fix: write matchers: ['team=~"a|b"']`,
      ].join('\n'),
    );
  });

  test('is not told where matchers are written', () => {
    const part = {
      route: { receiver: 'team', routes: [{ matchers: ['severity="critical"'] }] },
      inhibitRules: [{ sourceMatchers: ['a="1"'], targetMatchers: ['b="1"'] }],
      timeIntervals: [{ name: 'nights', timeIntervals: [{}] }],
    };
    expect(reported(fieldDeprecated, part)).toBe('');
  });
});
