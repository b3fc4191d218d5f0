import { featureVersions } from '../prometheus/features';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** The declared server knows every feature that is switched on. */
export const featureTooNew = defineCheck({
  id: 'feature-too-new',
  severity: 'error',
  needs: ['spec'],
  summary: 'A feature is switched on that the declared version does not have.',
  why: 'Prometheus logs an unknown feature as a warning, and runs without it.',
  see: 'https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md',
  bad: [aStack({ versions: { prometheus: '3.5.0' }, flags: { enableFeature: ['zstd-scrape'] } })],
  good: [aStack({ versions: { prometheus: '3.15.0' }, flags: { enableFeature: ['zstd-scrape'] } })],
  *find({ server, versions: { prometheus } }) {
    for (const [index, feature] of (server?.flags.enableFeature ?? []).entries()) {
      const { since } = featureVersions[feature];
      if (since === undefined || prometheus.isAtLeast(since)) continue;
      yield {
        path: ['flags', 'enableFeature', index],
        message: `"${feature}" is not supported before ${since}, got ${prometheus.toString()}`,
        fix: `remove it, or raise versions.prometheus to at least ${since}`,
      };
    }
  },
});
