import { formatPath } from '../../lib/base/spec-path';
import { routesFor } from '../../lib/alertmanager/route-tree';
import { configOf } from './reading';
import type { Labels } from '../../lib/alertmanager/matcher';
import type { RootRouteSpec } from '../../lib/alertmanager/route';

const rootOf = (route: RootRouteSpec) => configOf({ route }).route;
const receivers = (route: RootRouteSpec, labels: Labels): string[] => routesFor(rootOf(route), labels).map(({ receiver }) => receiver);
const paths = (route: RootRouteSpec, labels: Labels): string[] => routesFor(rootOf(route), labels).map(({ path }) => formatPath(path));

describe('an alert', () => {
  const tree: RootRouteSpec = {
    receiver: 'webhook',
    routes: [
      { matchers: ['severity="critical"'], receiver: 'pager', routes: [{ matchers: ['team="a"'], receiver: 'team-a' }] },
      { matchers: ['category="slo"'], receiver: 'mail', continue: true },
      { matchers: ['category=~"slo|cost"'], receiver: 'chat' },
      { matchers: ['category=""'], receiver: 'orphans' },
    ],
  };

  test.each([
    ['takes the first route that matches', { severity: 'critical', category: 'slo' }, ['pager']],
    ['goes down into it', { severity: 'critical', team: 'a' }, ['team-a']],
    ['goes on after a route that continues', { severity: 'warning', category: 'slo' }, ['mail', 'chat']],
    ['has an empty label where it lacks it', { severity: 'warning' }, ['orphans']],
    ['stays with the first route when none below matches', { category: 'performance' }, ['webhook']],
  ])('%s', (_, labels, expected) => {
    expect(receivers(tree, labels)).toEqual(expected);
  });

  test('is told by its place in the spec', () => {
    expect(paths(tree, { severity: 'critical', team: 'a' })).toEqual(['route.routes[0].routes[0]']);
    expect(paths(tree, { severity: 'warning', category: 'slo' })).toEqual(['route.routes[1]', 'route.routes[2]']);
    expect(paths(tree, { category: 'performance' })).toEqual(['route']);
  });

  test('that a continuing route below passes on still ends with the route above', () => {
    const routes = [{ matchers: ['a="1"'], routes: [{ matchers: ['b="1"'], receiver: 'inner', continue: true }] }, { receiver: 'next' }];
    expect(receivers({ receiver: 'root', routes }, { a: '1', b: '1' })).toEqual(['inner']);
  });

  test('is matched by the older fields too', () => {
    const routes = [{ match: { a: '1' }, matchRe: { b: 'x|y' }, receiver: 'old' }];
    expect(receivers({ receiver: 'root', routes }, { a: '1', b: 'y' })).toEqual(['old']);
    expect(receivers({ receiver: 'root', routes }, { a: '1', b: 'z' })).toEqual(['root']);
  });
});

describe('a route', () => {
  const matched = (route: RootRouteSpec) =>
    routesFor(rootOf(route), { a: '1' }).map(({ path, groupWait, groupInterval, repeatInterval, ...rest }) => ({ ...rest, times: [groupWait, groupInterval, repeatInterval].map(String) }));

  test('has the defaults of the server', () => {
    expect(matched({ receiver: 'team' })).toEqual([{ receiver: 'team', groupBy: [], times: ['30s', '5m', '4h'], labels: {}, muteTimeIntervals: [], activeTimeIntervals: [] }]);
  });

  test('inherits everything but time intervals', () => {
    const above = { matchers: ['a="1"'], groupWait: '10s', repeatInterval: '1h', muteTimeIntervals: ['nights'], labels: { x: '1', y: '1' } };
    const route = { receiver: 'team', groupBy: ['alertname'], routes: [{ ...above, routes: [{ labels: { y: '2' } }] }] };
    const timeIntervals = [{ name: 'nights', timeIntervals: [{}] }];
    const [inner] = routesFor(configOf({ route, timeIntervals }).route, { a: '1' });
    expect(inner).toMatchObject({ receiver: 'team', groupBy: ['alertname'], labels: { x: '1', y: '2' }, muteTimeIntervals: [], activeTimeIntervals: [] });
    expect([inner?.groupWait, inner?.groupInterval, inner?.repeatInterval].map(String)).toEqual(['10s', '5m', '1h']);
  });

  test('can give up the groups that it would inherit', () => {
    expect(matched({ receiver: 'team', groupBy: ['alertname'], routes: [{ groupBy: [] }] })).toMatchObject([{ groupBy: [] }]);
    expect(matched({ receiver: 'team', groupBy: ['alertname'], routes: [{}] })).toMatchObject([{ groupBy: ['alertname'] }]);
  });
});
