import type { PrometheusStackSpec } from './spec';

/** The smallest stack that has nothing wrong with it, with what an example changes: for checks, tests and pages. */
export const aStack = (changes: Partial<PrometheusStackSpec> = {}): PrometheusStackSpec => ({
  storage: { size: '10Gi', retention: { time: '7d' } },
  series: 1_000,
  ...changes,
});
