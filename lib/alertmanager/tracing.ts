import { z } from 'zod';

import { duration, section } from '../base/section';
import { tlsConfig } from '../prometheus/http-client';
import { hostPort } from './host-port';

/**
 * Where the server sends traces of its own work.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#tracing_config
 */
export const tracing = section({
  /** @default 'grpc' */
  clientType: z.enum(['grpc', 'http']).default('grpc'),
  /** Host and port of the collector. */
  endpoint: hostPort,
  /** Share of the requests that are traced, 0 to 1; 0 only where the caller traces. @default 0 */
  samplingFraction: z.number().min(0).max(1).default(0),
  /** Connect without TLS. @default false */
  insecure: z.boolean().default(false),
  /** TLS of the connection; it has no effect with `insecure`. */
  tlsConfig: tlsConfig.optional(),
  /** Headers by name; what is secret stands in files. @default {} */
  headers: z.record(z.string().min(1), section({ values: z.array(z.string()).default([]), files: z.array(z.string().min(1)).default([]) })).default({}),
  /** @default none */
  compression: z.enum(['gzip']).optional(),
  /** How long sending may take. @default '0s', the exporter's own, 10 s */
  timeout: duration.prefault('0s'),
});

export type TracingSpec = z.input<typeof tracing>;
export type Tracing = z.output<typeof tracing>;
