import type { SpecPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** Exemplars are kept only by a server that is told to. */
export const exemplarsWithoutFeature = defineCheck({
  id: 'exemplars-without-feature',
  severity: 'error',
  needs: ['spec'],
  summary: 'Exemplars are configured, but the feature that stores them is off.',
  why: 'The setting is read and nothing is kept: every exemplar is thrown away.',
  see: 'https://prometheus.io/docs/prometheus/latest/feature_flags/#exemplars-storage',
  bad: [aStack({ exemplars: { maxExemplars: 50_000 } })],
  good: [aStack({ exemplars: { maxExemplars: 50_000 }, flags: { enableFeature: ['exemplar-storage'] } })],
  *find({ server }) {
    if (server === undefined || server.flags.enableFeature.includes('exemplar-storage')) return;
    if (server.exemplars !== undefined) yield hit(['exemplars']);
    for (const [index, { sendExemplars }] of server.remoteWrite.entries()) if (sendExemplars) yield hit(['remoteWrite', index, 'sendExemplars']);
  },
});

const hit = (path: SpecPath) => ({ path, message: 'without effect, the feature "exemplar-storage" is off', fix: 'add "exemplar-storage" to flags.enableFeature, or remove it' });
