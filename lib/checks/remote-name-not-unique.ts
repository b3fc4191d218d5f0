import { aStack } from '../stack/sample';
import { defineCheck } from './define';

const externalLabels = { cluster: 'production' };

/** The name of a remote system is its own. */
export const remoteNameNotUnique = defineCheck({
  id: 'remote-name-not-unique',
  severity: 'error',
  refused: true,
  summary: 'Two entries of remote write, or of remote read, have the same name.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write',
  bad: [
    aStack({
      global: { externalLabels },
      remoteWrite: [
        { url: 'https://metrics.example/api/v1/write', name: 'long-term' },
        { url: 'https://backup.example/api/v1/write', name: 'long-term' },
      ],
    }),
  ],
  good: [
    aStack({
      global: { externalLabels },
      remoteWrite: [
        { url: 'https://metrics.example/api/v1/write', name: 'long-term' },
        { url: 'https://backup.example/api/v1/write', name: 'backup' },
      ],
    }),
  ],
  *find({ server }) {
    for (const key of ['remoteWrite', 'remoteRead'] as const) {
      const entries = server?.[key] ?? [];
      for (const [index, { name }] of entries.entries()) {
        const first = entries.findIndex((other) => other.name === name);
        if (name !== undefined && first < index) {
          yield {
            path: [key, index, 'name'],
            message: `not unique, "${name}" is the name of ${key}[${first}] too`,
            fix: 'choose another name',
          };
        }
      }
    }
  },
});
