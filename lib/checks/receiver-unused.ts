import type { AlertmanagerConfig } from '../alertmanager/config';
import { impliesAll } from '../alertmanager/implication';
import type { Matcher } from '../alertmanager/matcher';
import { integrationsOf } from '../alertmanager/receivers';
import { allRoutes, resolveRoutes, type ResolvedRoute } from '../alertmanager/route-tree';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const named = (name: string) => ({ name, webhookConfigs: [{ url: 'https://hooks.example/alerts' }] });
const receivers = [named('webhook'), named('pager')];

/** A receiver that no alert reaches: it is loaded, and hears of nothing. */
export const receiverUnused = defineCheck({
  id: 'receiver-unused',
  severity: 'warning',
  summary: 'No alert reaches a receiver.',
  why: 'Alertmanager loads it and never tells it anything: who waits for alerts there waits in vain.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [aStackWithAlertmanager({ receivers }), aStackWithAlertmanager({ route: { receiver: 'webhook', routes: [{ receiver: 'pager' }] }, receivers })],
  good: [aStackWithAlertmanager({ route: { receiver: 'webhook', routes: [{ receiver: 'pager', matchers: ['severity="critical"'] }] }, receivers })],
  find: inAlertmanagerConfig((config) => {
    const tree = resolveRoutes(config.route);
    const named = new Set(allRoutes(tree).map(({ receiver }) => receiver));
    const reached = new Set(keeping(tree, []).map(({ receiver }) => receiver));
    return config.receivers.flatMap((receiver, index) => {
      const path = ['receivers', index, 'name'];
      const { name } = receiver;
      if (!named.has(name)) return [{ path, message: `no route leads to "${name}", so it hears of nothing`, fix: 'write a route to it, or remove it' }];
      // A receiver that tells nobody is often put where no alert shall stay.
      if (reached.has(name) || !tells(receiver)) return [];
      return [{ path, message: `every route to "${name}" hands all of its alerts on to routes below, so it hears of nothing`, fix: 'name the receivers of these routes above them, and remove it' }];
    });
  }),
});

const tells = (receiver: AlertmanagerConfig['receivers'][number]): boolean => integrationsOf(receiver, []).length > 0;

/** The routes that may keep an alert, because none below them takes all; `known` is what every alert fulfills that comes so far. */
function keeping(route: ResolvedRoute, known: readonly Matcher[]): readonly ResolvedRoute[] {
  const fulfilled = [...known, ...route.conditions];
  const handsAllOn = route.routes.some(({ conditions }) => impliesAll(fulfilled, conditions));
  return [...(handsAllOn ? [] : [route]), ...route.routes.flatMap((inner) => keeping(inner, fulfilled))];
}
