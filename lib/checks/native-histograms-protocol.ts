import type { SpecPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** Native histograms come by one protocol only. */
export const nativeHistogramsProtocol = defineCheck({
  id: 'native-histograms-protocol',
  severity: 'error',
  summary: 'Native histograms are wanted, but the protocol that has them is not among those asked for.',
  why: 'The scrapes succeed, and silently bring classic histograms only.',
  see: 'https://prometheus.io/docs/specs/native_histograms/#scrape-configuration',
  bad: [
    aStack({
      global: { scrapeProtocols: ['OpenMetricsText1.0.0', 'PrometheusText0.0.4'] },
      scrapeConfigs: [{ jobName: 'app', scrapeNativeHistograms: true, staticConfigs: [{ targets: ['app:8000'] }] }],
    }),
  ],
  good: [
    aStack({
      global: { scrapeProtocols: ['PrometheusProto', 'OpenMetricsText1.0.0', 'PrometheusText0.0.4'] },
      scrapeConfigs: [{ jobName: 'app', scrapeNativeHistograms: true, staticConfigs: [{ targets: ['app:8000'] }] }],
    }),
  ],
  *find({ server }) {
    if (server === undefined) return;
    const { global, scrapeConfigs } = server;
    const lacks = (protocols: readonly string[] | undefined): boolean => protocols !== undefined && !protocols.includes('PrometheusProto');
    const wanting = scrapeConfigs.filter(({ scrapeNativeHistograms }) => scrapeNativeHistograms ?? global.scrapeNativeHistograms);
    const inheriting = wanting.some(({ scrapeProtocols }) => scrapeProtocols === undefined) || global.scrapeNativeHistograms === true;
    if (inheriting && lacks(global.scrapeProtocols)) yield hit(['global', 'scrapeProtocols']);
    for (const [index, job] of scrapeConfigs.entries()) {
      if (wanting.includes(job) && lacks(job.scrapeProtocols)) yield hit(['scrapeConfigs', index, 'scrapeProtocols']);
    }
  },
});

const hit = (path: SpecPath) => ({ path, message: 'missing "PrometheusProto", without which no native histogram arrives', fix: 'put "PrometheusProto" first, or remove scrapeProtocols' });
