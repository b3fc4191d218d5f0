import { Chart } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

import { fault, type Finding } from '../base/finding';
import { show } from '../base/section';
import { suggest } from '../base/suggestion';
import type { ScrapeConfigSpec } from '../prometheus/scrape-config';

/** How a Service's pods are scraped: the port by its name, and any option of a scrape job besides discovery. */
export interface MonitorOptions extends Omit<ScrapeConfigSpec, 'jobName' | 'kubernetesSdConfigs' | 'relabelConfigs' | 'basicAuth' | 'authorization' | 'oauth2'> {
  /** Name of the Service's port. */
  readonly port: string;
  /** @default the Service's name */
  readonly jobName?: string;
}

/** What is wrong with what a Service is to be monitored by. Who comes from JavaScript may have given anything for either. */
export function monitorFault(service: unknown, options: unknown): Finding | undefined {
  if (!isService(service)) return fault('wrong-type', ['monitor'], 'not a Service of cdk8s-plus', 'give the Service itself, or write the job with addScrapeConfig');
  const { name, ports } = service;
  const port = typeof options === 'object' && options !== null && 'port' in options ? options.port : undefined;
  const known = ports.flatMap((one) => (one.name === undefined ? [] : [one.name]));
  if (typeof port !== 'string') {
    const fix = known.length === 0 ? 'give the port of the Service a name, and write it here' : `write the name of the port, ${suggest('', known, known.length)}`;
    return port === undefined ? fault('missing-value', ['monitor', name, 'port'], 'missing, a text is needed', fix) : fault('wrong-type', ['monitor', name, 'port'], `not a text, got ${show(port)}`, fix);
  }
  if (known.includes(port)) return undefined;
  return fault('service-port-unknown', ['monitor', name], `unknown port "${port}"`, known.length === 0 ? 'give the port of the Service a name' : suggest(port, known));
}

/** Whether it is a Service, also one of another copy or version of cdk8s-plus. */
const isService = (input: unknown): input is Service => Construct.isConstruct(input) && 'ports' in input && Array.isArray(input.ports) && 'name' in input && typeof input.name === 'string' && 'metadata' in input;

/** The job that scrapes the endpoints of one Service, in its namespace, on one port. */
export function serviceJob(service: Service, { port, jobName, ...options }: MonitorOptions): ScrapeConfigSpec {
  const namespace = service.metadata.namespace ?? Chart.of(service).namespace ?? 'default';
  const keep = (label: string, value: string) => ({ action: 'keep' as const, sourceLabels: [`__meta_kubernetes_${label}`], regex: value.replace(/[.]/g, '\\.') });
  const copy = (label: string, targetLabel: string) => ({ action: 'replace' as const, sourceLabels: [`__meta_kubernetes_${label}`], targetLabel });
  return {
    ...options,
    jobName: jobName ?? service.name,
    kubernetesSdConfigs: [{ role: 'endpointslice', namespaces: { names: [namespace] } }],
    relabelConfigs: [keep('service_name', service.name), keep('endpointslice_port_name', port), copy('namespace', 'namespace'), copy('pod_name', 'pod')],
  };
}
