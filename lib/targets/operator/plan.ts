import type { SpecPath } from '../../base/spec-path';
import type { ScrapeJob, Server, Surroundings } from '../../stack/model';
import type { KubernetesEntry } from './discovered';
import { objectName } from './object-name';
import type { StaticEntry } from './probe';
import { probing, type Probing } from './prober';

/** The kinds of objects in which the operator takes scrape jobs, besides its ScrapeConfig. */
export type MonitorKind = 'PodMonitor' | 'ServiceMonitor' | 'Probe';

/** One object of a job: a monitor has one way to find its targets, so that a job with several becomes several. */
export type Plan = {
  readonly name: string;
  readonly job: ScrapeJob;
  /** Place of the job in the spec. */
  readonly path: SpecPath;
} & ({ readonly kind: 'PodMonitor' | 'ServiceMonitor'; readonly entry: KubernetesEntry } | { readonly kind: 'Probe'; readonly entry: StaticEntry; readonly probing: Probing });

/** Which kind finds the objects of a role; the others have none. */
export const kindOfRole: Readonly<Record<KubernetesEntry['role'], 'PodMonitor' | 'ServiceMonitor' | undefined>> = {
  pod: 'PodMonitor',
  endpoints: 'ServiceMonitor',
  endpointslice: 'ServiceMonitor',
  service: undefined,
  node: undefined,
  ingress: undefined,
};

/** The objects of every job, in the order of the spec. What cannot be said by one has no plan; it is among the faults. */
export const plansOf = (stack: Surroundings, server: Server): Plan[] => server.scrapeConfigs.flatMap((job, index) => plansOfJob(stack, job, ['scrapeConfigs', index]));

function plansOfJob(stack: Surroundings, job: ScrapeJob, path: SpecPath): Plan[] {
  const asked = probing(job);
  const found = [
    ...job.kubernetesSdConfigs.flatMap((entry) => {
      const kind = kindOfRole[entry.role];
      return kind === undefined ? [] : [{ kind, entry }];
    }),
    // No targets, no object.
    ...(asked === undefined ? [] : job.staticConfigs.filter(({ targets }) => targets.length > 0).map((entry) => ({ kind: 'Probe' as const, entry, probing: asked }))),
  ];
  return found.map((one, index) => ({ ...one, job, path, name: objectName(stack, found.length === 1 ? job.jobName : `${job.jobName}-${index}`) }));
}
