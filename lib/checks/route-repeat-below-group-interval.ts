import { resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager, aStackWithRoutes } from './sample';

/** A repetition sooner than the group is looked at again: it is sent only then. */
export const routeRepeatBelowGroupInterval = defineCheck({
  id: 'route-repeat-below-group-interval',
  severity: 'error',
  summary: 'A notification is to be repeated sooner than its group is looked at again.',
  why: 'Alertmanager repeats only when it looks at a group: the repetition comes as late as groupInterval says, whatever repeatInterval says.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [aStackWithRoutes({ matchers: ['severity="critical"'], repeatInterval: '1m' }), aStackWithAlertmanager({ route: { receiver: 'webhook', repeatInterval: '30m', routes: [{ matchers: ['severity="info"'], groupInterval: '1h' }] } })],
  good: [aStackWithRoutes({ matchers: ['severity="critical"'], groupInterval: '1m', repeatInterval: '1m' }), aStackWithAlertmanager({ route: { receiver: 'webhook', repeatInterval: '1h', routes: [{ matchers: ['severity="info"'], groupInterval: '1h' }] } })],
  find: inAlertmanagerConfig(({ route }) => find(resolveRoutes(route), undefined)),
});

const find = (route: ResolvedRoute, above: ResolvedRoute | undefined): readonly Hit[] => [...findAt(route, above), ...route.routes.flatMap((inner) => find(inner, route))];

/** Reported where it comes about, by the field that is written there; not again where it is inherited. */
function findAt({ path, repeatInterval, groupInterval }: ResolvedRoute, above: ResolvedRoute | undefined): readonly Hit[] {
  if (repeatInterval.compare(groupInterval) >= 0) return [];
  if (repeatInterval !== above?.repeatInterval) {
    const message = `shorter than the time between two looks at the group, got ${repeatInterval.toString()} below ${groupInterval.toString()}`;
    return [{ path: [...path, 'repeatInterval'], message, fix: `use at least ${groupInterval.toString()}, or lower groupInterval` }];
  }
  if (groupInterval === above.groupInterval) return [];
  const message = `longer than the time between two repetitions, got ${groupInterval.toString()} above ${repeatInterval.toString()}`;
  return [{ path: [...path, 'groupInterval'], message, fix: `use at most ${repeatInterval.toString()}, or raise repeatInterval` }];
}
