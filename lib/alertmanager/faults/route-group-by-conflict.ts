import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { routesBelow } from '../route-walk';
import type { AlertmanagerFault } from './define';

/** Grouping by all labels and by some, or by one twice: the server refuses it. */
export const routeGroupByConflict: AlertmanagerFault = ({ route }) => [
  ...conflicts(route.groupBy, ['route', 'groupBy']),
  ...routesBelow(route).flatMap(({ route: { groupBy = [] }, path }) => conflicts(groupBy, [...path, 'groupBy'])),
];

const all = '...';

const conflicts = (groupBy: readonly string[], path: SpecPath): readonly Finding[] =>
  groupBy.flatMap((name, index) => {
    const finding = (message: string, fix: string): Finding => fault('route-group-by-conflict', [...path, index], message, fix);
    if (name !== all) return groupBy.indexOf(name) === index ? [] : [finding(`not unique, "${name}" is there already`, 'remove it')];
    // The server heeds the mark once or often alike, as long as it is alone.
    return groupBy.every((other) => other === all) ? [] : [finding('"..." is all labels, and cannot be combined with others', 'remove it, or the others')];
  });
