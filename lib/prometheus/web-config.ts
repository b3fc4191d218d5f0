import { z } from 'zod';

import { credential, section } from '../base/section';
import { textLike } from './text-like';
import { webTls } from './web-tls';

export { webTls };

/** A header under the name as it is sent, which is no word of the configuration's own. */
const header = (name: string, value: z.ZodType<string> = z.string()) => value.optional().meta({ native: name });

const headers = section({
  'Strict-Transport-Security': header('Strict-Transport-Security'),
  'X-Content-Type-Options': header('X-Content-Type-Options', z.enum(['nosniff'])),
  'X-Frame-Options': header('X-Frame-Options', z.enum(['deny', 'sameorigin'])),
  'X-XSS-Protection': header('X-XSS-Protection'),
  'Content-Security-Policy': header('Content-Security-Policy'),
});

/** A length of time in the notation of the web configuration, which is Go's own. */
const goDuration = textLike(/^((\d+(\.\d+)?(ns|us|ms|s|m|h))+|0)$/, 'a duration of Go', 'write numbers with ms, s, m or h, such as "100ms"');

/** Requests that are answered: one each `interval`, and so many at once. */
const rateLimit = section({
  /** Requests at once, 1 or more; without any the server would answer none. */
  burst: z.int().min(1),
  /** Time in which one more is allowed. @default '0', no limit */
  interval: goDuration.default('0'),
});

/**
 * The server's own port: TLS, who may ask, and headers.
 *
 * The web configuration file can only hold password hashes themselves, and a hash is a secret. So with users the whole file is
 * yours, in a Secret; without, it is written for you.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export const webConfig = z.union([
  section({
    tlsServerConfig: webTls.optional(),
    httpServerConfig: section({
      /** HTTP/2, with TLS only. @default true */
      http2: z.boolean().default(true),
      headers: headers.optional(),
    }).optional(),
    /** Of all clients together. @default no limit */
    rateLimit: rateLimit.optional(),
  }),
  section({
    /** A Secret's key that holds a whole web configuration file, with `basic_auth_users`. */
    file: credential,
    /** Whether that file switches TLS on. @default false */
    tls: z.boolean().default(false),
    /** Who the probes and the server's own scrape log in as. */
    login: section({ username: z.string().min(1), password: credential }),
  }),
]);

export type WebSpec = z.input<typeof webConfig>;
export type WebConfig = z.output<typeof webConfig>;
