import { z } from 'zod';

import { credential, section } from '../base/section';
import { fromSecretManager } from './secret-manager';

/** Minimum and maximum TLS versions by Go's names. */
const tlsVersion = z.enum(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

/**
 * TLS of a connection that the server opens. Certificates are public and may be given inline; a private key comes by reference.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config
 */
export const tlsConfig = section({
  /** Authorities to trust, as PEM text or by reference. @default the system's */
  ca: z.union([z.string(), credential]).optional(),
  caRef: fromSecretManager,
  /** Certificate shown to the server, as PEM text or by reference; needs `key`. */
  cert: z.union([z.string(), credential]).optional(),
  certRef: fromSecretManager,
  /** Private key of `cert`. */
  key: credential.optional(),
  keyRef: fromSecretManager,
  /** Name expected in the server's certificate. @default the host of the target */
  serverName: z.string().optional(),
  /** Trust any certificate: only for targets that cannot have a real one. @default false */
  insecureSkipVerify: z.boolean().default(false),
  /** Oldest version of TLS to speak. @default 'TLS12' */
  minVersion: tlsVersion.optional(),
  /** Newest version of TLS to speak. @default 'TLS13' */
  maxVersion: tlsVersion.optional(),
});
