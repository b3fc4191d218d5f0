import { fault } from '../../base/finding';
import { suggest } from '../../base/suggestion';
import { routesBelow } from '../route-walk';
import type { AlertmanagerFault } from './define';

/** A route to a receiver that is not declared: the server refuses it. */
export const routeUnknownReceiver: AlertmanagerFault = ({ route, receivers }) => {
  const known = receivers.map(({ name }) => name);
  const uses = [{ receiver: route.receiver, path: ['route'] }, ...routesBelow(route).map(({ route: { receiver }, path }) => ({ receiver, path }))];
  return uses.flatMap(({ receiver, path }) =>
    receiver === undefined || known.includes(receiver)
      ? []
      : [fault('route-unknown-receiver', [...path, 'receiver'], `unknown receiver "${receiver}"`, known.length === 0 ? 'declare it in receivers' : suggest(receiver, known))],
  );
};
