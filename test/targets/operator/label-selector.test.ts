import { parseLabelSelector } from '../../../lib/targets/operator/label-selector';

test.each([
  ['app=web', { matchLabels: { app: 'web' } }],
  ['app == web , tier=a', { matchLabels: { app: 'web', tier: 'a' } }],
  ['app.kubernetes.io/name=web', { matchLabels: { 'app.kubernetes.io/name': 'web' } }],
  ['app=', { matchLabels: { app: '' } }],
  ['app!=web', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }],
  ['tier in (a, b)', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] }],
  ['tier notin (a)', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['a'] }] }],
  ['canary', { matchExpressions: [{ key: 'canary', operator: 'Exists' }] }],
  ['!canary', { matchExpressions: [{ key: 'canary', operator: 'DoesNotExist' }] }],
  ['in=x,notin', { matchLabels: { in: 'x' }, matchExpressions: [{ key: 'notin', operator: 'Exists' }] }],
  ['a=1,a=2', { matchLabels: { a: '1' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['2'] }] }],
  ['', {}],
])('reads "%s"', (text, selector) => {
  expect(parseLabelSelector(text)).toEqual(selector);
});

test.each(['a>1', 'a<1', 'a in b', 'a in (b', '=b', 'a b', 'a=b;c', '!', 'a,,b'])('does not take "%s" for a selector that an object can have', (text) => {
  expect(parseLabelSelector(text)).toBeUndefined();
});
