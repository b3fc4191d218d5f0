import { secret, type AlertmanagerConfigSpec } from '../../lib';
import type { Environment } from './environment';

type Receiver = NonNullable<AlertmanagerConfigSpec['receivers']>[number];

/** Everything that was not sent to somebody else, and all of it where nobody is told. */
const webhook: Receiver = { name: 'webhook', webhookConfigs: [{ url: secret('alertmanager', 'webhook-url') }] };

const slackUrl = secret('alertmanager', 'slack-url');

/** Who is told, and in what way. */
const people: readonly Receiver[] = [
  { name: 'pagerduty', pagerdutyConfigs: [{ routingKey: secret('alertmanager', 'pagerduty-routing-key') }] },
  { name: 'slo-team', emailConfigs: [{ to: 'slo-team@tta.dev', sendResolved: true }] },
  { name: 'performance-team', slackConfigs: [{ channel: '#performance-alerts', apiUrl: slackUrl, sendResolved: true }] },
  { name: 'finance', emailConfigs: [{ to: 'finance@tta.dev', sendResolved: true }] },
  { name: 'on-call', slackConfigs: [{ channel: '#on-call', apiUrl: slackUrl, sendResolved: true }], emailConfigs: [{ to: 'on-call@tta.dev', sendResolved: true }] },
  { name: 'optimization-team', slackConfigs: [{ channel: '#cost-optimization', apiUrl: slackUrl, sendResolved: false }] },
  // The far end must be another system: it calls when this message stays away.
  { name: 'dead-mans-switch', webhookConfigs: [{ url: secret('alertmanager', 'heartbeat-url'), sendResolved: false }] },
];

/** Alerts that say that something does not run at all. */
const outages = 'alertname=~"PrimitiveDown|AllRequestsFailing"';

/**
 * Routes from the most urgent to the least; the first that matches wins, so nothing is sent twice. Severity goes before category: a
 * critical cost is a page, and an information about cost is not the finance team's.
 */
const route: AlertmanagerConfigSpec['route'] = {
  receiver: 'webhook',
  groupBy: ['alertname', 'primitive_name', 'category'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '4h',
  routes: [
    { receiver: 'dead-mans-switch', matchers: ['alertname="Watchdog"'], groupWait: '0s', groupInterval: '1m', repeatInterval: '5m' },
    { receiver: 'pagerduty', matchers: [outages], groupWait: '10s', repeatInterval: '30m' },
    { receiver: 'pagerduty', matchers: ['severity="critical"'], groupWait: '10s', repeatInterval: '1h' },
    { receiver: 'optimization-team', matchers: ['severity="info"'], repeatInterval: '1d' },
    { receiver: 'slo-team', matchers: ['category="slo"'] },
    { receiver: 'performance-team', matchers: ['category="performance"'] },
    { receiver: 'finance', matchers: ['category="cost"'], groupWait: '15m', repeatInterval: '6h' },
    { receiver: 'on-call', matchers: ['category="availability"'] },
  ],
};

/** What is known already is not said again. Labels are those that the exporter really has. */
const inhibitRules: AlertmanagerConfigSpec['inhibitRules'] = [
  // Only among primitives: a label that both lack would count as equal, and one critical alert would silence all warnings of a server.
  { sourceMatchers: ['severity="critical"', 'primitive_name!=""'], targetMatchers: ['severity="warning"'], equal: ['primitive_name', 'category'] },
  {
    sourceMatchers: [outages],
    targetMatchers: ['alertname=~"HighErrorRate|CriticalErrorRate|LowSuccessRate|CriticalSuccessRate|ErrorRateIncreasing"'],
    equal: ['primitive_name'],
  },
  // The failed share and the succeeded share are two views of one thing; the faster one speaks.
  { sourceMatchers: ['alertname=~"HighErrorRate|CriticalErrorRate"'], targetMatchers: ['alertname=~"LowSuccessRate|CriticalSuccessRate"'], equal: ['job', 'primitive_name'] },
  { sourceMatchers: ['alertname="ErrorBudgetExhausted"'], targetMatchers: ['alertname=~"SLOCompliance.*|ErrorBudgetLow|ErrorBudgetCritical"'], equal: ['primitive_name'] },
  { sourceMatchers: ['alertname=~"HighConcurrency|CriticalConcurrency"'], targetMatchers: ['alertname=~".*Latency.*"'], equal: ['primitive_name'] },
];

/** Who is told what, and how: the same routes everywhere, to people only where the environment says so. */
export const notifications = ({ tellsPeople }: Environment): AlertmanagerConfigSpec => ({
  ...(tellsPeople && {
    global: {
      smtpSmarthost: 'smtp.tta.dev:587',
      smtpFrom: 'alertmanager@tta.dev',
      smtpAuthUsername: 'alertmanager',
      smtpAuthPassword: secret('alertmanager', 'smtp-password'),
    },
  }),
  route,
  receivers: [webhook, ...(tellsPeople ? people : people.map(({ name }) => ({ ...webhook, name })))],
  inhibitRules,
});
