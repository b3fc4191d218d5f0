import { defineCheck } from './define';
import { labelsRead, literalPrefix, relabelRules } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** Discovery writes the names of labels and annotations in plain letters. */
export const relabelMetaLabelNotSanitized = defineCheck({
  id: 'relabel-meta-label-not-sanitized',
  severity: 'error',
  summary: 'A rule reads a label or an annotation by a name with dots, dashes or slashes.',
  why: 'Discovery replaces every character but letters, digits and "_" by "_". Under its own name the label does not exist, and is always empty.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config',
  bad: [
    aStackWithJob({
      kubernetesSdConfigs: [{ role: 'pod' }],
      relabelConfigs: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_annotation_prometheus.io/scrape'], regex: 'true' }],
    }),
  ],
  good: [
    aStackWithJob({
      kubernetesSdConfigs: [{ role: 'pod' }],
      relabelConfigs: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true' }],
    }),
  ],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const { rule, path, stage } = place;
      if (stage !== 'target') continue;
      const prefix = rule.action === 'labelmap' ? [{ label: literalPrefix(rule.regex), path: [...path, 'regex'] }] : [];
      for (const { label, path: at } of [...labelsRead(place), ...prefix]) {
        const bad = /^__meta_\w*([^\w])/.exec(label)?.[1];
        if (bad !== undefined) yield { path: at, message: `"${bad}" never stands in a label of discovery, got "${label}"`, fix: `write "${label.replace(/\W/g, '_')}"` };
      }
    }
  },
});
