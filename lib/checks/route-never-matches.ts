import { contradiction } from '../alertmanager/implication';
import type { Matcher } from '../alertmanager/matcher';
import { resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithRoutes } from './sample';

/** A route whose matchers contradict each other, or those of the routes above it: no alert gets there. */
export const routeNeverMatches = defineCheck({
  id: 'route-never-matches',
  severity: 'error',
  summary: 'The matchers of a route contradict each other, or those of a route above it.',
  why: 'An alert has one value of a label and must match every matcher on the way. No alert gets to this route, and its receiver hears of nothing.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [
    aStackWithRoutes({ matchers: ['severity="critical"', 'severity="warning"'] }),
    aStackWithRoutes({ matchers: ['severity="critical"'], routes: [{ matchers: ['severity=~"warning|info"'] }] }),
  ],
  good: [
    aStackWithRoutes({ matchers: ['severity=~"critical|warning"'] }),
    aStackWithRoutes({ matchers: ['severity="critical"'] }, { matchers: ['severity=~"warning|info"'] }),
  ],
  find: inAlertmanagerConfig(({ route }) => below(resolveRoutes(route), [])),
});

/** `known` is what every alert fulfills that comes so far. What lies below a route that never matches is not reported again. */
const below = (tree: ResolvedRoute, known: readonly Matcher[]): readonly Hit[] =>
  tree.routes.flatMap((route) => {
    const fulfilled = [...known, ...route.conditions];
    const pair = contradiction(fulfilled);
    if (pair === undefined) return below(route, fulfilled);
    const [own, other] = route.conditions.includes(pair[0]) ? pair : [pair[1], pair[0]];
    const isOwn = route.conditions.includes(other);
    const message = `never matches: ${own.toString()} contradicts ${other.toString()}${isOwn ? '' : ' of a route above'}`;
    return [{ path: route.path, message, fix: isOwn ? 'make two routes of it, or correct one of the two' : 'move it out of that route, or correct one of the two' }];
  });
