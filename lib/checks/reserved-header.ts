import type { SpecPath } from '../base/spec-path';
import { reservedHeaders } from '../prometheus/header-name';
import { defineCheck } from './define';
import { httpClients } from './facts/http-clients';
import { aStackWithJob, aStackWithRemoteWrite } from './sample';

/** Headers that the server writes itself cannot be set. */
export const reservedHeader = defineCheck({
  id: 'reserved-header',
  severity: 'error',
  refused: true,
  summary: 'A request header is set that belongs to the server.',
  why: 'The server refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config',
  bad: [aStackWithJob({ httpHeaders: { Authorization: { values: ['Bearer'] } } }), aStackWithRemoteWrite({ headers: { 'user-agent': 'shop' } })],
  good: [aStackWithJob({ httpHeaders: { 'X-Tenant': { values: ['shop'] } } }), aStackWithRemoteWrite({ headers: { 'X-Scope-OrgID': 'shop' } })],
  *find(stack) {
    for (const { path, client } of httpClients(stack)) yield* hits([...path, 'httpHeaders'], client.httpHeaders, [...reservedHeaders, 'x-prometheus-scrape-timeout-seconds']);
    for (const key of ['remoteWrite', 'remoteRead'] as const) {
      for (const [index, { headers }] of (stack.server?.[key] ?? []).entries()) yield* hits([key, index, 'headers'], headers, reservedHeaders);
    }
  },
});

function* hits(path: SpecPath, headers: Readonly<Record<string, unknown>> = {}, names: readonly string[]) {
  for (const name of Object.keys(headers)) {
    if (!names.includes(name.toLowerCase())) continue;
    const fix = name.toLowerCase() === 'authorization' ? 'use basicAuth, authorization or oauth2' : 'remove it';
    yield { path: [...path, name], message: `"${name}" is written by the server itself`, fix };
  }
}
