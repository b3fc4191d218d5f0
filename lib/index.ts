// The whole stack, and its parts alone.
export { Alertmanager } from './constructs/alertmanager';
export { PrometheusServer } from './constructs/prometheus-server';
export { PrometheusStack } from './constructs/prometheus-stack';
export type { MonitorOptions } from './constructs/service-job';
export type { AlertmanagerSpec, PrometheusServerSpec, PrometheusStackSpec } from './stack/spec';

// The other targets, and writing it all.
export { compose, native, operator } from './constructs/renderings';
export { synth } from './cli/synth';
export { healthcheck, type ComposeOptions, type ComposeService, type GrafanaOptions } from './targets/compose';
export type { Rendering } from './targets/rendering';

// Resources of the Prometheus Operator, for one's own charts.
export {
  addOperatorObjects,
  monitorService,
  operatorSelector,
  PodMonitor,
  Probe,
  PrometheusRule,
  ServiceMonitor,
  type MonitoredService,
  type MonitorServiceOptions,
  type OperatorOptions,
  type PodMonitorProps,
  type ProbeProps,
  type PrometheusRuleProps,
  type ServiceMonitorProps,
} from './targets/operator';

// What is scraped.
export { annotatedPods, type AnnotatedPodsOptions } from './prometheus/annotated-pods';
export type { GlobalSpec } from './prometheus/global';
export { explainMetric, explainTarget } from './prometheus/relabel/explain';
export type { Labels } from './prometheus/relabel/label-builder';
export type { MetricOutcome, MetricTrace } from './prometheus/relabel/metric';
export type { AlertRelabelSpec, MetricRelabelSpec, RelabelRule, TargetRelabelSpec } from './prometheus/relabel/rule';
export type { LabelChange, LabelClash, RelabelStep } from './prometheus/relabel/simulate';
export type { TargetOutcome, TargetRefusal, TargetTrace } from './prometheus/relabel/target';
export { relabelMetric, relabelTarget, type RelabelMetricOptions, type RelabelTargetOptions } from './prometheus/relabel/try-out';
export type { RemoteReadSpec, RemoteWriteSpec } from './prometheus/remote';
export type { ScrapeConfigSpec } from './prometheus/scrape-config';

// What is recorded and alerted on, and who is told.
export type { AlertingRuleSpec, RecordingRuleSpec, RuleGroupSpec } from './rules/model';
export type { AlertmanagerConfigSpec } from './alertmanager/config';
export { explainRoute, type RouteExplanation, type RouteQuestion } from './alertmanager/explain-route';
export type { ExpectedRouteSpec } from './alertmanager/expected-route';
export { Instant } from './alertmanager/instant';
export type { PlannedSilenceSpec } from './alertmanager/planned-silence';
export { routeText } from './alertmanager/route-text';

// Alerts for software that others wrote; and what a pack of one's own is made of.
export { alertmanager } from './packs/alertmanager';
export { prometheus } from './packs/prometheus';
export { targets } from './packs/targets';
export { watchdog } from './packs/watchdog';
export { alert, type AlertDefinition, type AlertPatch, type AlertSeverity, type AlertText, type Changes, type PackAlert, type Runbook } from './packs/alert';
export { definePack, type AlertFacts, type GroupOptions, type Pack, type PackDefinition, type PackFacts, type PackOptions } from './packs/define';
export { fraction, option } from './packs/option';
export type { Exclusion } from './packs/unless-firing';

// What is promised, and how fast it is broken.
export { explainObjective } from './slo/explain';
export type { ObjectiveMetadata, ObjectiveSeries } from './slo/metadata';
export type { Objective } from './slo/model';
export { slo, type Slo } from './slo/slo';
export type { IndicatorSpec, ObjectiveSpec } from './slo/spec';

// Values and findings.
export { ByteSize } from './base/byte-size';
export { Duration } from './base/duration';
export { formatFindings, type Finding, type Severity } from './base/finding';
export { Ratio } from './base/ratio';
export { fileAt, secret, type Secret, type SecretFile, type SecretKey } from './base/secret';
export { Version } from './base/version';
