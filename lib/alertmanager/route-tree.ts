import type { Duration } from '../base/duration';
import type { SpecPath } from '../base/spec-path';
import type { Labels, Matcher } from './matcher';
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

/** What came of a route when it was asked whether it takes an alert. */
export type RouteTrial =
  /** It matches, and none below it does: the alert goes to its receiver. */
  | { readonly route: ResolvedRoute; readonly outcome: 'takes' }
  /** It matches, and a route below takes the alert. */
  | { readonly route: ResolvedRoute; readonly outcome: 'leads on' }
  /** It does not match; `failed` is the first condition that the alert does not fulfill. What lies below is not asked. */
  | { readonly route: ResolvedRoute; readonly outcome: 'fails'; readonly failed: Matcher }
  /** Nobody asks it, since a route beside it matched before, and does not continue. */
  | { readonly route: ResolvedRoute; readonly outcome: 'not asked'; readonly after: ResolvedRoute };

/**
 * What came of each route for an alert that matches the first of them, in the order of the configuration; at least one takes it. Of those
 * below a route that does not match or is not asked nothing is said.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings
 */
export function trialsOf(tree: ResolvedRoute, labels: Labels): readonly RouteTrial[] {
  const below: RouteTrial[] = [];
  let last: ResolvedRoute | undefined;
  for (const route of tree.routes) {
    const failed = route.conditions.find((condition) => !condition.matches(labels[condition.name]));
    if (last !== undefined) below.push({ route, outcome: 'not asked', after: last });
    else if (failed !== undefined) below.push({ route, outcome: 'fails', failed });
    else {
      below.push(...trialsOf(route, labels));
      if (!route.continue) last = route;
    }
  }
  return [{ route: tree, outcome: below.some(({ outcome }) => outcome === 'takes') ? 'leads on' : 'takes' }, ...below];
}

/**
 * The routes that take an alert with these labels, in the order in which the server asks them; at least one.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings
 */
export const routesFor = (root: RootRoute, labels: Labels): readonly MatchedRoute[] =>
  trialsOf(resolveRoutes(root), labels).flatMap(({ route, outcome }) => (outcome === 'takes' ? [asMatched(route)] : []));

const asMatched = ({ conditions, continue: goesOn, routes, ...matched }: ResolvedRoute): MatchedRoute => matched;
