import { defineCheck } from './define';
import { tlsConfigs } from './facts/http-clients';
import { aStackWithJob } from './sample';

/** The oldest TLS version is not newer than the newest. */
export const tlsVersions = defineCheck({
  id: 'tls-versions',
  severity: 'error',
  summary: 'The oldest TLS version that is allowed is newer than the newest.',
  why: 'The server takes the configuration and then cannot build the connection: a job has no targets, a notification is not sent, and only the log says why.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config',
  bad: [aStackWithJob({ scheme: 'https', tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS12' } })],
  good: [aStackWithJob({ scheme: 'https', tlsConfig: { minVersion: 'TLS12', maxVersion: 'TLS13' } })],
  *find(stack) {
    for (const { path, tls } of tlsConfigs(stack)) {
      // The names sort as the versions do.
      if (tls.minVersion !== undefined && tls.maxVersion !== undefined && tls.minVersion > tls.maxVersion) {
        yield {
          path: [...path, 'minVersion'],
          message: `more than maxVersion, got ${tls.minVersion} over ${tls.maxVersion}`,
          fix: `use at most ${tls.maxVersion}, or remove maxVersion`,
        };
      }
    }
  },
});
