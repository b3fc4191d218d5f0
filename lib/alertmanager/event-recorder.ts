import { z } from 'zod';

import { advised, duration, httpUrl, section } from '../base/section';
import { tlsConfig } from '../prometheus/http-client';
import { brokerHostPort } from './host-port';
import { httpConfig } from './http-config';

/** A number of which the server says itself when it is none of its own: it then takes what it would have assumed. */
const count = advised(z.int(), 1);

const webhookOutput = section({
  /** The server reads it from the configuration only, so it must not hold a secret: use `httpConfig` for that. */
  url: httpUrl,
  httpConfig: httpConfig.optional(),
  /** How long one request may take. @default '10s' */
  timeout: duration.prefault('10s'),
  /** Requests at the same time. @default 4 */
  workers: count.default(4),
  /** Attempts for one event. @default 3 */
  maxRetries: count.default(3),
  /** Wait before the second attempt; it doubles with each. @default '500ms' */
  retryBackoff: duration.prefault('500ms'),
  /** Several events in one request. @default false */
  batch: z.boolean().meta({ since: '0.34' }).default(false),
  /** Events of one request; needs `batch`. @default 100 */
  batchMaxEvents: count.meta({ since: '0.34' }).default(100),
  /** Bytes of one request; needs `batch`. @default 1048576 */
  batchMaxBytes: count.meta({ since: '0.34' }).default(1_048_576),
  /** How long a request waits for more events; needs `batch`. @default '100ms' */
  batchFlushInterval: duration.meta({ since: '0.34' }).prefault('100ms'),
}).superRefine(({ batch, batchMaxEvents, batchMaxBytes, batchFlushInterval }, context) => {
  if (batch) return;
  const changed = { batchMaxEvents: batchMaxEvents !== 100, batchMaxBytes: batchMaxBytes !== 1_048_576, batchFlushInterval: batchFlushInterval.milliseconds !== 100 };
  // Zero is nothing for the server, and it takes what it would assume.
  const isZero: Readonly<Record<string, boolean>> = { batchMaxEvents: batchMaxEvents === 0, batchMaxBytes: batchMaxBytes === 0, batchFlushInterval: batchFlushInterval.milliseconds === 0 };
  for (const [field, isChanged] of Object.entries(changed)) {
    if (isChanged) context.addIssue({ code: 'custom', path: [field], message: 'has no meaning without batch', params: { fix: 'set batch: true, or remove it', ...(isZero[field] === true && { ours: true }) } });
  }
});

const kafkaOutput = section({
  /** Brokers to ask first; at least one. */
  brokers: z.array(brokerHostPort).min(1),
  /** Topic to which events are written. */
  topic: z.string().min(1),
  /** Name told to the brokers. @default 'alertmanager' */
  clientId: z.string().min(1).default('alertmanager'),
  /** How an event is written. @default 'json' */
  format: z.enum(['json', 'protobuf']).default('json'),
  /** Who must have an event before it counts as sent. @default 'leader' */
  acks: z.enum(['none', 'leader', 'all']).default('leader'),
  /** How what is sent is compressed. @default none */
  compression: z.enum(['none', 'gzip', 'snappy', 'lz4', 'zstd']).optional(),
  /** Events that wait at most. @default 1024 */
  bufferSize: count.default(1024),
  /** @default none, in clear */
  tlsConfig: tlsConfig.optional(),
});

/**
 * Where every decision about alerts is recorded. Experimental: the server heeds it only with `--enable-feature=event-recorder`.
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export const eventRecorder = section({
  /** Files to which lines of JSON are appended. @default [] */
  fileOutputs: z.array(section({ path: z.string().min(1) })).meta({ skipsNull: true }).default([]),
  /** Addresses to which events are sent by POST. @default [] */
  webhookOutputs: z.array(webhookOutput).meta({ skipsNull: true }).default([]),
  /** Topics of Kafka. @default [] */
  kafkaOutputs: z.array(kafkaOutput).meta({ skipsNull: true }).default([]),
  /** The server's own output, one entry. @default [] */
  stdoutOutputs: z.array(section({})).meta({ since: '0.34', skipsNull: true }).default([]),
});
