import { fault, type Finding } from '../../base/finding';
import { formatPath } from '../../base/spec-path';
import { impliesAll } from '../implication';
import type { Matcher } from '../matcher';
import { resolveRoutes, type ResolvedRoute } from '../route-tree';
import type { AlertmanagerFault } from './define';

/** A route that gets no alert, because one before it takes all of them and does not pass them on. */
export const routeUnreachable: AlertmanagerFault = ({ route }) => below(resolveRoutes(route), []);

/** `known` is what every alert fulfills that comes so far. What lies below an unreachable route is not reported again. */
function below(tree: ResolvedRoute, known: readonly Matcher[]): readonly Finding[] {
  return tree.routes.flatMap((route, index) => {
    const fulfilled = [...known, ...route.conditions];
    const before = tree.routes.slice(0, index).find((earlier) => !earlier.continue && impliesAll(fulfilled, earlier.conditions));
    if (before === undefined) return below(route, fulfilled);
    const what = before.conditions.length === 0 ? 'every alert' : `every alert with ${before.conditions.join(', ')}`;
    return [fault('route-unreachable', route.path, `never asked: ${formatPath(before.path)} before it takes ${what}, and does not continue`, 'put it before that route, or set continue there')];
  });
}
