import { defineCheck } from './define';
import { mayCarry } from './facts/discovered-labels';
import { beginsAmong, howToGet, isAmong, metaLabelsOf, nearestMetaLabel } from './facts/meta-labels';
import { labelsRead, literalPrefix, mayWrite, relabelRules } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** A rule can only read what the declared discovery gives. */
export const relabelUnknownMetaLabel = defineCheck({
  id: 'relabel-unknown-meta-label',
  severity: 'error',
  summary: 'A rule reads a label that none of the declared discoveries gives.',
  why: 'It is misspelt, belongs to another role, or has to be asked for. It is always empty: a keep drops every target, a drop none.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config',
  bad: [
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod' }], relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_pod_nmae'], targetLabel: 'pod' }] }),
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'service' }], relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' }] }),
    aStackWithJob({
      kubernetesSdConfigs: [{ role: 'pod' }],
      relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_namespace_label_team'], targetLabel: 'team' }],
    }),
  ],
  good: [
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod' }], relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' }] }),
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'service' }], relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_service_name'], targetLabel: 'service' }] }),
    aStackWithJob({
      kubernetesSdConfigs: [{ role: 'pod', attachMetadata: { namespace: true } }],
      relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_namespace_label_team'], targetLabel: 'team' }],
    }),
  ],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const { rule, path, stage, earlier, section } = place;
      if (stage !== 'target' || section === undefined) continue;
      const declared = section.discoveries;
      const known = metaLabelsOf(declared);
      const others = declared.length === 0 || known.length === 0 ? 'remove it, these targets have no meta labels' : `use a label of ${[...new Set(declared.map(({ kind }) => kind.key))].join(', ')}`;
      for (const { label, path: at } of labelsRead(place)) {
        if (!/^__meta_\w*$/.test(label) || isAmong(known, label) || mayWrite(earlier, label) || declared.some((discovery) => mayCarry(discovery, label))) continue;
        const near = nearestMetaLabel(label, known);
        const meant = near === undefined ? undefined : `did you mean "${near}"?`;
        yield { path: at, message: `unknown label "${label}", no declared discovery gives it`, fix: howToGet(declared, (labels) => isAmong(labels, label)) ?? meant ?? others };
      }
      const prefix = rule.action === 'labelmap' ? literalPrefix(rule.regex) : '';
      if (!/^__meta_\w*$/.test(prefix) || beginsAmong(known, prefix) || declared.some((discovery) => mayCarry(discovery, prefix))) continue;
      const near = nearestMetaLabel(prefix, known);
      const meant = near === undefined ? undefined : `did you mean "${near}"?`;
      yield { path: [...path, 'regex'], message: `no declared discovery gives a label that begins with "${prefix}"`, fix: howToGet(declared, (labels) => beginsAmong(labels, prefix)) ?? meant ?? others };
    }
  },
});
