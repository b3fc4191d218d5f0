import { routeRepeatBelowGroupInterval } from '../../lib/checks/route-repeat-below-group-interval';
import type { RootRouteSpec } from '../../lib/alertmanager/route';
import { reported } from './found';

const said = (route: Omit<RootRouteSpec, 'receiver'>): string => reported(routeRepeatBelowGroupInterval, { route: { receiver: 'team', ...route } });

describe('a repetition', () => {
  test('sooner than the group is looked at is told once, where it is written', () => {
    expect(said({ routes: [{ repeatInterval: '1m', routes: [{ matchers: ['a="1"'] }] }] })).toBe(
      [
        'error route-repeat-below-group-interval',
        '  route.routes[0].repeatInterval: shorter than the time between two looks at the group, got 1m below 5m',
        '    fix: use at least 5m, or lower groupInterval',
      ].join('\n'),
    );
  });

  test('that is inherited is told where the group gets slower', () => {
    expect(said({ repeatInterval: '30m', routes: [{ groupInterval: '1h' }] })).toBe(
      [
        'error route-repeat-below-group-interval',
        '  route.routes[0].groupInterval: longer than the time between two repetitions, got 1h above 30m',
        '    fix: use at most 30m, or raise repeatInterval',
      ].join('\n'),
    );
  });

  test('as often as the group, or less often, is not', () => {
    expect(said({ groupInterval: '5m', repeatInterval: '5m', routes: [{ repeatInterval: '12h' }] })).toBe('');
  });
});
