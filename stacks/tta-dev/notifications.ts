import { secret, type AlertmanagerConfigSpec, type AlertmanagerSpec } from '../../lib';
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

type ExpectedRoute = NonNullable<AlertmanagerSpec['expectRoutes']>[number];

/** Labels of an alert about a primitive. */
const ofPrimitive = (alertname: string, severity: string, category: string, primitive = 'llm') => ({ alertname, severity, category, job: 'tta-dev', primitive_name: primitive, primitive_type: 'api' });

const outage = ofPrimitive('PrimitiveDown', 'critical', 'availability');
const failing = ofPrimitive('AllRequestsFailing', 'critical', 'availability');
const errors = ofPrimitive('HighErrorRate', 'warning', 'availability');
const exhausted = ofPrimitive('ErrorBudgetExhausted', 'critical', 'slo');
const latency = ofPrimitive('HighP95Latency', 'warning', 'performance');
const succeeded = ofPrimitive('LowSuccessRate', 'warning', 'availability');
const compliance = ofPrimitive('SLOComplianceCritical', 'critical', 'slo');

/** Who has been promised what: whoever changes the routes hears of it when this is no longer true. */
export const expectRoutes: readonly ExpectedRoute[] = [
  { labels: { alertname: 'Watchdog', severity: 'info', category: 'prometheus' }, receivers: ['dead-mans-switch'], groupWait: '0s', repeatInterval: '5m' },
  { labels: outage, receivers: ['pagerduty'], groupWait: '10s', repeatInterval: '30m' },
  { labels: failing, receivers: ['pagerduty'], groupWait: '10s', repeatInterval: '30m' },
  // Once, and not to the team as well: whoever is paged decides who else is needed.
  ...['slo', 'performance', 'cost', 'availability', 'prometheus'].map((category) => ({ labels: { severity: 'critical', category }, receivers: ['pagerduty'], groupWait: '10s', repeatInterval: '1h' })),
  { labels: { severity: 'warning', category: 'slo' }, receivers: ['slo-team'] },
  { labels: { severity: 'warning', category: 'performance' }, receivers: ['performance-team'] },
  { labels: { severity: 'warning', category: 'cost' }, receivers: ['finance'], groupWait: '15m', repeatInterval: '6h' },
  { labels: { severity: 'warning', category: 'availability' }, receivers: ['on-call'] },
  { labels: { severity: 'info', category: 'cost' }, receivers: ['optimization-team'], repeatInterval: '1d' },
  { labels: { severity: 'warning', category: 'prometheus' }, receivers: ['webhook'] },
  { labels: { severity: 'warning' }, receivers: ['webhook'], groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' },

  // What is known already is not said again, and of another primitive it is not known.
  { labels: latency, whileFiring: [ofPrimitive('CriticalP95Latency', 'critical', 'performance')], receivers: [] },
  { labels: latency, whileFiring: [ofPrimitive('CriticalP95Latency', 'critical', 'performance', 'cache'), exhausted], receivers: ['performance-team'] },
  { labels: latency, whileFiring: [ofPrimitive('HighConcurrency', 'warning', 'performance')], receivers: [] },
  { labels: latency, whileFiring: [ofPrimitive('HighConcurrency', 'warning', 'performance', 'cache')], receivers: ['performance-team'] },
  { labels: errors, whileFiring: [outage], receivers: [] },
  { labels: ofPrimitive('CriticalErrorRate', 'critical', 'availability'), whileFiring: [failing], receivers: [] },
  { labels: errors, whileFiring: [ofPrimitive('PrimitiveDown', 'critical', 'availability', 'cache')], receivers: ['on-call'] },
  { labels: succeeded, whileFiring: [errors], receivers: [] },
  { labels: succeeded, whileFiring: [ofPrimitive('HighErrorRate', 'warning', 'availability', 'cache')], receivers: ['on-call'] },
  { labels: compliance, whileFiring: [exhausted], receivers: [] },
  { labels: compliance, whileFiring: [ofPrimitive('ErrorBudgetExhausted', 'critical', 'slo', 'cache')], receivers: ['pagerduty'] },
  { labels: exhausted, whileFiring: [compliance], receivers: ['pagerduty'] },
  // A server of the monitoring is no primitive: its critical alerts say nothing of its other ones.
  { labels: { severity: 'warning', category: 'prometheus' }, whileFiring: [{ severity: 'critical', category: 'prometheus' }], receivers: ['webhook'] },
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
