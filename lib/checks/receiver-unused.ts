import type { AlertmanagerConfig } from '../alertmanager/config';
import { isImpossible } from '../alertmanager/implication';
import { integrationsOf } from '../alertmanager/receivers';
import { arrivalsIn, covering } from '../alertmanager/route-coverage';
import { allRoutes, resolveRoutes } from '../alertmanager/route-tree';
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
    const asked = arrivalsIn(tree).filter(({ fulfilled, takenBy }) => takenBy === undefined && !isImpossible(fulfilled));
    const reached = new Set(asked.filter(({ route, fulfilled }) => covering(fulfilled, route.routes) === undefined).map(({ route }) => route.receiver));
    return config.receivers.flatMap((receiver, index) => {
      const path = ['receivers', index, 'name'];
      const { name } = receiver;
      if (!named.has(name)) return [{ path, message: `no route leads to "${name}", so it hears of nothing`, fix: 'write a route to it, or remove it' }];
      // A receiver that tells nobody is often put where no alert shall stay.
      if (reached.has(name) || !tells(receiver)) return [];
      if (!asked.some(({ route }) => route.receiver === name)) return [{ path, message: `no alert gets to a route to "${name}", so it hears of nothing`, fix: 'correct the matchers or the order of the routes, or remove it' }];
      return [{ path, message: `every route to "${name}" hands all of its alerts on to routes below, so it hears of nothing`, fix: 'name the receivers of these routes above them, and remove it' }];
    });
  }),
});

const tells = (receiver: AlertmanagerConfig['receivers'][number]): boolean => integrationsOf(receiver, []).length > 0;
