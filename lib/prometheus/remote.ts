import { z } from 'zod';

import { advised, duration, labels, goUrl, section } from '../base/section';
import { absolutePath } from './absolute-path';
import { azuread } from './azure-ad';
import { httpClient, type AtMostOne, type OneAuthentication } from './http-client';
import { onlyOneMethod } from './one-method';
import { metricRelabelConfigs } from './relabel/rule';
import { sigv4 } from './sigv4';

/** Samples waiting to be sent. @see https://prometheus.io/docs/practices/remote_write/ */
const queueConfig = section({
  /** Samples that one shard buffers; three to ten times `maxSamplesPerSend`. @default 10000 */
  capacity: z.int().min(1).default(10_000),
  /** Most shards at once. @default 50 */
  maxShards: z.int().min(1).default(50),
  /** Fewest shards, also those at the start. @default 1 */
  minShards: z.int().min(1).default(1),
  /** Samples of one request. @default 2000 */
  maxSamplesPerSend: z.int().min(1).default(2_000),
  /** Send what there is after this time. @default '5s' */
  batchSendDeadline: duration.prefault('5s'),
  /** Shortest wait before another attempt; it doubles with each. @default '30ms' */
  minBackoff: duration.prefault('30ms'),
  /** Longest wait before another attempt. @default '5s' */
  maxBackoff: duration.prefault('5s'),
  /** Try again when the receiver says "too many requests". @default false */
  retryOnHttp429: z.boolean().default(false).meta({ native: 'retry_on_http_429' }),
  /** Drop samples that have waited longer. @default '0s', never */
  sampleAgeLimit: duration.prefault('0s'),
});

/**
 * What is known of metrics, sent from time to time: with the first protocol only, the second says it in every request.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write
 */
const metadataConfig = section({
  /** Whether it is sent at all. @default true */
  send: z.boolean().default(true),
  /** Time between two times that all of it is sent. @default '1m' */
  sendInterval: duration.prefault('1m'),
  /** Metrics of one request. @default 2000 */
  maxSamplesPerSend: advised(z.int(), 1).default(2_000),
});

/** Ways to say who writes that only remote write has besides those of every HTTP connection; at most one of all. */
const cloudAuthentication = {
  /** Sign requests for Amazon. */
  sigv4: sigv4.optional(),
  /** An identity of Microsoft's Entra ID, for Azure Monitor. */
  azuread: azuread.optional(),
  /** Credentials of Google's cloud. */
  googleIam: section({
    /** Path of a file with the key of a service account. @default those that the environment has for applications */
    credentialsFile: absolutePath.optional(),
  }).optional(),
};

/**
 * A system to which samples are sent as they arrive.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write
 */
export const remoteWriteConfig = section({
  /** Where it is. */
  url: goUrl,
  /** Name in the server's own metrics; unique. @default a hash of the settings */
  name: z.string().min(1).optional(),
  /** How long one request may take. @default '30s' */
  remoteTimeout: duration.prefault('30s'),
  /** Headers by name, in clear: credentials belong into the authentication. */
  headers: z.record(advised(z.string(), 1), z.string()).default({}),
  /** Rules about what is sent; external labels are there already. */
  writeRelabelConfigs: metricRelabelConfigs.default([]),
  /** Send exemplars too. @default false */
  sendExemplars: z.boolean().default(false),
  /** Send native histograms too. @default false */
  sendNativeHistograms: z.boolean().default(false),
  /** Take another of the addresses of the host for each connection. @default false */
  roundRobinDns: z.boolean().meta({ since: '3.1' }).default(false),
  /** Version of the protocol, by its message. @default 'prometheus.WriteRequest' */
  protobufMessage: z.enum(['prometheus.WriteRequest', 'io.prometheus.write.v2.Request']).meta({ keepsEmpty: true }).default('prometheus.WriteRequest'),
  /** Log the requests that failed, of the second protocol, at the level `debug`. @default false */
  failedRequestLogging: z.boolean().meta({ since: '3.15' }).default(false),
  /** Send native histograms with custom buckets as classic ones, for receivers that know no others; experimental. @default false */
  convertNhcbToClassic: z.boolean().meta({ since: '3.16' }).default(false),
  queueConfig: queueConfig.optional(),
  metadataConfig: metadataConfig.optional(),
  ...cloudAuthentication,
  ...httpClient,
  // The server's own default differs here from every other place.
  enableHttp2: z.boolean().default(false),
}).superRefine(onlyOneMethod);

/**
 * A system that is asked for samples which the server no longer has.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_read
 */
export const remoteReadConfig = section({
  /** Where it is. */
  url: goUrl,
  /** Name in the server's own metrics; unique. */
  name: z.string().min(1).optional(),
  /** How long one request may take. @default '1m' */
  remoteTimeout: duration.prefault('1m'),
  /** Headers by name, in clear. */
  headers: z.record(advised(z.string(), 1), z.string()).default({}),
  /** Bytes of one frame of an answer that comes in chunks; 0 is none at all. @default 50000000 */
  chunkedReadLimit: advised(z.int().min(0), 1).default(50_000_000),
  /** Also ask for times that the server should have itself. @default false */
  readRecent: z.boolean().default(false),
  /** Only ask for selectors that have these labels. */
  requiredMatchers: labels.default({}),
  /** Ask for series with this server's external labels. @default true */
  filterExternalLabels: z.boolean().default(true),
  ...httpClient,
});

export type RemoteWriteSpec = AtMostOne<z.input<typeof remoteWriteConfig>, 'basicAuth' | 'authorization' | 'oauth2' | 'sigv4' | 'azuread' | 'googleIam'>;
export type RemoteReadSpec = OneAuthentication<z.input<typeof remoteReadConfig>>;
export type RemoteWriteConfig = z.output<typeof remoteWriteConfig>;
export type RemoteReadConfig = z.output<typeof remoteReadConfig>;
