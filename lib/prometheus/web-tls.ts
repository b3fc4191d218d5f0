import { z } from 'zod';

import { credential, section } from '../base/section';

/** Names of TLS 1.2's ciphers that Go does not count as broken; those of TLS 1.3 cannot be chosen. */
const ciphers = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
] as const;

const version = z.enum(['TLS12', 'TLS13']);

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
  /** Names, mail or IP addresses or URIs, of which a client's certificate must have one; needs that clients show a certificate that is verified. @default [], any */
  clientAllowedSans: z.array(z.string().min(1)).default([]),
  /** @default 'TLS12' */
  minVersion: version.default('TLS12'),
  /** @default 'TLS13' */
  maxVersion: version.default('TLS13'),
  /** Ciphers of TLS 1.2. @default [], those that Go chooses */
  cipherSuites: z.array(z.enum(ciphers)).default([]),
  /** Curves for the exchange of keys. @default [], those that Go chooses */
  curvePreferences: z.array(z.enum(['CurveP256', 'CurveP384', 'CurveP521', 'X25519'])).default([]),
  /** No effect any more: Go chooses itself. @default true */
  preferServerCipherSuites: z.boolean().default(true),
}).superRefine(({ minVersion, maxVersion, clientAllowedSans, clientAuthType, cipherSuites }, context) => {
  const fault = (field: string, message: string, fix: string): void => context.addIssue({ code: 'custom', path: [field], message, params: { check: 'conflicting-value', fix } });
  if (minVersion > maxVersion) fault('minVersion', `more than maxVersion, got ${minVersion} over ${maxVersion}`, `use at most ${maxVersion}, or remove maxVersion`);
  // Where no certificate is shown, the server finds none of the names in it, and turns everybody away.
  if (clientAllowedSans.length > 0 && clientAuthType !== 'RequireAndVerifyClientCert') {
    fault('clientAllowedSans', `has a meaning only where every client's certificate is verified, got clientAuthType "${clientAuthType}"`, 'set clientAuthType: "RequireAndVerifyClientCert"');
  }
  // HTTP/2 insists on one of these, and the server does not start without.
  const isForHttp2 = (cipher: string): boolean => /^TLS_ECDHE_(RSA|ECDSA)_WITH_AES_128_GCM_SHA256$/.test(cipher);
  if (cipherSuites.length > 0 && !cipherSuites.some(isForHttp2)) {
    fault('cipherSuites', 'without a cipher that HTTP/2 insists on', 'add "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", or its twin for ECDSA');
  }
});
