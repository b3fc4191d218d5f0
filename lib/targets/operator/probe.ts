import type { ProbeSpec } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob, Server } from '../../stack/model';
import { connection, proxy } from './connection';
import { limitsOf } from './limits';
import type { Probing } from './prober';
import { asDiscovered, literal, relabeling } from './relabelings';
import { fromTexts } from './texts';

/** Targets that are written down, with labels of theirs. */
export type StaticEntry = ScrapeJob['staticConfigs'][number];

/**
 * A job that asks one exporter about each of its targets. The three rules that make it so are the operator's own.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Probe
 */
export function probeSpec(server: Server, job: ScrapeJob, { targets, labels }: StaticEntry, { prober, rest }: Probing, name: string): ProbeSpec {
  const { module, params } = parameters(job.params);
  // A label of the targets wins over the name of the job, as it does in Prometheus itself.
  const { job: ownJob, ...others } = labels;
  return fromTexts<ProbeSpec>({
    jobName: literal(ownJob === undefined || ownJob === '' ? job.jobName : ownJob),
    interval: job.scrapeInterval.toString(),
    scrapeTimeout: job.scrapeTimeout.toString(),
    ...(module !== undefined && { module }),
    ...(params.length > 0 && { params }),
    prober: { url: prober, path: job.metricsPath, ...(job.scheme !== 'http' && { scheme: job.scheme }), ...proxy(job) },
    targets: {
      staticConfig: {
        static: [...targets],
        ...(Object.keys(others).length > 0 && { labels: others }),
        // Of all labels, the operator gives these targets the namespace only, and not where they have one.
        relabelingConfigs: [asDiscovered('namespace' in labels ? [] : ['namespace']), ...rest.map(relabeling)],
      },
    },
    ...connection(job, name),
    ...(job.metricRelabelConfigs.length > 0 && { metricRelabelings: job.metricRelabelConfigs.map(relabeling) }),
    ...limitsOf(job, server),
  });
}

/** The parameters of the URL: a single module has a field of its own. */
function parameters(params: ScrapeJob['params']): { module: string | undefined; params: { name: string; values: string[] }[] } {
  const [module, ...more] = params['module'] ?? [];
  const isSingle = module !== undefined && more.length === 0;
  return {
    module: isSingle ? module : undefined,
    params: Object.entries(params).flatMap(([name, values]) => (isSingle && name === 'module' ? [] : [{ name, values: [...values] }])),
  };
}
