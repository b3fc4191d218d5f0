import { z } from 'zod';

import { advised, credential, reachableUrl, section } from '../base/section';
import { absoluteFile } from './absolute-path';
import { ignored } from './ignored';
import { proxy } from './request';
import { fromSecretManager } from './secret-manager';
import { tlsConfig } from './tls-config';

const shared = {
  /** Id of the client. */
  clientId: z.string().min(1),
  /** What the token is for. @default [] */
  scopes: z.array(z.string()).default([]),
  /** URL that gives the token. */
  tokenUrl: reachableUrl,
  /** Further parameters of the request for the token. @default {} */
  endpointParams: z.record(z.string(), z.string()).default({}),
  /** TLS of the connection to the token's server. */
  tlsConfig: tlsConfig.optional(),
  ...proxy,
};

interface Proxied {
  readonly proxyUrl?: string | undefined;
  readonly noProxy?: string | undefined;
  readonly proxyFromEnvironment: boolean;
  readonly proxyConnectHeader?: object | undefined;
}

/** What the server refuses about the proxy before the token's server. */
function proxyFaults({ proxyUrl, noProxy = '', proxyFromEnvironment, proxyConnectHeader = {} }: Proxied, context: z.core.$RefinementCtx): void {
  const fault = (field: string, message: string, fix: string): void => context.addIssue({ code: 'custom', path: [field], message, params: { check: 'proxy-options', fix } });
  if (proxyFromEnvironment && proxyUrl !== undefined) fault('proxyUrl', 'cannot be combined with proxyFromEnvironment', 'keep one of them');
  if (noProxy !== '' && proxyFromEnvironment) fault('noProxy', 'cannot be combined with proxyFromEnvironment', 'remove it, the environment has its own');
  if (noProxy !== '' && !proxyFromEnvironment && proxyUrl === undefined) fault('proxyUrl', 'missing, there are exceptions in noProxy', 'write the proxy, or remove noProxy');
  if (Object.keys(proxyConnectHeader).length > 0 && !proxyFromEnvironment && proxyUrl === undefined) {
    fault('proxyUrl', 'missing, there are headers for a proxy', 'write the proxy, or remove proxyConnectHeader');
  }
}

const forAssertion = (field: string) => ignored(`${field} belongs to a signed assertion`, 'remove it, or set grantType to "urn:ietf:params:oauth:grant-type:jwt-bearer"');

/**
 * A token fetched from an OAuth 2.0 server before the request itself.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oauth2
 */
export const oauth2 = z.discriminatedUnion('grantType', [
  section({
    /** By the client's secret. @default 'client_credentials' */
    grantType: z.literal('client_credentials').meta({ anyText: true }).default('client_credentials'),
    /** Secret of the client, by reference. */
    clientSecret: credential.optional(),
    clientSecretRef: fromSecretManager,
    clientCertificateKeyId: forAssertion('clientCertificateKeyId'),
    clientCertificateKey: forAssertion('clientCertificateKey'),
    signatureAlgorithm: forAssertion('signatureAlgorithm'),
    iss: forAssertion('iss'),
    audience: forAssertion('audience'),
    claims: forAssertion('claims'),
    ...shared,
  }).superRefine(proxyFaults),
  section({
    /** By an assertion that is signed with the client's key (Prometheus 3.8). */
    grantType: z.literal('urn:ietf:params:oauth:grant-type:jwt-bearer'),
    clientSecret: ignored('a signed assertion takes the place of a secret', 'remove it, or remove grantType'),
    /** Id of the key, in the header of the assertion. */
    clientCertificateKeyId: z.string().min(1).optional(),
    /** Private key that signs, as `fileAt("/path")`. */
    clientCertificateKey: absoluteFile,
    clientCertificateKeyRef: fromSecretManager,
    /** How the assertion is signed. @default 'RS256' */
    signatureAlgorithm: z.enum(['RS256', 'RS384', 'RS512']).default('RS256'),
    /** Who asserts. @default clientId */
    iss: z.string().min(1).optional(),
    /** Whom the assertion is for. @default tokenUrl */
    audience: z.string().min(1).optional(),
    /** Further claims. @default {} */
    claims: z.record(advised(z.string(), 1), z.json()).default({}),
    ...shared,
  }).superRefine(proxyFaults),
]);
