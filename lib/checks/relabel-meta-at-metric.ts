import { defineCheck } from './define';
import { labelsRead, literalPrefix, mayWrite, relabelRules } from './facts/relabel-rules';
import { aStackWithJob, aStackWithRemoteWrite } from './sample';

/** What discovery knew of a target is gone after the scrape. */
export const relabelMetaAtMetric = defineCheck({
  id: 'relabel-meta-at-metric',
  severity: 'error',
  summary: 'A rule about series or alerts reads a label that only targets have.',
  why: 'Labels of discovery and of the request are removed before the scrape. Afterwards they are empty: a keep drops everything, and a replacement has nothing to write.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [
    aStackWithJob({ metricRelabelConfigs: [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' }] }),
    aStackWithRemoteWrite({ writeRelabelConfigs: [{ action: 'drop', sourceLabels: ['__address__'], regex: 'localhost:.*' }] }),
  ],
  good: [
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod' }], relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' }] }),
    aStackWithRemoteWrite({ writeRelabelConfigs: [{ action: 'drop', sourceLabels: ['instance'], regex: 'localhost:.*' }] }),
  ],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const { rule, path, stage, earlier } = place;
      if (stage === 'target') continue;
      for (const { label, path: at } of labelsRead(place)) {
        if (targetOnly.test(label) && !mayWrite(earlier, label)) {
          yield { path: at, message: `"${label}" does not exist any more here, only targets have it`, fix: 'copy it to a label of the target in relabelConfigs, and read that' };
        }
      }
      if (rule.action === 'labelmap' && targetOnly.test(literalPrefix(rule.regex))) {
        yield { path: [...path, 'regex'], message: `no label matches, only targets have "${literalPrefix(rule.regex)}…"`, fix: 'move the rule to relabelConfigs' };
      }
    }
  },
});

const targetOnly = /^__(meta_|param_|address__$|scheme__$|metrics_path__$|scrape_interval__$|scrape_timeout__$)/;
