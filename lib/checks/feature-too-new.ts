import type { features } from '../prometheus/flags';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** The declared server knows every feature that is switched on. */
export const featureTooNew = defineCheck({
  id: 'feature-too-new',
  severity: 'error',
  summary: 'A feature is switched on that the declared version does not have.',
  why: 'Prometheus logs an unknown feature as a warning, and runs without it.',
  see: 'https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md',
  bad: [aStack({ versions: { prometheus: '3.5.0' }, flags: { enableFeature: ['zstd-scrape'] } })],
  good: [aStack({ versions: { prometheus: '3.15.0' }, flags: { enableFeature: ['zstd-scrape'] } })],
  *find({ server, versions: { prometheus } }) {
    for (const [index, feature] of (server?.flags.enableFeature ?? []).entries()) {
      const since = sinceByFeature[feature];
      if (since === undefined || prometheus.isAtLeast(since)) continue;
      yield {
        path: ['flags', 'enableFeature', index],
        message: `"${feature}" is not supported before ${since}, got ${prometheus.toString()}`,
        fix: `remove it, or raise versions.prometheus to at least ${since}`,
      };
    }
  },
});

/** Features that came after Prometheus 3.0, by the version that brought them. */
const sinceByFeature: Readonly<Partial<Record<(typeof features)[number], string>>> = {
  'otlp-deltatocumulative': '3.2',
  'otlp-native-delta-ingestion': '3.4',
  'type-and-unit-labels': '3.5',
  'zstd-scrape': '3.15',
};
