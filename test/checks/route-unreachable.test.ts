import { routeUnreachable } from '../../lib/checks/route-unreachable';
import type { RouteSpec } from '../../lib/alertmanager/route';
import { reported } from './found';

const said = (...routes: RouteSpec[]): string => reported(routeUnreachable, { route: { receiver: 'team', routes } });

describe('a route', () => {
  test('behind one that takes every alert is told', () => {
    expect(said({ receiver: 'team' }, { matchers: ['severity="critical"'], routes: [{ matchers: ['team="a"'] }] })).toBe(
      [
        'error route-unreachable',
        '  route.routes[1]: never asked: route.routes[0] before it takes every alert, and does not continue',
        '    fix: put it before that route, or set continue there',
      ].join('\n'),
    );
  });

  test('behind one that takes all of its alerts is told, by what that takes', () => {
    expect(said({ matchers: ['severity=~"critical|warning"', 'team!=""'] }, { matchers: ['severity="critical"', 'team="a"'] })).toContain(
      'route.routes[1]: never asked: route.routes[0] before it takes every alert with severity=~"critical|warning", team!="", and does not continue',
    );
  });

  test('whose routes above narrow its alerts to those of one before it is told', () => {
    const routes = [{ matchers: ['severity=~"c.*"'] }, { matchers: ['team="a"'] }];
    expect(said({ matchers: ['severity="critical"'], routes })).toContain('route.routes[0].routes[1]: never asked: route.routes[0].routes[0] before it takes every alert with severity=~"c.*"');
    expect(said({ matchers: ['severity="info"'], routes })).toBe('');
  });

  test('behind one that continues is not', () => {
    expect(said({ receiver: 'team', continue: true }, { matchers: ['severity="critical"'] })).toBe('');
  });

  test('that can get an alert which the one before it leaves is not', () => {
    expect(said({ matchers: ['severity="critical"'] }, { matchers: ['severity=~"critical|warning"'] })).toBe('');
    expect(said({ matchers: ['severity="critical"', 'team="a"'] }, { matchers: ['severity="critical"'] })).toBe('');
  });
});
