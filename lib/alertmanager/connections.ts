import type { z } from 'zod';

import type { SpecPath } from '../base/spec-path';
import type { tlsConfig } from '../prometheus/http-client';
import type { AlertmanagerConfig } from './config';
import type { HttpConfig } from './http-config';
import { integrationsOf } from './receivers';

type Tls = z.output<typeof tlsConfig>;

/** Options of the connections that one section makes, and where they stand: of HTTP, or of TLS alone. */
export type Connection = { readonly path: SpecPath } & ({ readonly http: HttpConfig } | { readonly tls: Tls });

/** Every place with options of HTTP, or of TLS alone. */
export const connectionsOf = ({ global, receivers, tracing, eventRecorder }: AlertmanagerConfig): readonly Connection[] => [
  ...inSection({ httpConfig: global.httpConfig }, ['global']),
  ...atTls(global.smtpTlsConfig, ['global', 'smtpTlsConfig']),
  ...receivers.flatMap((receiver, index) => integrationsOf(receiver, ['receivers', index]).flatMap(({ entry, path }) => inSection(entry, path))),
  ...atTls(tracing?.tlsConfig, ['tracing', 'tlsConfig']),
  ...(eventRecorder?.webhookOutputs ?? []).flatMap((output, index) => inSection(output, ['eventRecorder', 'webhookOutputs', index])),
  ...(eventRecorder?.kafkaOutputs ?? []).flatMap((output, index) => inSection(output, ['eventRecorder', 'kafkaOutputs', index])),
];

interface Connecting {
  readonly httpConfig?: HttpConfig | undefined;
  readonly tlsConfig?: Tls | undefined;
}

const inSection = ({ httpConfig, tlsConfig }: Connecting, path: SpecPath): readonly Connection[] => [...atHttp(httpConfig, [...path, 'httpConfig']), ...atTls(tlsConfig, [...path, 'tlsConfig'])];

const atHttp = (http: HttpConfig | undefined, path: SpecPath): readonly Connection[] => (http === undefined ? [] : [{ path, http }]);

const atTls = (tls: Tls | undefined, path: SpecPath): readonly Connection[] => (tls === undefined ? [] : [{ path, tls }]);
