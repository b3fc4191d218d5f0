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

  const hooks = ['team', 'pager'].map((name) => ({ name, webhookConfigs: [{ url: 'https://hooks.example/alerts' }] }));

  test('whose routes hand all of their alerts on is told', () => {
    const route = { receiver: 'team', routes: [{ receiver: 'pager', matchers: ['a="1"'], continue: true }, { receiver: 'pager' }] };
    expect(reported(receiverUnused, { route, receivers: hooks })).toContain('receivers[0].name: every route to "team" hands all of its alerts on to routes below, so it hears of nothing');
    const inner = { receiver: 'pager', routes: [{ receiver: 'team', matchers: ['a="1"'], routes: [{ receiver: 'pager', matchers: ['a=~"1|2"'] }] }] };
    expect(reported(receiverUnused, { route: inner, receivers: hooks })).toContain('receivers[0].name: every route to "team"');
  });

  test('whose routes hand all of their alerts on to several others is told', () => {
    const route = { receiver: 'team', routes: [{ receiver: 'pager', matchers: ['a="1"'], continue: true }, { receiver: 'pager', matchers: ['a!="1"'] }] };
    expect(reported(receiverUnused, { route, receivers: hooks })).toContain('receivers[0].name: every route to "team" hands all of its alerts on to routes below, so it hears of nothing');
  });

  test.each([
    ['behind others that take all', [{ matchers: ['a="1"'] }, { matchers: ['a!="1"'] }, { receiver: 'pager', matchers: ['b="1"'] }]],
    ['behind one that takes all', [{ matchers: ['a=~"1|2"'] }, { matchers: ['b="1"'], routes: [{ receiver: 'pager', matchers: ['a="1"'] }] }, { receiver: 'pager', matchers: ['a="2"'] }]],
    ['with matchers that contradict each other', [{ receiver: 'pager', matchers: ['a="1"', 'a="2"'] }]],
  ])('whose routes stand %s is told', (_, routes) => {
    expect(reported(receiverUnused, { route: { receiver: 'team', routes }, receivers: hooks })).toBe(
      'warning receiver-unused\n  receivers[1].name: no alert gets to a route to "pager", so it hears of nothing\n    fix: correct the matchers or the order of the routes, or remove it',
    );
  });

  test('whose routes may keep an alert is not', () => {
    const both = { receiver: 'team', routes: [{ receiver: 'pager', matchers: ['a="1"'], continue: true }, { receiver: 'pager', matchers: ['a!="2"'] }] };
    expect(reported(receiverUnused, { route: both, receivers: hooks })).toBe('');
    const route = { receiver: 'team', routes: [{ receiver: 'pager', matchers: ['a="1"'] }, { receiver: 'pager', matchers: ['a!="1"', 'b="1"'] }] };
    expect(reported(receiverUnused, { route, receivers: hooks })).toBe('');
  });

  test('that tells nobody is not, where no alert shall stay', () => {
    expect(reported(receiverUnused, { route: { receiver: 'team', routes: [{ receiver: 'pager' }] }, receivers })).toBe('');
  });
});
