import { Duration } from '../base/duration';
import { defineCheck } from './define';
import { discoverySections } from './facts/discovery-sections';
import { aStackWithJob } from './sample';

/** Discovery that looks again after no time at all ends the server. */
export const refreshIntervalZero = defineCheck({
  id: 'refresh-interval-zero',
  severity: 'error',
  refused: true,
  summary: 'Discovery refreshes every zero seconds.',
  why: 'Prometheus takes the configuration and then dies with a panic at the first refresh.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dns_sd_config',
  bad: [aStackWithJob({ dnsSdConfigs: [{ names: ['_metrics._tcp.shop.example'], refreshInterval: '0s' }] })],
  good: [aStackWithJob({ dnsSdConfigs: [{ names: ['_metrics._tcp.shop.example'], refreshInterval: '10s' }] })],
  *find(stack) {
    for (const { path, discoveries } of discoverySections(stack)) {
      for (const { kind, index, entry } of discoveries) {
        if (refreshInterval(entry)?.milliseconds === 0) {
          // For Amazon's own section it is the word for the default.
          yield { path: [...path, kind.key, index, 'refreshInterval'], message: 'zero, which the server does not survive, got 0s', fix: 'write at least 1s, or remove it', refused: kind.key !== 'awsSdConfigs' };
        }
      }
    }
  },
});

/** Kinds that ask again and again all call it the same; those that are told of changes have none. */
function refreshInterval(entry: unknown): Duration | undefined {
  const interval = typeof entry === 'object' && entry !== null && 'refreshInterval' in entry ? entry.refreshInterval : undefined;
  return interval instanceof Duration ? interval : undefined;
}
