import { App, Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';

import { PodMonitor, Probe, PrometheusRule, ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import type { Server, Stack } from '../../stack/model';
import type { Rendering } from '../rendering';
import { addCompanions } from './companions';
import { operatorFaults } from './faults';
import { metadata } from './labels';
import { objectName } from './object-name';
import { plansOf, type Plan } from './plan';
import { podMonitorSpec } from './pod-monitor';
import { probeSpec } from './probe';
import { prometheusRuleSpec } from './rule';
import { selfMonitors } from './self-monitoring';
import { serviceMonitorSpec } from './service-monitor';

export { operatorFaults } from './faults';
export { operatorSelector } from './labels';
export { monitorService, type MonitoredService, type MonitorServiceOptions } from './monitor-service';
export {
  PodMonitor,
  Probe,
  PrometheusRule,
  ServiceMonitor,
  type PodMonitorProps,
  type ProbeProps,
  type PrometheusRuleProps,
  type ServiceMonitorProps,
} from '../../../imports/monitoring.coreos.com';

/** What the operator's resources have besides what follows from the stack. */
export interface OperatorOptions {
  /** Labels of every object, such as those by which somebody else's Prometheus selects. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A stack's jobs and rules as resources of the operator. */
export interface OperatorRendering extends Rendering {
  /** As the API server takes them; empty when there is an error among the findings. */
  readonly objects: readonly object[];
  /** The same as one YAML stream; empty when there is an error among the findings. */
  readonly text: string;
}

/**
 * The stack's scrape jobs and rules as ServiceMonitor, PodMonitor, Probe and PrometheusRule, in the stack's namespace.
 *
 * A job means what it means everywhere: its own relabeling follows that of the operator, whose labels are taken away first. What these kinds
 * cannot say is an error. The Prometheus and Alertmanager resources are declared elsewhere, with all that belongs to the servers themselves:
 * storage, retention, replicas, external labels, remote write and read, TLS and login of their ports, the limits and formats of `global` that
 * a monitor has no field for, and Alertmanager's configuration. Their Prometheus finds these objects by {@link operatorSelector}.
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export function renderOperator(stack: Stack, options: OperatorOptions = {}): OperatorRendering {
  const findings = operatorFaults(stack);
  if (findings.some(({ severity }) => severity === 'error')) return { findings, objects: [], text: '', files: new Map(), keeps: [] };
  const chart = new Chart(new App(), stack.name, { disableResourceNameHashes: true });
  addOperatorObjects(chart, stack, options);
  const objects = chart.toJson() as object[];
  const text = Yaml.stringify(...objects);
  return { findings, objects, text, files: text === '' ? new Map() : new Map([[`${stack.name}.yaml`, text]]), keeps: [] };
}

/** The same objects in a chart of one's own; {@link operatorFaults} says whether they can be relied upon. */
export function addOperatorObjects(scope: Construct, stack: Stack, { labels = {} }: OperatorOptions = {}): void {
  const { server } = stack;
  if (server === undefined) return;
  for (const { name, job, spec } of selfMonitors(stack)) {
    addCompanions(scope, stack, job, name, labels);
    new ServiceMonitor(scope, `service-monitor-${name}`, { metadata: metadata(stack, name, labels), spec });
  }
  for (const plan of plansOf(stack, server)) {
    addCompanions(scope, stack, plan.job, plan.name, labels);
    addMonitor(scope, stack, server, plan, labels);
  }
  for (const group of server.ruleGroups) {
    const name = objectName(stack, group.name);
    new PrometheusRule(scope, `prometheus-rule-${name}`, { metadata: metadata(stack, name, labels), spec: prometheusRuleSpec(group, server) });
  }
}

function addMonitor(scope: Construct, stack: Stack, server: Server, plan: Plan, labels: Readonly<Record<string, string>>): void {
  const { name, job } = plan;
  const own = metadata(stack, name, labels);
  switch (plan.kind) {
    case 'PodMonitor':
      new PodMonitor(scope, `pod-monitor-${name}`, { metadata: own, spec: podMonitorSpec(stack, server, job, plan.entry, name) });
      return;
    case 'ServiceMonitor':
      new ServiceMonitor(scope, `service-monitor-${name}`, { metadata: own, spec: serviceMonitorSpec(stack, server, job, plan.entry, name) });
      return;
    case 'Probe':
      new Probe(scope, `probe-${name}`, { metadata: own, spec: probeSpec(server, job, plan.entry, plan.probing, name) });
      return;
  }
}
