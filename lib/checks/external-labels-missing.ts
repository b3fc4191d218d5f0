import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** What leaves a server says where it comes from. */
export const externalLabelsMissing = defineCheck({
  id: 'external-labels-missing',
  severity: 'error',
  summary: 'Samples leave the server, or several servers do the same, and nothing says where they stand.',
  why: 'In the receiving system the series of two clusters become one, and alerts of two stacks cannot be told apart.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [aStack({ remoteWrite: [{ url: 'https://metrics.example/api/v1/write' }] }), aStack({ replicas: 2 })],
  good: [
    aStack({ global: { externalLabels: { cluster: 'production' } }, remoteWrite: [{ url: 'https://metrics.example/api/v1/write' }] }),
    aStack({ global: { externalLabels: { cluster: 'production' } }, replicas: 2 }),
  ],
  *find({ server }) {
    if (server === undefined || Object.keys(server.global.externalLabels).length > 0) return;
    const why = server.remoteWrite.length > 0 ? 'samples are written to another system' : server.replicas > 1 ? `${server.replicas} servers do the same` : undefined;
    if (why !== undefined) yield { path: ['global', 'externalLabels'], message: `missing, although ${why}`, fix: 'say where the server stands, such as { cluster: "production" }' };
  },
});
