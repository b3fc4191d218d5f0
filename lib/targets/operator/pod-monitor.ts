import type { PodMonitorSpec } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob, Server, Surroundings } from '../../stack/model';
import { discovered, type KubernetesEntry } from './discovered';
import { endpoint } from './endpoint';
import { bodySizeLimit, limitsOf } from './limits';
import { targetRelabelings } from './relabelings';
import { fromTexts } from './texts';

/**
 * A job that finds pods, every port of theirs, and leaves the rest to its relabeling.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export const podMonitorSpec = (stack: Surroundings, server: Server, job: ScrapeJob, entry: KubernetesEntry, name: string): PodMonitorSpec =>
  fromTexts<PodMonitorSpec>({
    ...discovered(entry, stack),
    podMetricsEndpoints: [{ ...endpoint(job, name), relabelings: targetRelabelings(job.jobName, job.relabelConfigs) }],
    ...limitsOf(job, server),
    ...bodySizeLimit(job, server),
  });
