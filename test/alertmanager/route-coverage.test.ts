import fc from 'fast-check';

import { Matcher } from '../../lib/alertmanager/matcher';
import { rootRoute, type RouteSpec } from '../../lib/alertmanager/route';
import { arrivalsIn } from '../../lib/alertmanager/route-coverage';
import { allRoutes, resolveRoutes, trialsOf } from '../../lib/alertmanager/route-tree';

const values = ['', 'x', 'y', 'z'];
const alerts = values.flatMap((a) => values.map((b) => ({ a, b })));

const matcher = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('="x"', '!="x"', '=""', '!=""', '=~"x|y"', '!~"x|y"', '=~"[xy]"', '!~"[xy]"', '=~".+"')).map((parts) => parts.join(''));
const tree = fc.letrec<{ routes: RouteSpec[] }>((tie) => ({
  routes: fc.array(
    fc.record({ matchers: fc.array(matcher, { minLength: 1, maxLength: 2 }), continue: fc.boolean(), routes: fc.oneof({ maxDepth: 1 }, { weight: 3, arbitrary: fc.constant<RouteSpec[]>([]) }, tie('routes')) }),
    { maxLength: 5 },
  ),
})).routes;

test('no alert gets to a route that is said to be taken before, and all that gets to a route fulfills what is said', () => {
  let taken = 0;
  let together = 0;
  fc.assert(
    fc.property(tree, (routes) => {
      const resolved = resolveRoutes(rootRoute.parse({ receiver: 'team', routes }));
      const arrivals = arrivalsIn(resolved);
      const got = alerts.map((alert) => ({ alert, matching: trialsOf(resolved, alert).flatMap(({ route, outcome }) => (outcome === 'takes' || outcome === 'leads on' ? [route] : [])) }));
      for (const { route, fulfilled, takenBy } of arrivals) {
        const coming = got.filter(({ matching }) => matching.includes(route)).map(({ alert }) => alert);
        if (takenBy !== undefined) {
          taken++;
          if (takenBy.length > 1) together++;
          expect(coming).toEqual([]);
          // One that continues takes nothing away.
          expect(takenBy.every(({ continue: goesOn }) => !goesOn)).toBe(true);
        }
        for (const { a, b } of coming) expect(fulfilled.every((condition) => condition.matches(condition.name === 'a' ? a : b))).toBe(true);
      }
      expect(allRoutes(resolved).length).toBeGreaterThanOrEqual(arrivals.length);
    }),
    { numRuns: 1000, seed: 1 },
  );
  expect([taken > 200, together > 20]).toEqual([true, true]);
});

test('what asks for one of many values beside many routes is found in little time', () => {
  const routes = [...Array.from({ length: 400 }, (_, index) => ({ matchers: [`team="t${index}"`] })), { matchers: ['team!=""'], routes: [{ matchers: ['severity="critical"'] }] }];
  const arrivals = arrivalsIn(resolveRoutes(rootRoute.parse({ receiver: 'team', routes })));
  expect(arrivals.filter(({ takenBy }) => takenBy !== undefined)).toEqual([]);
  expect(arrivals.at(-1)?.fulfilled).toEqual([Matcher.parse('team!=""'), Matcher.parse('severity="critical"')]);
});
