import type { Duration } from '../base/duration';
import type { SpecPath } from '../base/spec-path';
import { allMatch, type Labels, type Matcher } from './matcher';
import { conditionsOf, type RootRoute, type Route } from './route';

/** A route with everything that it inherits. */
export interface ResolvedRoute {
  /** Place in the configuration, such as `route.routes[1]`. */
  readonly path: SpecPath;
  readonly receiver: string;
  /** Names of labels, or `['...']` for all. */
  readonly groupBy: readonly string[];
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
  readonly muteTimeIntervals: readonly string[];
  readonly activeTimeIntervals: readonly string[];
  readonly labels: Labels;
  /** What an alert must fulfill to match this route itself; none at the first. */
  readonly conditions: readonly Matcher[];
  /** Whether the next routes beside it are asked too after it matched. */
  readonly continue: boolean;
  readonly routes: readonly ResolvedRoute[];
}

/** A route that takes an alert: whom it tells, in what groups, when. */
export type MatchedRoute = Omit<ResolvedRoute, 'conditions' | 'continue' | 'routes'>;

/** The tree with everything inherited said at each of its routes. */
export const resolveRoutes = (root: RootRoute): ResolvedRoute => {
  const { receiver, groupBy, groupWait, groupInterval, repeatInterval, labels } = root;
  return withBranches(
    { path: ['route'], receiver, groupBy, groupWait, groupInterval, repeatInterval, labels, muteTimeIntervals: [], activeTimeIntervals: [], conditions: [], continue: false },
    root.routes,
  );
};

type Trunk = Omit<ResolvedRoute, 'routes'>;

const withBranches = (trunk: Trunk, branches: readonly Route[]): ResolvedRoute => ({ ...trunk, routes: branches.map((branch, index) => withBranches(inherit(trunk, branch, index), branch.routes)) });

/** Time intervals are not inherited; labels are, one by one. */
const inherit = (above: Trunk, route: Route, index: number): Trunk => ({
  path: [...above.path, 'routes', index],
  receiver: route.receiver ?? above.receiver,
  groupBy: route.groupBy ?? above.groupBy,
  groupWait: route.groupWait ?? above.groupWait,
  groupInterval: route.groupInterval ?? above.groupInterval,
  repeatInterval: route.repeatInterval ?? above.repeatInterval,
  muteTimeIntervals: route.muteTimeIntervals,
  activeTimeIntervals: route.activeTimeIntervals,
  labels: { ...above.labels, ...route.labels },
  conditions: conditionsOf(route),
  continue: route.continue,
});

/** Every route of the tree: each before the ones below it, in the order of the configuration. */
export const allRoutes = (tree: ResolvedRoute): readonly ResolvedRoute[] => [tree, ...tree.routes.flatMap(allRoutes)];

/**
 * The routes that take an alert with these labels, in the order in which the server asks them; at least one.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings
 */
export const routesFor = (root: RootRoute, labels: Labels): readonly MatchedRoute[] => taking(resolveRoutes(root), labels).map(asMatched);

/** The routes of a part of the tree that take an alert which matches its first route. */
function taking(tree: ResolvedRoute, labels: Labels): readonly ResolvedRoute[] {
  const taken: ResolvedRoute[] = [];
  for (const branch of tree.routes) {
    if (!allMatch(branch.conditions, labels)) continue;
    taken.push(...taking(branch, labels));
    if (!branch.continue) break;
  }
  return taken.length > 0 ? taken : [tree];
}

const asMatched = ({ conditions, continue: goesOn, routes, ...matched }: ResolvedRoute): MatchedRoute => matched;
