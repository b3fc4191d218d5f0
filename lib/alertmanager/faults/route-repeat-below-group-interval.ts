import { fault, type Finding } from '../../base/finding';
import { resolveRoutes, type ResolvedRoute } from '../route-tree';
import type { AlertmanagerFault } from './define';

const id = 'route-repeat-below-group-interval';

/** A repetition sooner than the group is looked at again: it is sent only then. */
export const routeRepeatBelowGroupInterval: AlertmanagerFault = ({ route }) => find(resolveRoutes(route), undefined);

const find = (route: ResolvedRoute, above: ResolvedRoute | undefined): readonly Finding[] => [...findAt(route, above), ...route.routes.flatMap((inner) => find(inner, route))];

/** Reported where it comes about, by the field that is written there; not again where it is inherited. */
function findAt({ path, repeatInterval, groupInterval }: ResolvedRoute, above: ResolvedRoute | undefined): readonly Finding[] {
  if (repeatInterval.compare(groupInterval) >= 0) return [];
  if (repeatInterval !== above?.repeatInterval) {
    const message = `shorter than the time between two looks at the group, got ${repeatInterval.toString()} below ${groupInterval.toString()}`;
    return [fault(id, [...path, 'repeatInterval'], message, `use at least ${groupInterval.toString()}, or lower groupInterval`)];
  }
  if (groupInterval === above.groupInterval) return [];
  const message = `longer than the time between two repetitions, got ${groupInterval.toString()} above ${repeatInterval.toString()}`;
  return [fault(id, [...path, 'groupInterval'], message, `use at most ${repeatInterval.toString()}, or raise repeatInterval`)];
}
