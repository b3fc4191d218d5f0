import { routesBelow } from '../alertmanager/route-walk';
import type { SpecPath } from '../base/spec-path';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const grouped = (groupBy: string[]) => aStackWithAlertmanager({ route: { receiver: 'webhook', groupBy } });

/** Grouping by all labels and by some, or by one twice: the server refuses it. */
export const routeGroupByConflict = defineCheck({
  id: 'route-group-by-conflict',
  severity: 'error',
  refused: true,
  summary: 'A route groups by all labels and by some, or names a label twice.',
  why: 'Alertmanager refuses the whole configuration, and a running one stays on the old.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [grouped(['...', 'alertname']), grouped(['alertname', 'alertname'])],
  good: [grouped(['...']), grouped(['alertname', 'cluster'])],
  find: inAlertmanagerConfig(({ route }) => [
    ...conflicts(route.groupBy, ['route', 'groupBy']),
    ...routesBelow(route).flatMap(({ route: { groupBy = [] }, path }) => conflicts(groupBy, [...path, 'groupBy'])),
  ]),
});

const all = '...';

const conflicts = (groupBy: readonly string[], path: SpecPath): readonly Hit[] =>
  groupBy.flatMap((name, index) => {
    const hit = (message: string, fix: string): Hit => ({ path: [...path, index], message, fix });
    if (name !== all) return groupBy.indexOf(name) === index ? [] : [hit(`not unique, "${name}" is there already`, 'remove it')];
    // The server heeds the mark once or often alike, as long as it is alone.
    return groupBy.every((other) => other === all) ? [] : [hit('"..." is all labels, and cannot be combined with others', 'remove it, or the others')];
  });
