import type { z } from 'zod';

import { integrationsOf } from '../alertmanager/receivers';
import type { SpecPath } from '../base/spec-path';
import type { Version } from '../base/version';
import { scrapeProtocolSince } from '../prometheus/global';
import { aStack } from '../stack/sample';
import { alertmanagerFields, serverFields } from '../stack/spec';
import type { Server } from '../stack/model';
import { parts } from '../stack/versions';
import { defineCheck } from './define';
import { alertmanagerPath } from './facts/alertmanager-path';
import { fieldsOf, isAssumed, sinceOf } from './facts/declared-fields';
import { discoverySections } from './facts/discovery-sections';

/** The declared server knows every field that is set. */
export const fieldTooNew = defineCheck({
  id: 'field-too-new',
  severity: 'error',
  needs: ['spec'],
  summary: 'A field is set that the declared version does not have.',
  why: 'Prometheus and Alertmanager refuse a configuration with a field that they do not know.',
  see: 'https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md',
  bad: [aStack({ versions: { prometheus: '3.5.0' }, global: { scrapeNativeHistograms: true } })],
  good: [aStack({ versions: { prometheus: '3.8.0' }, global: { scrapeNativeHistograms: true } })],
  *find(stack) {
    const { server, alertmanager, versions } = stack;
    if (server !== undefined) {
      yield* tooNew(serverFields, server, [], 'prometheus', versions.prometheus);
      for (const { path, protocol } of protocolsOf(server)) {
        const since = scrapeProtocolSince[protocol];
        if (since !== undefined && !versions.prometheus.isAtLeast(since)) yield hit(path, since, 'prometheus', versions.prometheus);
      }
    }
    if (alertmanager !== undefined) yield* tooNew(alertmanagerFields, alertmanager, alertmanagerPath(stack), 'alertmanager', versions.alertmanager);
    for (const { path, discoveries } of discoverySections(stack)) {
      for (const { kind, index } of discoveries) {
        if (!versions.prometheus.isAtLeast(kind.since)) yield hit([...path, kind.key, index], kind.since, 'prometheus', versions.prometheus);
      }
    }
    for (const [index, receiver] of (alertmanager?.config.receivers ?? []).entries()) {
      for (const { kind, path } of integrationsOf(receiver, [...alertmanagerPath(stack), 'config', 'receivers', index])) {
        if (!versions.alertmanager.isAtLeast(kind.since)) yield hit(path, kind.since, 'alertmanager', versions.alertmanager);
      }
    }
  },
});

const protocolsOf = ({ global, scrapeConfigs }: Server) => [
  ...(global.scrapeProtocols ?? []).map((protocol, i) => ({ path: ['global', 'scrapeProtocols', i], protocol })),
  ...scrapeConfigs.flatMap((job, index) => (job.scrapeProtocols ?? []).map((protocol, i) => ({ path: ['scrapeConfigs', index, 'scrapeProtocols', i], protocol }))),
];

function* tooNew(shape: Readonly<Record<string, z.ZodType>>, model: object, root: SpecPath, part: 'prometheus' | 'alertmanager', version: Version) {
  // No field is newer than the version that is the default.
  if (version.isAtLeast(parts[part].version)) return;
  for (const { path, schema, value } of fieldsOf(shape, model, root)) {
    const since = sinceOf(schema);
    if (since !== undefined && !version.isAtLeast(since) && !isAssumed(schema, value)) yield hit(path, since, part, version);
  }
}

const hit = (path: SpecPath, since: string, part: string, version: Version) => ({
  path,
  message: `not supported before ${since}, got ${version.toString()}`,
  fix: `remove it, or raise versions.${part} to at least ${since}`,
});
