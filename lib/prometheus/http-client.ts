import { z } from 'zod';

import { credential, httpUrl, section } from '../base/section';

/** Minimum and maximum TLS versions by Go's names. */
const tlsVersion = z.enum(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

/**
 * TLS of a connection that the server opens. Certificates are public and may be given inline; a private key comes by reference.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config
 */
export const tlsConfig = section({
  /** Authorities to trust, as PEM text or by reference. @default the system's */
  ca: z.union([z.string(), credential]).optional(),
  /** Certificate shown to the server, as PEM text or by reference; needs `key`. */
  cert: z.union([z.string(), credential]).optional(),
  /** Private key of `cert`. */
  key: credential.optional(),
  /** Name expected in the server's certificate. @default the host of the target */
  serverName: z.string().optional(),
  /** Trust any certificate: only for targets that cannot have a real one. @default false */
  insecureSkipVerify: z.boolean().default(false),
  minVersion: tlsVersion.optional(),
  maxVersion: tlsVersion.optional(),
});

/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oauth2 */
const oauth2 = section({
  clientId: z.string().min(1),
  clientSecret: credential.optional(),
  scopes: z.array(z.string()).default([]),
  tokenUrl: httpUrl,
  endpointParams: z.record(z.string(), z.string()).default({}),
  tlsConfig: tlsConfig.optional(),
  proxyUrl: httpUrl.optional(),
});

/** The ways to say who asks; at most one of them in a section. */
export const authentication = {
  /** User and password, as HTTP basic authentication. */
  basicAuth: section({
    username: z.string().min(1),
    password: credential.optional(),
  }).optional(),
  /** An `Authorization` header: a bearer token, or another type. */
  authorization: section({
    /** @default 'Bearer' */
    type: z
      .string()
      .refine((type) => type.trim().toLowerCase() !== 'basic', { error: 'basic is not possible here', params: { fix: 'use basicAuth' } })
      .default('Bearer'),
    credentials: credential.optional(),
  }).optional(),
  /** A token fetched from an OAuth 2.0 server with client credentials. */
  oauth2: oauth2.optional(),
};

/** Names of the ways to authenticate, of which a section may use one. */
export type AuthenticationMethod = keyof typeof authentication;
export const authenticationMethods = Object.keys(authentication) as AuthenticationMethod[];

/** Type of a section in which at most one way to authenticate can be written. */
export type OneAuthentication<T> = Omit<T, AuthenticationMethod> &
  (
    | (Pick<T, Extract<'basicAuth', keyof T>> & { readonly authorization?: never; readonly oauth2?: never })
    | (Pick<T, Extract<'authorization', keyof T>> & { readonly basicAuth?: never; readonly oauth2?: never })
    | (Pick<T, Extract<'oauth2', keyof T>> & { readonly basicAuth?: never; readonly authorization?: never })
  );

/**
 * What every section that opens HTTP connections has, inline.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
 */
export const httpClient = {
  ...authentication,
  tlsConfig: tlsConfig.optional(),
  /** @default true */
  followRedirects: z.boolean().default(true),
  /** @default true */
  enableHttp2: z.boolean().default(true),
  proxyUrl: httpUrl.optional(),
  /** Hosts, domains and networks that are reached without the proxy, separated by commas; needs `proxyUrl`. */
  noProxy: z.string().optional(),
  /** Take the proxy from the server's environment. @default false */
  proxyFromEnvironment: z.boolean().default(false),
  /** Further request headers by name; some are reserved, `Authorization` among them. */
  httpHeaders: z
    .record(z.string(), section({ values: z.array(z.string()).optional(), files: z.array(z.string()).optional() }))
    .optional(),
};
