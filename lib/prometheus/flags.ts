import { z } from 'zod';

import { duration, section } from '../base/section';

/** Features that have to be asked for. @see https://prometheus.io/docs/prometheus/latest/feature_flags/ */
export const features = [
  'concurrent-rule-eval',
  'created-timestamp-zero-ingestion',
  'delayed-compaction',
  'exemplar-storage',
  'memory-snapshot-on-shutdown',
  'metadata-wal-records',
  'otlp-deltatocumulative',
  'otlp-native-delta-ingestion',
  'promql-delayed-name-removal',
  'promql-experimental-functions',
  'promql-per-step-stats',
  'type-and-unit-labels',
  'zstd-scrape',
] as const;

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
  queryMaxConcurrency: z.int().min(1).default(20),
  /** Samples that one query may load into memory. @default 50000000 */
  queryMaxSamples: z.int().min(1).default(50_000_000),
  /** Accept samples by remote write. @default false */
  webEnableRemoteWriteReceiver: z.boolean().default(false),
  /** Accept samples by OTLP. @default false */
  webEnableOtlpReceiver: z.boolean().default(false),
  /** Snapshots and deletion by API: whoever reaches the port may delete. @default false */
  webEnableAdminApi: z.boolean().default(false),
  webPageTitle: z.string().min(1).optional(),
  /** Keep alerts that were pending over an outage of at most this long. @default '1h' */
  rulesAlertForOutageTolerance: duration.prefault('1h'),
  /** @default 'info' */
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** @default 'logfmt' */
  logFormat: z.enum(['logfmt', 'json']).default('logfmt'),
});

export type ServerFlags = z.output<typeof serverFlags>;

/** `queryMaxSamples` → `query.max-samples`: the first word is the group, but three groups have two words. */
const flagName = (key: string): string =>
  key
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^rules-alert-/, 'rules.alert.')
    .replace(/^(query|web|log)-/, '$1.');

/** The flags that differ from what the server assumes, in the order of their declaration. */
export function emitFlags(flags: ServerFlags): string[] {
  const assumed = serverFlags.parse({});
  return Object.entries(flags).flatMap(([key, value]) => {
    const name = flagName(key);
    if (value === undefined || String(value) === String(assumed[key as keyof ServerFlags])) return [];
    if (value === true) return [`--${name}`];
    return [`--${name}=${Array.isArray(value) ? value.join(',') : String(value)}`];
  });
}
