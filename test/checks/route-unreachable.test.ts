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

  test('behind several that together take all of its alerts is told, by as few as are enough', () => {
    expect(said({ matchers: ['a="1"'] }, { matchers: ['severity="critical"'] }, { matchers: ['severity!="critical"'] }, { matchers: ['team="x"'] })).toBe(
      [
        'error route-unreachable',
        '  route.routes[3]: never asked: route.routes[1], route.routes[2] before it take every alert together, and do not continue',
        '    fix: put it before these routes, or set continue there',
      ].join('\n'),
    );
  });

  test.each<[string, RouteSpec[]]>([
    ['expressions of the same text', [{ matchers: ['team=~"a.*"'] }, { matchers: ['team!~"a.*"'] }, { matchers: ['b="1"'] }]],
    ['a list and the rest', [{ matchers: ['team="a"'] }, { matchers: ['team=~"b|c"'] }, { matchers: ['team!~"a|b|c"'] }, { matchers: ['b="1"'] }]],
    ['the values that are asked for one by one', [{ matchers: ['team="a"'] }, { matchers: ['team="b"'] }, { matchers: ['team=~"a|b"'] }]],
    ['two of what comes at all', [{ matchers: ['severity="critical"', 'team="a"'] }, { matchers: ['team!="a"', 'severity=~"critical|page"'] }, { matchers: ['severity="critical"'] }]],
    ['one that asks for less once another is passed', [{ matchers: ['a!="1"', 'b="1"'] }, { matchers: ['a="1"'] }, { matchers: ['b!="1"'] }, { matchers: ['c="1"'] }]],
    ['those beside the route above', [{ matchers: ['team="a"'] }, { matchers: ['b="1"'], routes: [{ matchers: ['team!="a"'] }, { matchers: ['c="1"'] }] }]],
  ])('behind several that take all of its alerts is told: %s', (_, routes) => {
    expect(said(...routes).match(/never asked/g)).toHaveLength(1);
  });

  test('below another is told where one beside that takes all of its alerts', () => {
    expect(said({ matchers: ['a=~"1|2"'] }, { matchers: ['b="1"'], routes: [{ matchers: ['a="1"'] }] })).toContain('route.routes[1].routes[0]: never asked: route.routes[0] before it takes every alert with a=~"1|2"');
  });

  test.each<[string, RouteSpec[]]>([
    ['one of them continues', [{ matchers: ['severity="critical"'], continue: true }, { matchers: ['severity!="critical"'] }, { matchers: ['team="x"'] }]],
    ['they are about different labels', [{ matchers: ['a="1"'] }, { matchers: ['b!="1"'] }, { matchers: ['c="1"'] }]],
    ['one asks for more', [{ matchers: ['a="1"'] }, { matchers: ['a!="1"', 'b="1"'] }, { matchers: ['c="1"'] }]],
    ['the expressions differ', [{ matchers: ['a=~"x.*"'] }, { matchers: ['a!~"y.*"'] }, { matchers: ['c="1"'] }]],
    ['they come behind it', [{ matchers: ['c="1"'] }, { matchers: ['a="1"'] }, { matchers: ['a!="1"'] }]],
  ])('is not told where %s', (_, routes) => {
    expect(said(...routes)).toBe('');
  });

  test('behind one that continues is not', () => {
    expect(said({ receiver: 'team', continue: true }, { matchers: ['severity="critical"'] })).toBe('');
  });

  test('that can get an alert which the one before it leaves is not', () => {
    expect(said({ matchers: ['severity="critical"'] }, { matchers: ['severity=~"critical|warning"'] })).toBe('');
    expect(said({ matchers: ['severity="critical"', 'team="a"'] }, { matchers: ['severity="critical"'] })).toBe('');
  });
});
