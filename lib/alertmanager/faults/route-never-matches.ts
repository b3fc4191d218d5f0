import { fault, type Finding } from '../../base/finding';
import { contradiction } from '../implication';
import type { Matcher } from '../matcher';
import { resolveRoutes, type ResolvedRoute } from '../route-tree';
import type { AlertmanagerFault } from './define';

/** A route whose matchers contradict each other, or those of the routes above it: no alert gets there. */
export const routeNeverMatches: AlertmanagerFault = ({ route }) => below(resolveRoutes(route), []);

/** `known` is what every alert fulfills that comes so far. What lies below a route that never matches is not reported again. */
const below = (tree: ResolvedRoute, known: readonly Matcher[]): readonly Finding[] =>
  tree.routes.flatMap((route) => {
    const fulfilled = [...known, ...route.conditions];
    const pair = contradiction(fulfilled);
    if (pair === undefined) return below(route, fulfilled);
    const [own, other] = route.conditions.includes(pair[0]) ? pair : [pair[1], pair[0]];
    const isOwn = route.conditions.includes(other);
    const message = `never matches: ${own.toString()} contradicts ${other.toString()}${isOwn ? '' : ' of a route above'}`;
    return [fault('route-never-matches', route.path, message, isOwn ? 'make two routes of it, or correct one of the two' : 'move it out of that route, or correct one of the two')];
  });
