import { replicaLabel } from '../stack/documents';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** The label that tells replicas apart is the stack's own. */
export const externalLabelReplica = defineCheck({
  id: 'external-label-replica',
  severity: 'error',
  needs: ['spec'],
  summary: 'An external label has the name by which the stack tells replicas apart.',
  why: 'Each replica writes its own name there, so the value is replaced. Alerts do not carry the label.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [aStack({ replicas: 2, global: { externalLabels: { cluster: 'production', prometheus_replica: 'a' } } })],
  good: [aStack({ replicas: 2, global: { externalLabels: { cluster: 'production' } } })],
  *find({ server }) {
    const value = server !== undefined && server.replicas > 1 ? server.global.externalLabels[replicaLabel] : undefined;
    if (value !== undefined) {
      yield {
        path: ['global', 'externalLabels', replicaLabel],
        message: `replaced by the name of each replica, got "${value}"`,
        fix: 'remove it, or choose another name',
      };
    }
  },
});
