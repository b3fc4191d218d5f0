import { routeNeverMatches } from '../../lib/checks/route-never-matches';
import type { RouteSpec } from '../../lib/alertmanager/route';
import { reported } from './found';

const said = (...routes: RouteSpec[]): string => reported(routeNeverMatches, { route: { receiver: 'team', routes } });

describe('a route', () => {
  test('that contradicts a route above it is told', () => {
    expect(said({ matchers: ['severity="critical"'], routes: [{ matchers: ['severity=~"warning|info"'] }] })).toBe(
      [
        'error route-never-matches',
        '  route.routes[0].routes[0]: never matches: severity=~"warning|info" contradicts severity="critical" of a route above',
        '    fix: move it out of that route, or correct one of the two',
      ].join('\n'),
    );
  });

  test('that contradicts itself is told, and what lies below it is not again', () => {
    expect(said({ matchers: ['severity="critical"', 'severity="warning"'], routes: [{ matchers: ['team="a"'] }] })).toBe(
      [
        'error route-never-matches',
        '  route.routes[0]: never matches: severity="critical" contradicts severity="warning"',
        '    fix: make two routes of it, or correct one of the two',
      ].join('\n'),
    );
  });

  test.each<RouteSpec>([
    { matchers: ['severity="critical"'], routes: [{ matchers: ['team="warning"'] }] },
    { matchers: ['severity=~"critical|warning"'], routes: [{ matchers: ['severity="warning"'] }] },
    { matchers: ['severity!="critical"'], routes: [{ matchers: ['severity!="warning"'] }] },
  ])('that can match is not: %j', (route) => {
    expect(said(route)).toBe('');
  });

  test('beside another that it contradicts is not', () => {
    expect(said({ matchers: ['severity="critical"'] }, { matchers: ['severity="warning"'] })).toBe('');
  });
});
