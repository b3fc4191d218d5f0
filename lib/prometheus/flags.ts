import { z } from 'zod';

import { byteSize, duration, ratio, section } from '../base/section';
import { regexFault } from '../base/regex';
import { features } from './features';

export { features };

/** A number that may be 0, which is the server's word for "no limit". */
const orNone = z.int().min(0);
const count = z.int().min(1);

/**
 * What only the command line can say. What follows from the rest of the spec (paths, the listening address, the external URL, the
 * reload) is no option here.
 * @see https://prometheus.io/docs/prometheus/latest/command-line/prometheus/
 */
export const serverFlags = section({
  /** @default [] */
  enableFeature: z.array(z.enum(features)).default([]),
  /** How far back a query looks for a sample. @default '5m' */
  queryLookbackDelta: duration.prefault('5m'),
  /** @default '2m' */
  queryTimeout: duration.prefault('2m'),
  /** Queries at the same time. @default 20 */
  queryMaxConcurrency: count.default(20),
  /** Samples that one query may load into memory. @default 50000000 */
  queryMaxSamples: count.default(50_000_000),
  /** Accept samples by remote write. @default false */
  webEnableRemoteWriteReceiver: z.boolean().default(false),
  /** Messages of remote write that are accepted. @default [], both */
  webRemoteWriteReceiverAcceptedProtobufMessages: z.array(z.enum(['prometheus.WriteRequest', 'io.prometheus.write.v2.Request'])).default([]),
  /** Accept samples by OTLP. @default false */
  webEnableOtlpReceiver: z.boolean().default(false),
  /** Snapshots and deletion by API: whoever reaches the port may delete. @default false */
  webEnableAdminApi: z.boolean().default(false),
  /** Reload and end by HTTP: whoever reaches the port may end the server, which reads changed files by itself anyway. @default false */
  webEnableLifecycle: z.boolean().default(false),
  webPageTitle: z.string().min(1).optional(),
  /** Longest time to read a request, and to keep an idle connection. @default '5m' */
  webReadTimeout: duration.prefault('5m'),
  /** Connections at the same time. @default 512 */
  webMaxConnections: count.default(512),
  /** Browsers that are told of news at the same time. @default 16 */
  webMaxNotificationsSubscribers: count.default(16),
  /** Origins that may ask from a page of theirs: RE2, anchored at both ends. @default '.*', every one */
  webCorsOrigin: z
    .string()
    .superRefine((text, context) => {
      const why = regexFault(text);
      if (why !== undefined) context.addIssue({ code: 'custom', message: `not an RE2 expression: ${why}, got "${text}"`, params: { fix: 'write it in RE2 syntax, which has no look-around and no back-references' } });
    })
    .default('.*'),
  /** Results of one search, which needs the feature `search-api`; 0 is no limit. @default 10000 */
  webSearchMaxLimit: orNone.meta({ since: '3.13' }).default(10_000),
  /** Shortest span of a block; with a sidecar that uploads blocks both are `2h`. @default '2h' */
  storageTsdbMinBlockDuration: duration.prefault('2h'),
  /** Longest span of a block. @default a tenth of the retention */
  storageTsdbMaxBlockDuration: duration.optional(),
  /** Size of one file of the write-ahead log, 10 MB to 256 MB. @default 128MB */
  storageTsdbWalSegmentSize: byteSize
    .refine(({ bytes }) => bytes >= 10 * 1024 ** 2 && bytes <= 256 * 1024 ** 2, {
      error: ({ input }) => `not between 10MB and 256MB, got ${String(input)}`,
      params: { fix: 'use "128MB", or another size between the two' },
    })
    .optional(),
  /** @default 'snappy' */
  storageTsdbWalCompressionType: z.enum(['snappy', 'zstd']).default('snappy'),
  /** No lock in the data's folder. @default false */
  storageTsdbNoLockfile: z.boolean().default(false),
  /** Chunks that wait to be written; 0 is no queue. @default 0 */
  storageTsdbHeadChunksWriteQueueSize: orNone.default(0),
  /** File in which something else says which blocks it has uploaded; others are not compacted. */
  storageTsdbDelayCompactFilePath: z.string().min(1).meta({ since: '3.9' }).optional(),
  /** How long samples that wait are sent at the end. @default '1m' */
  storageRemoteFlushDeadline: duration.prefault('1m'),
  /** Samples of one answer to remote read, unless it is streamed; 0 is no limit. @default 50000000 */
  storageRemoteReadSampleLimit: orNone.default(50_000_000),
  /** Remote reads at the same time; 0 is no limit. @default 10 */
  storageRemoteReadConcurrentLimit: orNone.default(10),
  /** Bytes of one frame of a streamed answer. @default 1048576 */
  storageRemoteReadMaxBytesInFrame: count.default(1_048_576),
  /** Keep alerts that were pending over an outage of at most this long. @default '1h' */
  rulesAlertForOutageTolerance: duration.prefault('1h'),
  /** After an outage a pending alert waits this long at least; only for rules that wait longer. @default '10m' */
  rulesAlertForGracePeriod: duration.prefault('10m'),
  /** Tell Alertmanager again after this time. @default '1m' */
  rulesAlertResendDelay: duration.prefault('1m'),
  /** Rules at the same time; needs the feature `concurrent-rule-eval`. @default 4 */
  rulesMaxConcurrentEvals: count.default(4),
  /** Alerts that wait for Alertmanager; older ones are dropped. @default 10000 */
  alertmanagerNotificationQueueCapacity: count.default(10_000),
  /** Alerts of one request. @default 256 */
  alertmanagerNotificationBatchSize: count.meta({ since: '3.4' }).default(256),
  /** Send at the end what waits. @default true */
  alertmanagerDrainNotificationQueueOnShutdown: z.boolean().default(true),
  /** Take the number of processors from the container's quota. @default true */
  autoGomaxprocs: z.boolean().default(true),
  /** Take the limit of memory from the container's. @default true */
  autoGomemlimit: z.boolean().default(true),
  /** Share of the container's memory that the server plans with; more than 0. @default '0.9' */
  autoGomemlimitRatio: ratio.refine(({ value }) => value > 0, { error: 'zero, which leaves no memory', params: { fix: 'use "0.9"' } }).prefault('0.9'),
  /** Look again for the limit of memory after this time; `0s` is never. @default '0s' */
  autoGomemlimitRefreshInterval: duration.meta({ since: '3.15' }).prefault('0s'),
  /** Least severity that is logged; `runtime.logLevel` says it without a restart since 3.15. @default 'info' */
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** @default 'logfmt' */
  logFormat: z.enum(['logfmt', 'json']).default('logfmt'),
});

export type ServerFlags = z.output<typeof serverFlags>;

/** Groups of flags of more than one word, the longer before the shorter. */
const groups = ['web.remote-write-receiver', 'web.search', 'web.cors', 'storage.tsdb.delay-compact-file', 'storage.tsdb', 'storage.remote', 'rules.alert', 'auto-gomemlimit', 'rules', 'query', 'web', 'log', 'alertmanager'];

/** `queryMaxSamples` → `query.max-samples`: the words of a group stand before a dot. */
export function flagName(key: string): string {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const group = groups.find((words) => name.startsWith(`${words.replaceAll('.', '-')}-`));
  return group === undefined ? name : `${group}.${name.slice(group.length + 1)}`;
}

/** Flags that are said once a value; the others take a list with commas. */
const repeated: readonly string[] = ['webRemoteWriteReceiverAcceptedProtobufMessages'];

/** The flags that differ from what the server assumes, in the order of their declaration. */
export function emitFlags(flags: ServerFlags): string[] {
  const assumed = serverFlags.parse({});
  return Object.entries(flags).flatMap(([key, value]) => {
    const name = flagName(key);
    if (value === undefined || String(value) === String(assumed[key as keyof ServerFlags])) return [];
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
    if (Array.isArray(value) && repeated.includes(key)) return value.map((one) => `--${name}=${one}`);
    return [`--${name}=${Array.isArray(value) ? value.join(',') : String(value)}`];
  });
}
