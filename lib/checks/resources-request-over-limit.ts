import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { amountOf } from './facts/quantity';
import { workloads } from './facts/workloads';

/** A workload asks for no more than it may have. */
export const resourcesRequestOverLimit = defineCheck({
  id: 'resources-request-over-limit',
  severity: 'error',
  needs: ['spec'],
  summary: 'A workload requests more than its limit.',
  why: 'The API server refuses the pods.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  bad: [aStack({ resources: { requests: { memory: '4Gi' }, limits: { memory: '2Gi' } } })],
  good: [aStack({ resources: { requests: { memory: '2Gi' }, limits: { memory: '4Gi' } } })],
  *find(stack) {
    for (const { path, workload } of workloads(stack)) {
      const { requests, limits } = workload.resources ?? {};
      for (const key of ['cpu', 'memory'] as const) {
        const [request, limit] = [requests?.[key], limits?.[key]];
        if (request === undefined || limit === undefined || !(amountOf(request) > amountOf(limit))) continue;
        yield { path: [...path, 'resources', 'requests', key], message: `more than the limit, got ${request} over ${limit}`, fix: `use at most ${limit}, or raise the limit` };
      }
    }
  },
});
