import { secret } from '../base/secret';
import type { SpecPath } from '../base/spec-path';
import { inFileOfSecret } from '../prometheus/discovery/fields';
import { namesCredential, reservedHeaders } from '../prometheus/header-name';
import { defineCheck, type Hit } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';
import { httpClients } from './facts/http-clients';
import { aStackWithAlertmanager, aStackWithJob, aStackWithRemoteWrite } from './sample';

const inHeader = (name: string): string => `send it by reference: httpHeaders: { ${JSON.stringify(name)}: { files: [secret("<name>", "<key>")] } }`;

/** What the name of a header or a parameter calls a credential does not stand in the configuration. */
export const credentialInClear = defineCheck({
  id: 'credential-in-clear',
  severity: 'error',
  summary: 'A header or a parameter that is called like a credential is written in clear.',
  why: 'The configuration is kept in a ConfigMap and in Git, and the server shows it to everybody who opens its status page.',
  see: 'https://prometheus.io/docs/operating/security/#secrets',
  bad: [
    aStackWithJob({ httpHeaders: { 'X-Api-Key': { values: ['example'] } } }),
    aStackWithJob({ params: { access_token: ['example'] } }),
    aStackWithRemoteWrite({ headers: { 'X-Auth-Token': 'example' } }),
    aStackWithAlertmanager({ global: { httpConfig: { httpHeaders: { 'X-Api-Key': { values: ['example'] } } } } }),
  ],
  good: [
    aStackWithJob({ httpHeaders: { 'X-Api-Key': { files: [secret('app', 'api-key')] } } }),
    aStackWithJob({ params: { module: ['http_2xx'] } }),
    aStackWithRemoteWrite({ headers: { 'X-Scope-OrgID': 'shop' } }),
    aStackWithAlertmanager({ global: { httpConfig: { httpHeaders: { 'X-Team': { values: ['shop'] } } } } }),
  ],
  *find(stack) {
    const { server, alertmanager } = stack;
    for (const { path, client } of httpClients(stack)) yield* hits([...path, 'httpHeaders'], lists(client.httpHeaders), inHeader);
    for (const key of ['remoteWrite', 'remoteRead'] as const) {
      for (const [index, { headers }] of (server?.[key] ?? []).entries()) yield* hits([key, index, 'headers'], headers, inHeader);
    }
    for (const [index, { params }] of (server?.scrapeConfigs ?? []).entries()) yield* hits(['scrapeConfigs', index, 'params'], params, () => inFileOfSecret);
    yield* hits(['tracing', 'headers'], server?.tracing?.headers, () => 'let the collector know the server by the certificate in tlsConfig');
    yield* hits([...alertmanagerPath(stack), 'config', 'tracing', 'headers'], lists(alertmanager?.config.tracing?.headers), () => 'put it into a file, and name that in files');
  },
});

const lists = (headers: Readonly<Record<string, { readonly values?: readonly string[] | undefined }>> = {}): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(headers).map(([name, { values = [] }]) => [name, values]));

// Who may not write a header at all is told so elsewhere.
const isCredential = (name: string): boolean => namesCredential(name) && !reservedHeaders.includes(name.toLowerCase());

/** The value itself is not repeated: it would be in the log then. */
const hits = (path: SpecPath, values: Readonly<Record<string, string | readonly string[]>> = {}, fix: (name: string) => string): Hit[] =>
  Object.entries(values).flatMap(([name, value]) => (isCredential(name) && [value].flat().some((text) => text !== '') ? [{ path: [...path, name], message: `a credential by its name, "${name}", in clear`, fix: fix(name) }] : []));
