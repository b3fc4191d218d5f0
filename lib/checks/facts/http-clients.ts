import type { z } from 'zod';

import { connectionsOf, type Connection } from '../../alertmanager/connections';
import type { SpecPath } from '../../base/spec-path';
import type { httpClient, tlsConfig } from '../../prometheus/http-client';
import type { RemoteReadConfig } from '../../prometheus/remote';
import type { Stack } from '../../stack/model';
import { alertmanagerPath } from './alertmanager-path';
import { discoverySections } from './discovery-sections';

/** The options of a section that opens HTTP connections. */
export type HttpClient = Pick<RemoteReadConfig, keyof typeof httpClient>;

/** Such a section, where it stands, and what it is part of. */
export interface HttpClientPlace {
  readonly path: SpecPath;
  readonly client: HttpClient;
  readonly owner: 'job' | 'discovery' | 'alertmanagers' | 'remote' | 'alertmanager';
}

/** Every section of both servers that opens HTTP connections. */
export const httpClients = (stack: Stack): HttpClientPlace[] => [
  ...discoverySections(stack).flatMap(({ kind, section, path, discoveries }): HttpClientPlace[] => [
    { path, client: section, owner: kind },
    ...discoveries.flatMap(({ kind: { key }, index, entry }): HttpClientPlace[] =>
      isHttpClient(entry) ? [{ path: [...path, key, index], client: entry, owner: 'discovery' }] : [],
    ),
  ]),
  ...(['remoteWrite', 'remoteRead'] as const).flatMap((key) =>
    (stack.server?.[key] ?? []).map((client, index): HttpClientPlace => ({ path: [key, index], client, owner: 'remote' })),
  ),
  ...ofAlertmanager(stack).flatMap((connection): HttpClientPlace[] => ('http' in connection ? [{ path: connection.path, client: connection.http, owner: 'alertmanager' }] : [])),
];

const ofAlertmanager = (stack: Stack): readonly Connection[] =>
  stack.alertmanager === undefined ? [] : connectionsOf(stack.alertmanager.config).map((connection) => ({ ...connection, path: [...alertmanagerPath(stack), 'config', ...connection.path] }));

/** Whether the server judges the options when it starts: those of Amazon's own section it reads as they are. */
export const isJudged = (path: SpecPath): boolean => !path.includes('awsSdConfigs');

/** The options always come together, so one that has a default tells of all. */
const isHttpClient = (entry: unknown): entry is HttpClient => typeof entry === 'object' && entry !== null && 'followRedirects' in entry && 'enableHttp2' in entry;

/** The TLS options of a connection, where they stand, and whose they are. */
export interface TlsPlace {
  readonly path: SpecPath;
  readonly tls: z.output<typeof tlsConfig>;
  readonly owner: HttpClientPlace['owner'];
}

/** Every set of TLS options for connections that a server opens, those to token servers included. */
export const tlsConfigs = (stack: Stack): TlsPlace[] => [
  ...httpClients(stack).flatMap(({ path, client, owner }) => [
    ...(client.tlsConfig === undefined ? [] : [{ path: [...path, 'tlsConfig'], tls: client.tlsConfig, owner }]),
    ...(client.oauth2?.tlsConfig === undefined ? [] : [{ path: [...path, 'oauth2', 'tlsConfig'], tls: client.oauth2.tlsConfig, owner }]),
  ]),
  ...discoverySections(stack).flatMap(({ path, discoveries }) =>
    discoveries.flatMap(({ kind: { key }, index, entry }): TlsPlace[] => {
      const tls = isHttpClient(entry) ? undefined : tlsOf(entry);
      return tls === undefined ? [] : [{ path: [...path, key, index, 'tlsConfig'], tls, owner: 'discovery' }];
    }),
  ),
  ...(stack.server?.tracing?.tlsConfig === undefined ? [] : [{ path: ['tracing', 'tlsConfig'], tls: stack.server.tracing.tlsConfig, owner: 'remote' as const }]),
  ...ofAlertmanager(stack).flatMap((connection): TlsPlace[] => ('tls' in connection ? [{ path: connection.path, tls: connection.tls, owner: 'alertmanager' }] : [])),
];

/** Some kinds have no other option of a connection than TLS; the name stands for the same section everywhere. */
const tlsOf = (entry: unknown): TlsPlace['tls'] | undefined => (typeof entry === 'object' && entry !== null && 'tlsConfig' in entry ? (entry.tlsConfig as TlsPlace['tls'] | undefined) : undefined);
