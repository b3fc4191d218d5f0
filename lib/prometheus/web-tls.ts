import { z } from 'zod';

import { advised, credential, section } from '../base/section';

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
const everyVersion = z.enum(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

const shared = {
  /** Authority of client certificates. */
  clientCa: credential.optional(),
  /** Names, mail or IP addresses or URIs, of which a client's certificate must have one; needs that clients show a certificate that is verified. @default [], any */
  clientAllowedSans: z.array(advised(z.string(), 1)).default([]),
  /** Ciphers of TLS 1.2. @default [], those that Go chooses */
  cipherSuites: z.array(z.enum(ciphers)).meta({ skipsNull: true }).default([]),
  /** Curves for the exchange of keys. @default [], those that Go chooses */
  curvePreferences: z.array(z.enum(['CurveP256', 'CurveP384', 'CurveP521', 'X25519'])).meta({ skipsNull: true }).default([]),
  /** No effect any more: Go chooses itself. @default true */
  preferServerCipherSuites: z.boolean().default(true),
};

const policies = ['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert', 'VerifyClientCertIfGiven', 'RequireAndVerifyClientCert'] as const;

/**
 * TLS of the server's own port. The certificate and its key come from one Secret, as cert-manager and `kubectl create secret
 * tls` make it.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export const webTls = section({
  /** Certificate of the server. */
  cert: credential,
  /** Private key of the certificate. */
  key: credential,
  /** Whether clients must show a certificate; needs `clientCa` to verify. @default 'NoClientCert' */
  clientAuthType: z.enum(policies).default('NoClientCert'),
  ...shared,
  /** Oldest version of TLS to speak. @default 'TLS12' */
  minVersion: version.default('TLS12'),
  /** Newest version of TLS to speak. @default 'TLS13' */
  maxVersion: version.default('TLS13'),
}).superRefine(mistakes(false));

const isEmpty = (value: unknown): boolean => value === undefined;

/** The same as a file may say it: with versions that nobody should offer any more, and without a certificate as long as nothing asks for TLS. */
export const webTlsInFile = section({
  /** Certificate of the server; needed for TLS. */
  cert: credential.optional(),
  /** Private key of the certificate. */
  key: credential.optional(),
  /** Whether clients must show a certificate; needs `clientCa` to verify. @default 'NoClientCert' */
  clientAuthType: z.enum(['', ...policies, 'RequireClientCert']).default(''),
  ...shared,
  /** Oldest version of TLS to speak. @default 'TLS12' */
  minVersion: everyVersion.default('TLS12'),
  /** Newest version of TLS to speak. @default 'TLS13' */
  maxVersion: everyVersion.default('TLS13'),
})
  .superRefine(({ cert, key, clientCa, clientAuthType }, context) => {
    const missing = (field: string, what: string): void => context.addIssue({ code: 'custom', path: [field], message: `missing, ${what}`, params: { check: 'missing-value', fix: 'write it' } });
    const isOn = ![cert, key, clientCa].every(isEmpty) || clientAuthType !== '';
    if (isOn && cert === undefined) missing('cert', 'TLS needs a certificate');
    if (isOn && key === undefined) missing('key', 'TLS needs the key of the certificate');
    if (clientCa !== undefined && ['', 'NoClientCert'].includes(clientAuthType)) missing('clientAuthType', 'there is an authority of client certificates');
  })
  .superRefine(mistakes(true));

interface Tls {
  readonly minVersion: string;
  readonly maxVersion: string;
  readonly clientAllowedSans: readonly string[];
  readonly clientAuthType: string;
  readonly cipherSuites: readonly string[];
}

/** What cannot work, and of which the server says nothing before it runs: of a file it is a remark only. */
function mistakes(isFile: boolean) {
  return ({ minVersion, maxVersion, clientAllowedSans, clientAuthType, cipherSuites }: Tls, context: z.core.$RefinementCtx): void => {
    const fault = (field: string, message: string, fix: string): void =>
      context.addIssue({ code: 'custom', path: [field], message, params: { check: 'conflicting-value', fix, ...(isFile && { ours: true }) } });
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
  };
}
