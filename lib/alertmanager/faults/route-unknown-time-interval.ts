import { fault } from '../../base/finding';
import { suggest } from '../../base/suggestion';
import { routesBelow } from '../route-walk';
import { namedIntervals } from '../time-intervals';
import type { AlertmanagerFault } from './define';

/** A route that names a time interval which is not declared: the server refuses it. */
export const routeUnknownTimeInterval: AlertmanagerFault = (config) => {
  const known = namedIntervals(config).map(({ name }) => name);
  return routesBelow(config.route).flatMap(({ route, path }) =>
    (['muteTimeIntervals', 'activeTimeIntervals'] as const).flatMap((field) =>
      route[field].flatMap((name, index) =>
        known.includes(name)
          ? []
          : [fault('route-unknown-time-interval', [...path, field, index], `unknown time interval "${name}"`, known.length === 0 ? 'declare it in timeIntervals' : suggest(name, known))],
      ),
    ),
  );
};
