import { z } from 'zod';

import { credential, section } from '../base/section';

const headers = section({
  'Strict-Transport-Security': z.string().optional(),
  'X-Content-Type-Options': z.enum(['nosniff']).optional(),
  'X-Frame-Options': z.enum(['deny', 'sameorigin']).optional(),
  'X-XSS-Protection': z.string().optional(),
  'Content-Security-Policy': z.string().optional(),
});

/**
 * TLS of the server's own port. The certificate and its key come from one Secret, as cert-manager and `kubectl create secret
 * tls` make it.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export const webTls = section({
  cert: credential,
  key: credential,
  /** Authority of client certificates. */
  clientCa: credential.optional(),
  /** Whether clients must show a certificate; needs `clientCa` to verify. @default 'NoClientCert' */
  clientAuthType: z.enum(['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert', 'VerifyClientCertIfGiven', 'RequireAndVerifyClientCert']).default('NoClientCert'),
  /** @default 'TLS12' */
  minVersion: z.enum(['TLS12', 'TLS13']).default('TLS12'),
});

/**
 * The server's own port: TLS, who may ask, and headers.
 *
 * The web configuration file can only hold password hashes themselves, and a hash is a secret. So with users the whole file is
 * yours, in a Secret; without, it is written for you.
 */
export const webConfig = z.union([
  section({
    tlsServerConfig: webTls.optional(),
    httpServerConfig: section({
      /** HTTP/2, with TLS only. @default true */
      http2: z.boolean().default(true),
      headers: headers.optional(),
    }).optional(),
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
