import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { amountOf } from './facts/quantity';

/** The server may have the memory that its series take. */
export const memoryBelowEstimate = defineCheck({
  id: 'memory-below-estimate',
  severity: 'warning',
  needs: ['spec'],
  summary: 'The memory limit of the server is below what its series are expected to take.',
  why: 'The kernel kills the server, which then replays its write-ahead log, takes even more memory for that, and is killed again.',
  see: 'https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects',
  bad: [aStack({ series: 100_000, resources: { limits: { memory: '512Mi' } } })],
  good: [aStack({ series: 100_000, resources: { limits: { memory: '2Gi' } } })],
  *find({ server }) {
    const limit = server?.resources?.limits?.memory;
    if (server === undefined || limit === undefined || !(amountOf(limit) < server.sizing.memory.bytes)) return;
    yield {
      path: ['resources', 'limits', 'memory'],
      message: `less than the estimate, got ${limit} under ${server.sizing.memory.toQuantity()} (${server.sizing.memoryArithmetic})`,
      fix: `use at least ${server.sizing.memoryLimit.toQuantity()}, or lower series`,
    };
  },
});
