import { routeUnknownTimeInterval } from '../../lib/checks/route-unknown-time-interval';
import { reported } from './found';

const interval = (name: string) => ({ name, timeIntervals: [{}] });

describe('a time interval of a route', () => {
  test('that is not declared is told, with the nearest that is', () => {
    const route = { receiver: 'team', routes: [{ muteTimeIntervals: ['nights', 'nihgts'], activeTimeIntervals: ['office'] }] };
    expect(reported(routeUnknownTimeInterval, { route, timeIntervals: [interval('nights')] })).toBe(
      [
        'error route-unknown-time-interval',
        '  route.routes[0].activeTimeIntervals[0]: unknown time interval "office"',
        '    fix: known: nights',
        'error route-unknown-time-interval',
        '  route.routes[0].muteTimeIntervals[1]: unknown time interval "nihgts"',
        '    fix: did you mean "nights"? known: nights',
      ].join('\n'),
    );
    expect(reported(routeUnknownTimeInterval, { route: { receiver: 'team', routes: [{ muteTimeIntervals: ['a'] }] } })).toContain('fix: declare it in timeIntervals');
  });

  test('that is declared in either list is not', () => {
    const route = { receiver: 'team', routes: [{ muteTimeIntervals: ['nights'], activeTimeIntervals: ['office'] }] };
    expect(reported(routeUnknownTimeInterval, { route, timeIntervals: [interval('nights')], muteTimeIntervals: [interval('office')] })).toBe('');
  });
});
