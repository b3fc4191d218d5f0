import type { ServiceMonitorSpec, ServiceMonitorSpecEndpoints } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob, Server, Surroundings } from '../../stack/model';
import { fileOptions } from './connection';
import { discovered, type KubernetesEntry } from './discovered';
import { endpoint } from './endpoint';
import { bodySizeLimit, limitsOf } from './limits';
import { targetRelabelings } from './relabelings';
import { fromTexts, type Texts } from './texts';

/**
 * A job that finds what is behind Services, every port of theirs, and leaves the rest to its relabeling.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export const serviceMonitorSpec = (stack: Surroundings, server: Server, job: ScrapeJob, entry: KubernetesEntry, name: string): ServiceMonitorSpec =>
  fromTexts<ServiceMonitorSpec>({
    ...discovered(entry, stack),
    // Said, since the operator's own choice hangs on the Prometheus that scrapes, and the two give different labels.
    serviceDiscoveryRole: entry.role === 'endpointslice' ? 'EndpointSlice' : 'Endpoints',
    endpoints: [serviceEndpoint(job, name)],
    ...limitsOf(job, server),
    ...bodySizeLimit(job, server),
  });

/** How a job scrapes what is behind a Service. */
export function serviceEndpoint(job: ScrapeJob, name: string): Texts<ServiceMonitorSpecEndpoints> {
  const { tlsConfig, ...shared } = endpoint(job, name);
  const { tlsConfig: files, ...token } = fileOptions(job);
  return {
    ...shared,
    ...token,
    ...((tlsConfig ?? files) !== undefined && { tlsConfig: { ...tlsConfig, ...files } }),
    relabelings: targetRelabelings(job.jobName, job.relabelConfigs),
  };
}
