import { z } from 'zod';

import { credential, section } from '../base/section';
import { oauth2 } from './oauth2';
import { httpHeaders, proxy } from './request';
import { fromSecretManager } from './secret-manager';
import { tlsConfig } from './tls-config';

export { tlsConfig };

/** The ways to say who asks; at most one of them in a section. */
export const authentication = {
  /** User and password, as HTTP basic authentication. */
  basicAuth: section({
    /** The user, or where the name is kept. @default '', nobody: for a password alone */
    username: z.union([z.string(), credential]).default(''),
    usernameRef: fromSecretManager,
    /** The password, by reference. */
    password: credential.optional(),
    passwordRef: fromSecretManager,
  }).optional(),
  /** An `Authorization` header: a bearer token, or another type. */
  authorization: section({
    /** Kind of the token, the first word of the header. @default 'Bearer' */
    type: z
      .string()
      .refine((type) => type.trim().toLowerCase() !== 'basic', { error: 'basic is not possible here', params: { fix: 'use basicAuth' } })
      .default('Bearer'),
    /** The token, by reference. */
    credentials: credential.optional(),
    credentialsRef: fromSecretManager,
  })
    .optional()
    // As it was written before there was the section; the server still reads it so.
    .meta({ formerly: { bearer_token: 'credentials' } }),
  /** A token fetched from an OAuth 2.0 server, for a client's secret or for an assertion that is signed with its key. */
  oauth2: oauth2.optional(),
};

/** Names of the ways to authenticate, of which a section may use one. */
export type AuthenticationMethod = keyof typeof authentication;
export const authenticationMethods = Object.keys(authentication) as AuthenticationMethod[];

/** Type of a section in which at most one of these fields can be written. */
export type AtMostOne<T, M extends keyof T> = Omit<T, M> & { [K in M]: Pick<T, K> & { readonly [Other in Exclude<M, K>]?: never } }[M];

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
  /** Go where an answer leads to. @default true */
  followRedirects: z.boolean().default(true),
  /** Speak HTTP/2 where the other side does. @default true */
  enableHttp2: z.boolean().default(true),
  ...proxy,
  /** Further request headers by name; some are reserved, `Authorization` among them. */
  httpHeaders: httpHeaders.optional(),
};
