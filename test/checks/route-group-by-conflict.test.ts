import { routeGroupByConflict } from '../../lib/checks/route-group-by-conflict';
import { reported } from './found';

const said = (groupBy: string[]): string => reported(routeGroupByConflict, { route: { receiver: 'team', routes: [{ groupBy }] } });

describe('the labels of a group', () => {
  test('are all, or some', () => {
    expect(said(['alertname', '...'])).toBe(
      'error route-group-by-conflict\n  route.routes[0].groupBy[1]: "..." is all labels, and cannot be combined with others\n    fix: remove it, or the others',
    );
    expect(said(['...'])).toBe('');
    expect(said(['alertname', 'team'])).toBe('');
    expect(said([])).toBe('');
  });

  test('are named once', () => {
    expect(said(['alertname', 'team', 'alertname'])).toBe('error route-group-by-conflict\n  route.routes[0].groupBy[2]: not unique, "alertname" is there already\n    fix: remove it');
  });

  test('are looked at in the first route too', () => {
    expect(reported(routeGroupByConflict, { route: { receiver: 'team', groupBy: ['a', 'a'] } })).toContain('  route.groupBy[1]: not unique, "a" is there already');
  });
});
