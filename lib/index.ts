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
export type { AlertRelabelSpec, MetricRelabelSpec, TargetRelabelSpec } from './prometheus/relabel/rule';
export type { RemoteReadSpec, RemoteWriteSpec } from './prometheus/remote';
export type { ScrapeConfigSpec } from './prometheus/scrape-config';

// What is recorded and alerted on, and who is told.
export type { AlertingRuleSpec, RecordingRuleSpec, RuleGroupSpec } from './rules/model';
export type { AlertmanagerConfigSpec } from './alertmanager/config';

// Values and findings.
export { ByteSize } from './base/byte-size';
export { Duration } from './base/duration';
export { formatFindings, type Finding, type Severity } from './base/finding';
export { Ratio } from './base/ratio';
export { fileAt, secret, type Secret, type SecretFile, type SecretKey } from './base/secret';
export { Version } from './base/version';
