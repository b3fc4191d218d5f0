import fc from 'fast-check';

import type { AlertmanagerConfig } from '../../lib/alertmanager/config';
import { Instant } from '../../lib/alertmanager/instant';
import type { Labels } from '../../lib/alertmanager/matcher';
import { mutedAt } from '../../lib/alertmanager/muting';
import { holdsAt, isAbout, plannedSilence, type PlannedSilence, type PlannedSilenceSpec } from '../../lib/alertmanager/planned-silence';
import { conditionsOf, type RootRoute, type Route, type RouteSpec } from '../../lib/alertmanager/route';
import { routesFor } from '../../lib/alertmanager/route-tree';
import { routesForSilences, withSilences } from '../../lib/alertmanager/silenced-routes';
import { namedIntervals } from '../../lib/alertmanager/time-intervals';
import { alert, matchers, routesTo } from '../support/route-trees';
import { configOf, type Part } from './reading';

const night = { from: '2026-12-01T22:00:00Z', to: '2026-12-02T00:00:00Z' };
const silence = (spec: Partial<PlannedSilenceSpec> = {}): PlannedSilence => plannedSilence.parse({ matchers: ['job="database"'], because: 'move', ...night, ...spec });

/** The routes below the first one, a line each: what they take, and which time intervals mute them or let them speak. */
const drawn = ({ routes }: RootRoute | Route, margin = ''): string[] =>
  routes.flatMap((route) => {
    const { muteTimeIntervals: mute, activeTimeIntervals: active } = route;
    const line = [`${margin}${conditionsOf(route).join(', ')}`, ...(mute.length > 0 ? [`not in ${mute.join(', ')}`] : []), ...(active.length > 0 ? [`in ${active.join(', ')}`] : [])];
    return [line.join(' | '), ...drawn(route, `${margin}  `)];
  });

const silenced = (routes: RouteSpec[], silences: PlannedSilence[], part: Part = {}): string[] => drawn(withSilences(configOf({ route: { receiver: 'team', routes }, ...part }), silences).route);

describe('a configuration with planned silences', () => {
  test('is the same without any', () => {
    const config = configOf({ route: { receiver: 'team', routes: [{ matchers: ['job="database"'] }] } });
    expect(withSilences(config, [])).toBe(config);
  });

  test('mutes a route all of whose alerts are silenced, and leaves those alone that have none of them', () => {
    expect(silenced([{ matchers: ['job="database"'] }, { matchers: ['job="web"'], routes: [{ matchers: ['team="a"'] }] }], [silence()])).toEqual([
      'job="database" | not in silence: move',
      'job="web"',
      '  team="a"',
    ]);
  });

  test('takes the silenced alerts from a route that has others too, and keeps the times of that route', () => {
    const routes: RouteSpec[] = [{ matchers: ['severity="critical"'], activeTimeIntervals: ['office'], routes: [{ matchers: ['team="a"'], muteTimeIntervals: ['office'] }] }];
    expect(silenced(routes, [silence()], { timeIntervals: [{ name: 'office', timeIntervals: [{}] }] })).toEqual([
      'severity="critical" | in office',
      '  team="a" | not in office',
      '    job="database" | not in office, silence: move',
      '  job="database" | not in silence: move | in office',
      'job="database" | not in silence: move',
    ]);
  });

  test('does not take back what a route that continues has taken', () => {
    expect(silenced([{ matchers: ['severity="critical"', 'team=~"a|b"'], continue: true }, { matchers: ['job="web"'], continue: true }], [silence()])).toEqual([
      'severity="critical", team=~"a|b"',
      '  job="database" | not in silence: move',
      'job="web"',
      'job="database", severity!="critical" | not in silence: move',
      'job="database", team!~"a|b" | not in silence: move',
    ]);
  });

  test('does not add what no alert can be', () => {
    expect(silenced([{ matchers: ['a="1"'], continue: true }, { matchers: ['a!="1"', 'b="1"'], continue: true }], [silence()]).slice(4)).toEqual(['job="database", a!="1", b!="1" | not in silence: move']);
  });

  test('is the same object where it has nothing of the silence', () => {
    const config = configOf({ route: { receiver: 'team', routes: [{ matchers: ['job="web"'], routes: [{ matchers: ['team="a"'] }] }] } });
    expect(withSilences(config, [silence()]).route.routes[0]).toBe(config.route.routes[0]);
  });

  test('adds no route where one of those that are there takes all of the silenced alerts', () => {
    expect(silenced([{ matchers: ['job=~"database|web"'], continue: true }], [silence()])).toEqual(['job=~"database|web"', '  job="database" | not in silence: move']);
    expect(silenced([{}], [silence()])).toEqual(['', '  job="database" | not in silence: move']);
  });

  test('tells apart the alerts of one silence, of the other and of both', () => {
    expect(silenced([], [silence(), silence({ matchers: ['severity="info"'], because: 'noise' })])).toEqual([
      'job="database", severity="info" | not in silence: move, silence: noise',
      'job="database" | not in silence: move',
      'severity="info" | not in silence: noise',
    ]);
  });

  test('has one route for silences of the same alerts, and one each for those of different ones', () => {
    expect(silenced([], [silence(), silence({ because: 'again' }), silence({ matchers: ['job="web"'], because: 'web' })])).toEqual([
      'job="database" | not in silence: move, silence: again',
      'job="web" | not in silence: web',
    ]);
  });

  test('has no set of silences of which one is a part of another', () => {
    expect(silenced([], [silence(), silence({ matchers: ['job="database"', 'team="a"'], because: 'a' })])).toEqual([
      'job="database", team="a" | not in silence: move, silence: a',
      'job="database" | not in silence: move',
    ]);
  });

  test('names the time intervals by the reason, and never like one that is there', () => {
    const config = configOf({ timeIntervals: [{ name: 'silence: move', timeIntervals: [{}] }] });
    expect(namedIntervals(withSilences(config, [silence(), silence(), silence({ because: 'other' })])).map(({ name }) => name)).toEqual(['silence: move', 'silence: move (2)', 'silence: move (3)', 'silence: other']);
  });
});

test('the routes that silences need are counted up to a limit', () => {
  const about = (name: string): PlannedSilence => silence({ matchers: [`${name}="x"`] });
  const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');
  expect(routesForSilences(['a', 'b', 'c'].map(about), 100)).toBe(7);
  expect(routesForSilences(['a', 'a', 'a'].map(about), 100)).toBe(1);
  expect(routesForSilences(alphabet.map(about), 100)).toBe(100);
  expect(routesForSilences(alphabet.map((value) => silence({ matchers: [`job="${value}"`] })), 100)).toBe(26);
});

/** Whom an alert notifies at a moment, in what groups and how often. */
const notified = (config: AlertmanagerConfig, labels: Labels, at: Instant): unknown[] =>
  routesFor(config.route, labels)
    .filter((route) => mutedAt(route, namedIntervals(config), at.milliseconds).length === 0)
    .map(({ receiver, groupBy, groupWait, groupInterval, repeatInterval, labels: own }) => ({ receiver, groupBy, own, times: [groupWait, groupInterval, repeatInterval].map(String) }));

const hour = (number: number): string => `2026-12-01T${String(number).padStart(2, '0')}:00:00Z`;

test('for random trees, silences, alerts and times nobody is told within a silence, and everybody as before without', () => {
  const timeIntervals = [
    { name: 'nights', timeIntervals: [{ times: [{ startTime: '00:00', endTime: '06:00' }] }] },
    { name: 'office', timeIntervals: [{ times: [{ startTime: '08:00', endTime: '18:00' }] }] },
  ];
  const names = fc.subarray(['nights', 'office'], { maxLength: 1 });
  const more = {
    receiver: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    groupBy: fc.option(fc.constantFrom([], ['severity'], ['...']), { nil: undefined }),
    groupWait: fc.option(fc.constantFrom('1s', '2s'), { nil: undefined }),
    labels: fc.constantFrom<Record<string, string>>({}, { x: '1' }, { y: '2' }),
    muteTimeIntervals: names,
    activeTimeIntervals: names,
  };
  const window = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 11 })).map(([from, length]) => ({ from: hour(from), to: hour(from + length) }));
  const planned = fc.tuple(matchers.filter((list) => list.length > 0), window).map(([list, times]) => silence({ matchers: [...list], ...times }));
  const moments = fc.array(fc.integer({ min: 0, max: 23 }).map((number) => Instant.parse(hour(number))), { minLength: 3, maxLength: 3 });
  const seen = { silenced: 0, told: 0 };
  fc.assert(
    fc.property(routesTo(3, more), fc.array(planned, { minLength: 1, maxLength: 3 }), fc.array(alert, { minLength: 3, maxLength: 3 }), moments, (routes, silences, alerts, times) => {
      const config = configOf({ route: { receiver: 'team', routes }, receivers: ['team', 'a', 'b'].map((name) => ({ name })), timeIntervals });
      const compiled = withSilences(config, silences);
      for (const labels of alerts) {
        for (const at of times) {
          const before = notified(config, labels, at);
          const isSilenced = silences.some((one) => isAbout(one, labels) && holdsAt(one, at));
          if (before.length > 0) seen[isSilenced ? 'silenced' : 'told']++;
          expect(notified(compiled, labels, at)).toEqual(isSilenced ? [] : before);
        }
      }
    }),
    { numRuns: 150, seed: 1 },
  );
  // Were nothing ever silenced, or nobody ever told, this would prove nothing.
  expect(Math.min(seen.silenced, seen.told)).toBeGreaterThan(100);
});
