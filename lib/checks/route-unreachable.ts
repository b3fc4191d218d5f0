import { arrivalsIn } from '../alertmanager/route-coverage';
import { resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { formatPath } from '../base/spec-path';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithRoutes } from './sample';

/** A route that gets no alert, because one before it, or several together, take all of them and do not pass them on. */
export const routeUnreachable = defineCheck({
  id: 'route-unreachable',
  severity: 'error',
  summary: 'A route before this one, or several together, take all of its alerts.',
  why: 'The first route that matches keeps an alert, unless it has continue. This one is never asked, and its receiver hears of nothing.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [
    aStackWithRoutes({ receiver: 'webhook' }, { matchers: ['severity="critical"'], groupWait: '0s' }),
    aStackWithRoutes({ matchers: ['severity=~"critical|warning"'] }, { matchers: ['severity="critical"'], groupWait: '0s' }),
    aStackWithRoutes({ matchers: ['severity="critical"'] }, { matchers: ['severity!="critical"'] }, { matchers: ['team="shop"'], groupWait: '0s' }),
  ],
  good: [
    aStackWithRoutes({ matchers: ['severity="critical"'], groupWait: '0s' }, { matchers: ['severity=~"critical|warning"'] }),
    aStackWithRoutes({ receiver: 'webhook', continue: true }, { matchers: ['severity="critical"'], groupWait: '0s' }),
    aStackWithRoutes({ matchers: ['team="shop"'], groupWait: '0s' }, { matchers: ['severity="critical"'] }, { matchers: ['severity!="critical"'] }),
  ],
  find: inAlertmanagerConfig(({ route }) => arrivalsIn(resolveRoutes(route)).flatMap(({ route: { path }, takenBy }) => (takenBy === undefined ? [] : [{ path, ...told(takenBy) }]))),
});

function told([first, second, ...others]: readonly ResolvedRoute[]): Pick<Hit, 'message' | 'fix'> {
  const places = [first, second, ...others].flatMap((route) => (route === undefined ? [] : [formatPath(route.path)])).join(', ');
  if (second !== undefined) return { message: `never asked: ${places} before it take every alert together, and do not continue`, fix: 'put it before these routes, or set continue there' };
  const what = first === undefined || first.conditions.length === 0 ? 'every alert' : `every alert with ${first.conditions.join(', ')}`;
  return { message: `never asked: ${places} before it takes ${what}, and does not continue`, fix: 'put it before that route, or set continue there' };
}
