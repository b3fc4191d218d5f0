import type { PodMonitorSpecPodMetricsEndpoints } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob } from '../../stack/model';
import { connection, proxy } from './connection';
import { relabeling } from './relabelings';
import type { Texts } from './texts';

/** How targets are scraped, as PodMonitor and ServiceMonitor both say it. */
export type Endpoint = Omit<Texts<PodMonitorSpecPodMetricsEndpoints>, 'port' | 'portNumber' | 'targetPort' | 'relabelings'>;

/** A job's way to scrape. The interval and the timeout are always said: those of the Prometheus that scrapes are not ours. */
export const endpoint = (job: ScrapeJob, monitor: string): Endpoint => ({
  interval: job.scrapeInterval.toString(),
  scrapeTimeout: job.scrapeTimeout.toString(),
  ...(job.metricsPath !== '/metrics' && { path: job.metricsPath }),
  ...(job.scheme !== 'http' && { scheme: job.scheme }),
  ...(Object.keys(job.params).length > 0 && { params: job.params }),
  ...(job.honorLabels && { honorLabels: true }),
  ...(!job.honorTimestamps && { honorTimestamps: false }),
  ...(job.trackTimestampsStaleness && { trackTimestampsStaleness: true }),
  ...connection(job, monitor),
  ...proxy(job),
  // The rules of the job say which pods are scraped; the operator's own filter by phase would be one more.
  filterRunning: false,
  ...(job.metricRelabelConfigs.length > 0 && { metricRelabelings: job.metricRelabelConfigs.map(relabeling) }),
});
