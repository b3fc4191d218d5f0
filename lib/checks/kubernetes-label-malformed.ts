import type { SpecPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { isLabelKey, isLabelValue } from './facts/kubernetes-label';
import { workloads } from './facts/workloads';

/** Labels of Kubernetes objects have names and values that Kubernetes takes. */
export const kubernetesLabelMalformed = defineCheck({
  id: 'kubernetes-label-malformed',
  severity: 'error',
  summary: 'A label of pods or nodes has a name or a value that Kubernetes does not take.',
  why: 'No pod or node can have it: the API server refuses the workload, or the policy.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  bad: [aStack({ nodeSelector: { 'disk type': 'ssd' } }), aStack({ clients: [{ podLabels: { app: 'grafana (public)' } }] })],
  good: [aStack({ nodeSelector: { 'example.org/disk-type': 'ssd' } }), aStack({ clients: [{ podLabels: { app: 'grafana' } }] })],
  *find(stack) {
    for (const { path, workload } of workloads(stack)) {
      yield* malformed([...path, 'nodeSelector'], workload.nodeSelector);
      yield* malformed([...path, 'access', 'from', 'podLabels'], workload.access?.from.podLabels);
      for (const [index, { podLabels }] of workload.clients.entries()) yield* malformed([...path, 'clients', index, 'podLabels'], podLabels);
    }
    yield* malformed(['network', 'dns', 'podLabels'], stack.network.dns.podLabels);
  },
});

function* malformed(path: SpecPath, labels: Readonly<Record<string, string>> = {}) {
  for (const [name, value] of Object.entries(labels)) {
    if (!isLabelKey(name)) {
      yield {
        path: [...path, name],
        message: `not a label of Kubernetes, got "${name}"`,
        fix: 'use letters, digits, "-", "_" and ".", 63 at most, with a DNS name and "/" before it or not',
      };
    } else if (!isLabelValue(value)) yield { path: [...path, name], message: `not a value of a label, got "${value}"`, fix: 'use letters, digits, "-", "_" and ".", 63 at most' };
  }
}
