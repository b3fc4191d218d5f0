import { routeUnknownReceiver } from '../../lib/checks/route-unknown-receiver';
import { reported } from './found';

describe('the receiver of a route', () => {
  test('that is not declared is told, with the nearest that is', () => {
    const route = { receiver: 'mail', routes: [{ matchers: ['a="1"'], routes: [{ receiver: 'oncal' }] }] };
    expect(reported(routeUnknownReceiver, { route, receivers: [{ name: 'oncall' }, { name: 'tickets' }] })).toBe(
      [
        'error route-unknown-receiver',
        '  route.receiver: unknown receiver "mail"',
        '    fix: known: oncall, tickets',
        'error route-unknown-receiver',
        '  route.routes[0].routes[0].receiver: unknown receiver "oncal"',
        '    fix: did you mean "oncall"? known: oncall, tickets',
      ].join('\n'),
    );
  });

  test('is told also when there are no receivers at all', () => {
    expect(reported(routeUnknownReceiver, { receivers: [] })).toBe('error route-unknown-receiver\n  route.receiver: unknown receiver "team"\n    fix: declare it in receivers');
  });

  test('that is declared, or inherited, is not', () => {
    expect(reported(routeUnknownReceiver, { route: { receiver: 'team', routes: [{ receiver: 'team' }, {}] } })).toBe('');
  });
});
