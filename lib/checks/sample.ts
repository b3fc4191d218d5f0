import type { AlertmanagerConfigSpec } from '../alertmanager/config';
import type { PlannedSilenceSpec } from '../alertmanager/planned-silence';
import type { RouteSpec } from '../alertmanager/route';
import type { ScrapeConfigSpec } from '../prometheus/scrape-config';
import type { AlertingRuleSpec, RecordingRuleSpec } from '../rules/model';
import { aStack } from '../stack/sample';
import type { PrometheusStackSpec } from '../stack/spec';

/** A stack with one scrape job that has nothing wrong with it, but for what an example changes. Discovery replaces its target. */
export const aStackWithJob = (changes: Partial<ScrapeConfigSpec> = {}): PrometheusStackSpec =>
  aStack({ scrapeConfigs: [{ jobName: 'app', ...(isDiscovered(changes) ? {} : target), ...changes }] });

const target = { staticConfigs: [{ targets: ['app:8000'] }] };

const isDiscovered = (changes: object): boolean => Object.keys(changes).some((key) => key.endsWith('SdConfigs'));

/** A stack that writes its samples to one other system. */
export const aStackWithRemoteWrite = (changes: Partial<NonNullable<PrometheusStackSpec['remoteWrite']>[number]> = {}): PrometheusStackSpec =>
  aStack({ global: { externalLabels: { cluster: 'production' } }, remoteWrite: [{ url: 'https://metrics.example/api/v1/write', ...changes }] });

/** Alertmanagers that are there already, so that the alerts of an example reach somebody. */
export const toAlertmanager: NonNullable<PrometheusStackSpec['alerting']> = { alertmanagers: [{ staticConfigs: [{ targets: ['alertmanager:9093'] }] }] };

/** A stack with one group of rules, whose alerts reach somebody. */
export const aStackWithRules = (...rules: (AlertingRuleSpec | RecordingRuleSpec)[]): PrometheusStackSpec =>
  aStack({ ruleGroups: [{ name: 'app', rules }], ...(rules.some((rule) => 'alert' in rule) && { alerting: toAlertmanager }) });

/** The texts of an alert that lacks none. */
export const alertTexts = {
  summary: 'An instance of the application is down',
  description: 'Every scrape of it has failed for 5m',
  runbook_url: 'https://runbooks.example/app-down',
};

/** An alert that has nothing wrong with it, but for what an example changes. */
export const anAlert = (changes: Partial<AlertingRuleSpec> = {}): AlertingRuleSpec => ({
  alert: 'AppDown',
  expr: 'up == 0',
  for: '5m',
  labels: { severity: 'critical' },
  annotations: alertTexts,
  ...changes,
});

/** An Alertmanager that tells everything to one webhook. */
export const anAlertmanager: NonNullable<PrometheusStackSpec['alertmanager']> = {
  config: { route: { receiver: 'webhook' }, receivers: [{ name: 'webhook', webhookConfigs: [{ url: 'https://hooks.example/alerts' }] }] },
};

/** A stack whose Alertmanager has nothing wrong with it, but for what an example changes in alertmanager.yml. */
export const aStackWithAlertmanager = (changes: Partial<AlertmanagerConfigSpec>): PrometheusStackSpec =>
  aStack({ alertmanager: { config: { ...anAlertmanager.config, ...changes } } });

/** The same with routes below the first one. */
export const aStackWithRoutes = (...routes: readonly RouteSpec[]): PrometheusStackSpec =>
  aStackWithAlertmanager({ route: { receiver: 'webhook', routes: [...routes] } });

/** A stack with one alert, and an Alertmanager that has these silences planned. */
export const aStackWithSilences = (...silences: readonly PlannedSilenceSpec[]): PrometheusStackSpec =>
  aStack({ ruleGroups: [{ name: 'app', rules: [anAlert()] }], alertmanager: { ...anAlertmanager, silences: [...silences] } });

/** A silence that has nothing wrong with it, but for what an example changes. */
export const aSilence = (changes: { matchers?: string[]; from?: string; to?: string } = {}): PlannedSilenceSpec => ({
  matchers: ['alertname="AppDown"'],
  from: '2026-12-01T22:00:00Z',
  to: '2026-12-02T02:00:00Z',
  because: 'the application moves to other machines',
  ...changes,
});
