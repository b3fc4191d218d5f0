import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { repeatedNames } from './facts/repeated-names';
import { aStackWithAlertmanager } from './sample';

const named = (name: string) => ({ name, webhookConfigs: [{ url: 'https://hooks.example/alerts' }] });
const route = { receiver: 'webhook', routes: [{ receiver: 'pager', matchers: ['severity="critical"'] }] };

/** Two receivers with one name: the server refuses them, since a route could mean either. */
export const receiverNameNotUnique = defineCheck({
  id: 'receiver-name-not-unique',
  severity: 'error',
  refused: true,
  summary: 'Two receivers have the same name.',
  why: 'A route could mean either, so Alertmanager refuses the whole configuration.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver',
  bad: [aStackWithAlertmanager({ receivers: [named('webhook'), named('webhook')] })],
  good: [aStackWithAlertmanager({ route, receivers: [named('webhook'), named('pager')] })],
  find: inAlertmanagerConfig(({ receivers }) => repeatedNames(receivers.map(({ name }, index) => ({ name, path: ['receivers', index] })))),
});
