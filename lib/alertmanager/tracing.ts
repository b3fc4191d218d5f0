import { z } from 'zod';

import { inClear } from '../base/ruled-out';
import { advised, duration, section } from '../base/section';
import { tlsConfig } from '../prometheus/http-client';
import { collectorHostPort } from './host-port';

/**
 * Where the server sends traces of its own work.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#tracing_config
 */
export const tracing = section({
  /** Protocol in which the collector is spoken to. @default 'grpc' */
  clientType: z.enum(['grpc', 'http']).default('grpc'),
  /** Host and port of the collector. */
  endpoint: collectorHostPort,
  /** Share of the requests that are traced, 0 to 1; 0 only where the caller traces. @default 0 */
  samplingFraction: advised(z.number(), 0, 1).default(0),
  /** Connect without TLS. @default false */
  insecure: z.boolean().default(false),
  /** TLS of the connection; it has no effect with `insecure`. */
  tlsConfig: tlsConfig.optional(),
  /** Headers by name; what is secret stands in files. @default {} */
  headers: z.record(advised(z.string(), 1), section({ values: z.array(z.string()).default([]), secrets: inClear('put it into a file, and name that in files', true), files: z.array(advised(z.string(), 1)).default([]) })).default({}),
  /** How what is sent is compressed. @default none */
  compression: z.enum(['gzip']).optional(),
  /** How long sending may take. @default '0s', the exporter's own, 10 s */
  timeout: duration.prefault('0s'),
});

export type TracingSpec = z.input<typeof tracing>;
