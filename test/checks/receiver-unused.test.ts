import { receiverUnused } from '../../lib/checks/receiver-unused';
import { reported } from './found';

describe('a receiver', () => {
  const receivers = [{ name: 'team' }, { name: 'pager' }];

  test('to which no route leads is told', () => {
    expect(reported(receiverUnused, { receivers })).toBe(
      'warning receiver-unused\n  receivers[1].name: no route leads to "pager", so it hears of nothing\n    fix: write a route to it, or remove it',
    );
  });

  test('to which a route leads, at any depth, is not', () => {
    const route = { receiver: 'team', routes: [{ matchers: ['a="1"'], routes: [{ receiver: 'pager', matchers: ['b="1"'] }] }] };
    expect(reported(receiverUnused, { route, receivers })).toBe('');
  });
});
