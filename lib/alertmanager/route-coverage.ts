import { impliesAll, implies, isImpossible, negated } from './implication';
import type { Matcher } from './matcher';
import type { ResolvedRoute } from './route-tree';

/** What is known of the alerts for which a route may be asked. */
export interface RouteArrival {
  readonly route: ResolvedRoute;
  /** What each of them fulfills, if it matches the route. */
  readonly fulfilled: readonly Matcher[];
  /** Routes that take all of these before, so that this one is never asked: beside it, or beside one above it. */
  readonly takenBy?: readonly ResolvedRoute[];
}

/** What comes to each route of the tree, in the order of the configuration. Of those below a route that is never asked nothing is said. */
export const arrivalsIn = (tree: ResolvedRoute): readonly RouteArrival[] => arrivals(tree, [], []);

/** `earlier` is the routes that have not matched, or the alert would not come so far. */
function arrivals(route: ResolvedRoute, known: readonly Matcher[], earlier: readonly ResolvedRoute[]): readonly RouteArrival[] {
  const fulfilled = [...known, ...route.conditions];
  const takenBy = covering(fulfilled, earlier);
  if (takenBy !== undefined) return [{ route, fulfilled, takenBy }];
  return [{ route, fulfilled }, ...route.routes.flatMap((inner, index) => arrivals(inner, fulfilled, [...earlier, ...route.routes.slice(0, index).filter((before) => !before.continue)]))];
}

/**
 * Routes that together match every alert that fulfills the given matchers: the first that does so alone, or as few as are found, in their order;
 * `undefined` where some alert may be left.
 *
 * Routes that are found certainly match all of them. Not found is what takes trying several labels at a time.
 */
export function covering(known: readonly Matcher[], routes: readonly ResolvedRoute[]): readonly ResolvedRoute[] | undefined {
  const alone = routes.find(({ conditions }) => impliesAll(known, conditions));
  if (alone !== undefined) return [alone];
  const meeting = routes.filter(({ conditions }) => !isImpossible([...known, ...conditions]));
  if (isImpossible(known) || whatIsLeft(known, meeting) !== undefined) return undefined;
  return meeting.reduceRight<readonly ResolvedRoute[]>((needed, route) => {
    const others = needed.filter((other) => other !== route);
    return whatIsLeft(known, others) === undefined ? others : needed;
  }, meeting);
}

/** What every alert fulfills, beside the given matchers, that none of the routes matches; `undefined` where they match all alerts. */
function whatIsLeft(known: readonly Matcher[], routes: readonly ResolvedRoute[]): readonly Matcher[] | undefined {
  const left = [...known];
  let [open, before] = [routes, 0];
  // Of a route that asks for one thing more, what it does not match lacks just that; with it known, others ask for less.
  do {
    before = open.length;
    const next: ResolvedRoute[] = [];
    for (const route of open) {
      const [missing, ...more] = route.conditions.filter((condition) => !implies(left, condition));
      if (missing === undefined) return undefined;
      if (more.length === 0) left.push(negated(missing));
      else next.push(route);
    }
    open = next;
  } while (open.length > 0 && open.length < before);
  return isImpossible(left) ? undefined : left;
}
