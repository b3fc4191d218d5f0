import { aStack } from '../stack/sample';
import { oldestPrometheus } from '../stack/versions';
import { defineCheck } from './define';

/** Configurations are written for Prometheus 3. */
export const prometheusTooOld = defineCheck({
  id: 'prometheus-too-old',
  severity: 'error',
  needs: ['spec'],
  summary: 'The declared version of Prometheus is older than the oldest that is supported.',
  why: 'Fields, flags and the meaning of selectors changed with Prometheus 3. A server before it refuses what is written, or understands it otherwise.',
  see: 'https://prometheus.io/docs/prometheus/latest/migration/',
  bad: [aStack({ versions: { prometheus: '2.55.1' } })],
  good: [aStack({ versions: { prometheus: '3.5.0' } })],
  *find({ server, versions: { prometheus } }) {
    if (server === undefined || prometheus.isAtLeast(oldestPrometheus)) return;
    yield {
      path: ['versions', 'prometheus'],
      message: `not supported before ${oldestPrometheus.toString()}, got ${prometheus.toString()}`,
      fix: `use ${oldestPrometheus.toString()} or newer`,
    };
  },
});
