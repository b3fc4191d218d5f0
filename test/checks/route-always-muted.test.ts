import { routeAlwaysMuted } from '../../lib/checks/route-always-muted';
import { reported } from './found';

const timeIntervals = [
  { name: 'always', timeIntervals: [{}] },
  { name: 'never', timeIntervals: [{ months: ['february'], daysOfMonth: ['30'] }] },
  { name: 'work', timeIntervals: [{ weekdays: ['monday:friday'] }] },
  { name: 'weekend', timeIntervals: [{ weekdays: ['saturday', 'sunday'] }] },
];
const said = (route: { muteTimeIntervals?: string[]; activeTimeIntervals?: string[] }): string =>
  reported(routeAlwaysMuted, { route: { receiver: 'team', routes: [{ matchers: ['a="1"'], routes: [{ matchers: ['b="1"'], ...route }] }] }, timeIntervals });

test.each([
  [{ muteTimeIntervals: ['work', 'always'] }, 'muteTimeIntervals: never notifies anybody: at any time it is muted by "work", "always"', 'restrict the time interval, or remove the route'],
  [{ muteTimeIntervals: ['work', 'weekend'] }, 'muteTimeIntervals: never notifies anybody: at any time it is muted by "work", "weekend"', 'restrict the time interval, or remove the route'],
  [{ activeTimeIntervals: ['never'] }, 'activeTimeIntervals: never notifies anybody: no time is within "never"', 'correct the time interval, or remove the route'],
  [{ muteTimeIntervals: ['work'], activeTimeIntervals: ['work'] }, 'activeTimeIntervals: never notifies anybody: whenever it is active by "work", it is muted by "work"', 'correct one of the two, or remove the route'],
])('a route with %j never notifies anybody', (route, line, fix) => {
  expect(said(route)).toBe(`warning route-always-muted\n  route.routes[0].routes[0].${line}\n    fix: ${fix}`);
});

test.each([
  [{}],
  [{ muteTimeIntervals: ['work'] }],
  [{ muteTimeIntervals: ['never'] }],
  [{ activeTimeIntervals: ['always'] }],
  [{ activeTimeIntervals: ['never', 'work'] }],
  [{ muteTimeIntervals: ['work'], activeTimeIntervals: ['weekend'] }],
  [{ muteTimeIntervals: ['always', 'unknown'] }],
  [{ activeTimeIntervals: ['unknown'] }],
])('a route with %j may notify', (route) => {
  expect(said(route)).toBe('');
});
