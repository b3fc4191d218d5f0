import type { Finding } from '../../base/finding';
import { allRoutes, resolveRoutes } from '../route-tree';
import type { AlertmanagerFault } from './define';

/** A receiver to which no route leads: it is loaded, and hears of nothing. */
export const receiverUnused: AlertmanagerFault = ({ route, receivers }) => {
  const used = new Set(allRoutes(resolveRoutes(route)).map(({ receiver }) => receiver));
  return receivers.flatMap(({ name }, index): readonly Finding[] => {
    if (used.has(name)) return [];
    const message = `no route leads to "${name}", so it hears of nothing`;
    return [{ check: 'receiver-unused', severity: 'warning', path: ['receivers', index, 'name'], message, fix: 'write a route to it, or remove it' }];
  });
};
