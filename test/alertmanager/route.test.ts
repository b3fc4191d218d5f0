import type { RootRouteSpec } from '../../lib/alertmanager/route';
import { printed, readingOf } from './reading';

describe('the first route', () => {
  test('has no matchers and does not continue', () => {
    // @ts-expect-error the first route takes every alert, so these cannot be written
    const route: RootRouteSpec = { receiver: 'team', matchers: ['a="1"'], continue: true };
    expect(readingOf({ route })).toBe(
      [
        'error conflicting-value',
        '  route.continue: the first route takes every alert, so it has no continue',
        '    fix: write it on a route in routes',
        'error conflicting-value',
        '  route.matchers: the first route takes every alert, so it has no matchers',
        '    fix: write it on a route in routes',
      ].join('\n'),
    );
  });

  test('may leave all of that to the routes below', () => {
    expect(readingOf({ route: { receiver: 'team', routes: [{ matchers: ['a="1"'], continue: true }] } })).toBe('');
  });

  test('needs a receiver', () => {
    expect(readingOf({ route: {} })).toBe('error missing-value\n  route.receiver: missing, a text is needed\n    fix: write it');
  });
});

describe('times of a route', () => {
  test('between messages are not zero', () => {
    expect(readingOf({ route: { receiver: 'team', groupInterval: '0s', routes: [{ repeatInterval: '0' }] } })).toBe(
      [
        'error malformed-value',
        '  route.groupInterval: zero, which would send without a pause',
        '    fix: use at least "1s"',
        'error malformed-value',
        '  route.routes[0].repeatInterval: zero, which would send without a pause',
        '    fix: use at least "1s"',
      ].join('\n'),
    );
  });

  test('before the first message may be zero', () => {
    expect(printed({ route: { receiver: 'team', groupWait: '0s' } })).toContain('  group_wait: 0s\n');
  });

  test('that the server assumes are not printed', () => {
    expect(printed({ route: { receiver: 'team', groupWait: '30s', groupInterval: '300s', repeatInterval: '4h' } })).toBe('route:\n  receiver: team\nreceivers:\n  - name: team\n');
  });
});

describe('a route below', () => {
  test('is printed as it was written, also where it says what the server assumes for the first', () => {
    const routes = [{ matchers: ['a=1'], groupBy: [], groupWait: '30s', routes: [{ matchers: ['b=2'], continue: true }] }];
    expect(printed({ route: { receiver: 'team', routes } })).toContain(
      [
        '  routes:',
        '    - group_by: []',
        '      group_wait: 30s',
        '      matchers:',
        '        - a="1"',
        '      routes:',
        '        - matchers:',
        '            - b="2"',
        '          continue: true',
        '',
      ].join('\n'),
    );
  });

  test('is read at any depth, with its place', () => {
    expect(readingOf({ route: { receiver: 'team', routes: [{ routes: [{ recevier: 'x' }] }] } })).toContain('route.routes[0].routes[0].recevier: unknown key "recevier"');
  });

  test('takes only plain names in its older fields', () => {
    expect(readingOf({ route: { receiver: 'team', routes: [{ match: { 'a b': '1' }, matchRe: { c: '[' } }] } })).toBe(
      [
        'error malformed-value',
        '  route.routes[0].match["a b"]: not a label name that this field takes, got "a b"',
        '    fix: use matchers, which take any name',
        'error malformed-value',
        '  route.routes[0].matchRe.c: not an RE2 expression: a "[" is not closed, got "["',
        '    fix: write it in RE2 syntax',
      ].join('\n'),
    );
    expect(readingOf({ route: { receiver: 'team', routes: [{ match: { a: '1' }, matchRe: { c: '[x]' } }] } })).toBe('');
  });
});
