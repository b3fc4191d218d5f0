import { routesBelow } from '../alertmanager/route-walk';
import { suggest } from '../base/suggestion';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithRoutes } from './sample';

/** A route to a receiver that is not declared: the server refuses it. */
export const routeUnknownReceiver = defineCheck({
  id: 'route-unknown-receiver',
  severity: 'error',
  refused: true,
  summary: 'A route leads to a receiver that is not declared.',
  why: 'Alertmanager refuses the whole configuration, and a running one stays on the old.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [aStackWithRoutes({ receiver: 'webhok', matchers: ['severity="critical"'] })],
  good: [aStackWithRoutes({ receiver: 'webhook', matchers: ['severity="critical"'] })],
  find: inAlertmanagerConfig(({ route, receivers }) => {
    const known = receivers.map(({ name }) => name);
    const uses = [{ receiver: route.receiver, path: ['route'] }, ...routesBelow(route).map(({ route: { receiver }, path }) => ({ receiver, path }))];
    return uses.flatMap(({ receiver, path }) =>
      receiver === undefined || known.includes(receiver)
        ? []
        : [{ path: [...path, 'receiver'], message: `unknown receiver "${receiver}"`, fix: known.length === 0 ? 'declare it in receivers' : suggest(receiver, known) }],
    );
  }),
});
