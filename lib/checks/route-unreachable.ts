import { impliesAll } from '../alertmanager/implication';
import type { Matcher } from '../alertmanager/matcher';
import { resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { formatPath } from '../base/spec-path';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithRoutes } from './sample';

/** A route that gets no alert, because one before it takes all of them and does not pass them on. */
export const routeUnreachable = defineCheck({
  id: 'route-unreachable',
  severity: 'error',
  summary: 'A route before this one takes all of its alerts.',
  why: 'The first route that matches keeps an alert, unless it has continue. This one is never asked, and its receiver hears of nothing.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [
    aStackWithRoutes({ receiver: 'webhook' }, { matchers: ['severity="critical"'], groupWait: '0s' }),
    aStackWithRoutes({ matchers: ['severity=~"critical|warning"'] }, { matchers: ['severity="critical"'], groupWait: '0s' }),
  ],
  good: [
    aStackWithRoutes({ matchers: ['severity="critical"'], groupWait: '0s' }, { matchers: ['severity=~"critical|warning"'] }),
    aStackWithRoutes({ receiver: 'webhook', continue: true }, { matchers: ['severity="critical"'], groupWait: '0s' }),
  ],
  find: inAlertmanagerConfig(({ route }) => below(resolveRoutes(route), [])),
});

/** `known` is what every alert fulfills that comes so far. What lies below an unreachable route is not reported again. */
function below(tree: ResolvedRoute, known: readonly Matcher[]): readonly Hit[] {
  return tree.routes.flatMap((route, index) => {
    const fulfilled = [...known, ...route.conditions];
    const before = tree.routes.slice(0, index).find((earlier) => !earlier.continue && impliesAll(fulfilled, earlier.conditions));
    if (before === undefined) return below(route, fulfilled);
    const what = before.conditions.length === 0 ? 'every alert' : `every alert with ${before.conditions.join(', ')}`;
    return [{ path: route.path, message: `never asked: ${formatPath(before.path)} before it takes ${what}, and does not continue`, fix: 'put it before that route, or set continue there' }];
  });
}
