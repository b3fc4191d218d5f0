import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { workloads } from './facts/workloads';

/** A toleration says what it tolerates in one way. */
export const tolerationMalformed = defineCheck({
  id: 'toleration-malformed',
  severity: 'error',
  needs: ['spec'],
  summary: 'Fields of a toleration contradict each other.',
  why: 'The API server refuses the pods.',
  see: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  bad: [aStack({ tolerations: [{ key: 'dedicated', operator: 'Exists', value: 'monitoring' }] }), aStack({ tolerations: [{ key: 'dedicated', operator: 'Exists', tolerationSeconds: 60 }] })],
  good: [aStack({ tolerations: [{ key: 'dedicated', value: 'monitoring' }] }), aStack({ tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }] })],
  *find(stack) {
    for (const { path, workload } of workloads(stack)) {
      for (const [index, { key = '', operator = 'Equal', value = '', effect, tolerationSeconds }] of workload.tolerations.entries()) {
        const at = [...path, 'tolerations', index];
        if (key === '' && operator !== 'Exists') {
          yield {
            path: [...at, 'key'],
            message: 'missing, "Equal" compares the value of a key',
            fix: 'write the key, or use operator: "Exists" for every taint',
          };
        }
        if (operator === 'Exists' && value !== '') {
          yield {
            path: [...at, 'value'],
            message: `cannot be combined with "Exists", got "${value}"`,
            fix: 'remove it, or use operator: "Equal"',
          };
        }
        if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
          yield {
            path: [...at, 'tolerationSeconds'],
            message: `only "NoExecute" ends after a time, got ${tolerationSeconds}`,
            fix: 'remove it, or set effect: "NoExecute"',
          };
        }
      }
    }
  },
});
