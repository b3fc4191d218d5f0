import { z } from 'zod';

import { advised, duration, section, show } from '../base/section';
import { reservedHeaders } from './header-name';
import { tlsConfig } from './tls-config';

const header = z.string().superRefine((name, context) => {
  if (name !== '' && !reservedHeaders.includes(name.toLowerCase())) return;
  context.addIssue({ code: 'custom', message: name === '' ? 'empty' : `"${name}" is written by the server itself`, params: { check: 'reserved-header', fix: 'remove it' } });
});

/**
 * Where the server sends traces of its own work.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tracing_config
 */
export const tracingConfig = section({
  /** Protocol in which the collector is spoken to. @default 'grpc' */
  clientType: z.enum(['grpc', 'http']).default('grpc'),
  /** Host and port of the collector. */
  // The server takes a URL too, and then looks for a host of that name.
  endpoint: z
    .string()
    .min(1)
    .refine((text) => text === '' || /^[^\s/]+$/.test(text), {
      error: ({ input }) => `not a host with a port, got ${show(input)}`,
      params: { fix: 'write it without scheme and path, such as "collector.example:4317"', ours: true },
    }),
  /** Share of the requests that are traced, 0 to 1; 0 only where the caller traces. @default 0 */
  samplingFraction: advised(z.number(), 0, 1).default(0),
  /** Connect without TLS. @default false */
  insecure: z.boolean().default(false),
  /** TLS of the connection; it has no effect with `insecure`. */
  tlsConfig: tlsConfig.optional(),
  /** Headers by name, in clear. @default {} */
  headers: z.record(header, z.string()).default({}),
  /** How what is sent is compressed. @default none */
  compression: z.enum(['gzip']).optional(),
  /** How long sending may take. @default '0s', the exporter's own, 10 s */
  timeout: duration.prefault('0s'),
});

export type TracingSpec = z.input<typeof tracingConfig>;
