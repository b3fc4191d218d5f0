import type { z } from 'zod';

import { Duration, shorter } from '../base/duration';
import type { Finding } from '../base/finding';
import { read, type Reading } from '../base/read';
import { defaultScrapeTimeout, type GlobalConfig } from '../prometheus/global';
import type { ScrapeJob, Server, ServerStorage, Stack, Surroundings } from './model';
import { sizeFor } from './sizing';
import { alertmanagerSpec, serverSpec, stackSpec, type surroundingsFields } from './spec';
import { imageOf, parts, type Part } from './versions';

/** A stack as far as it could be understood, and what is wrong with the spec. */
export interface Resolution {
  readonly findings: readonly Finding[];
  readonly stack: Stack | undefined;
}

/** Reads the spec of a whole stack. `name` becomes the label `app.kubernetes.io/part-of`. */
export const resolveStack = (name: string, spec: unknown): Resolution =>
  resolution(read(stackSpec, spec), ({ alertmanager, ...model }) => ({ ...surroundings(name, model), server: server(model), alertmanager }));

/** Reads the spec of a server that stands alone. */
export const resolveServer = (name: string, spec: unknown): Resolution =>
  resolution(read(serverSpec, spec), (model) => ({ ...surroundings(name, model), server: server(model), alertmanager: undefined }));

/** Reads the spec of an Alertmanager that stands alone. */
export const resolveAlertmanager = (name: string, spec: unknown): Resolution =>
  resolution(read(alertmanagerSpec, spec), (model) => ({ ...surroundings(name, model), server: undefined, alertmanager: withoutSurroundings(model) }));

const resolution = <T>({ findings, model }: Reading<T>, build: (model: T) => Stack): Resolution => ({
  findings,
  stack: model === undefined ? undefined : deepFreeze(build(model)),
});

type SurroundingsOutput = z.output<z.ZodObject<typeof surroundingsFields>>;

function surroundings(name: string, model: SurroundingsOutput): Surroundings {
  const image = (part: Part) => imageOf(part, model.versions[part], model.images.registry, model.images[part]);
  return {
    name,
    namespace: model.namespace,
    createNamespace: model.createNamespace,
    ownNamespaces: model.ownNamespaces,
    versions: model.versions,
    images: Object.fromEntries((Object.keys(parts) as Part[]).map((part) => [part, image(part)])) as Record<Part, ReturnType<typeof image>>,
    network: model.network,
  };
}

function server(model: z.output<typeof serverSpec>): Server {
  const global = { ...model.global, scrapeTimeout: model.global.scrapeTimeout ?? shorter(defaultScrapeTimeout, model.global.scrapeInterval) };
  return {
    ...withoutSurroundings(model),
    global,
    scrapeConfigs: model.scrapeConfigs.map((job) => scrapeJob(job, global)),
    storage: storage(model),
    sizing: sizeFor(model.series, global.scrapeInterval),
  };
}

const defaultRetention = Duration.parse('15d');

/** Of the volume, what samples may fill: the rest is for the compaction of blocks, which writes before it deletes. */
export const usableShare = 0.8;

/** The server's own rule: a job that sets no timeout takes the global one, but never more than its interval. */
function scrapeJob(job: z.output<typeof serverSpec>['scrapeConfigs'][number], global: GlobalConfig & { readonly scrapeTimeout: Duration }): ScrapeJob {
  const scrapeInterval = job.scrapeInterval ?? global.scrapeInterval;
  return { ...job, scrapeInterval, scrapeTimeout: job.scrapeTimeout ?? shorter(global.scrapeTimeout, scrapeInterval) };
}

function storage({ name, storage: { size, storageClassName, ephemeral, claimName, retention } }: z.output<typeof serverSpec>): ServerStorage {
  return {
    size,
    storageClassName,
    ephemeral,
    claimName: claimName ?? `${name}-data`,
    retention: { time: retention?.time ?? defaultRetention, size: retention?.size ?? size.share(usableShare), percentage: retention?.percentage },
  };
}

function withoutSurroundings<T extends SurroundingsOutput>(model: T): Omit<T, keyof SurroundingsOutput> {
  const { namespace, createNamespace, ownNamespaces, versions, images, network, ...rest } = model;
  return rest;
}

/** Nobody behind this point changes the model. Values freeze themselves by having no setters. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

