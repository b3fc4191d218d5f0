import { allRoutes, resolveRoutes } from '../alertmanager/route-tree';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const named = (name: string) => ({ name, webhookConfigs: [{ url: 'https://hooks.example/alerts' }] });
const receivers = [named('webhook'), named('pager')];

/** A receiver to which no route leads: it is loaded, and hears of nothing. */
export const receiverUnused = defineCheck({
  id: 'receiver-unused',
  severity: 'warning',
  summary: 'No route leads to a receiver.',
  why: 'Alertmanager loads it and never tells it anything: who waits for alerts there waits in vain.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  bad: [aStackWithAlertmanager({ receivers })],
  good: [aStackWithAlertmanager({ route: { receiver: 'webhook', routes: [{ receiver: 'pager', matchers: ['severity="critical"'] }] }, receivers })],
  find: inAlertmanagerConfig(({ route, receivers: declared }) => {
    const used = new Set(allRoutes(resolveRoutes(route)).map(({ receiver }) => receiver));
    return declared.flatMap(({ name }, index) =>
      used.has(name) ? [] : [{ path: ['receivers', index, 'name'], message: `no route leads to "${name}", so it hears of nothing`, fix: 'write a route to it, or remove it' }],
    );
  }),
});
