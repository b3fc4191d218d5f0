import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** Pods that may choose their own labels can pass for others. */
export const honorLabelsOnDiscovery = defineCheck({
  id: 'honor-labels-on-discovery',
  severity: 'warning',
  summary: 'Pods may overwrite the labels of their targets.',
  why: 'With honorLabels a pod that exposes a label "job", "instance" or "namespace" passes for another, and hides it. That is right for federation and push gateways only.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStackWithJob({ honorLabels: true, kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['shop'] } }] })],
  good: [aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['shop'] } }] })],
  *find({ server }) {
    for (const [index, { honorLabels, metricsPath, kubernetesSdConfigs }] of (server?.scrapeConfigs ?? []).entries()) {
      if (!honorLabels || metricsPath === '/federate' || !kubernetesSdConfigs.some(({ role }) => role === 'pod')) continue;
      yield {
        path: ['scrapeConfigs', index, 'honorLabels'],
        message: 'the labels of any pod win over those of its target, got true',
        fix: 'remove it; a clashing label is kept as "exported_<name>"',
      };
    }
  },
});
