import { Chart } from 'cdk8s';
import type { Service } from 'cdk8s-plus-27';

import type { ScrapeConfigSpec } from '../prometheus/scrape-config';

/** How a Service's pods are scraped: the port by its name, and any option of a scrape job besides discovery. */
export interface MonitorOptions extends Omit<ScrapeConfigSpec, 'jobName' | 'kubernetesSdConfigs' | 'relabelConfigs' | 'basicAuth' | 'authorization' | 'oauth2'> {
  /** Name of the Service's port. */
  readonly port: string;
  /** @default the Service's name */
  readonly jobName?: string;
}

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
