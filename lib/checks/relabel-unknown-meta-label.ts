import type { DeclaredDiscovery } from '../prometheus/discovery';
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
      const isUnknown = (label: string): boolean => /^__meta_\w*$/.test(label) && !declared.some((discovery) => mayCarry(discovery, label));
      const fixFor = (label: string, isGiven: (labels: readonly string[]) => boolean): string => howToGet(declared, isGiven) ?? didYouMean(nearestMetaLabel(label, known)) ?? otherLabels(declared, known);
      for (const { label, path: at } of labelsRead(place)) {
        if (!isUnknown(label) || isAmong(known, label) || mayWrite(earlier, label)) continue;
        yield { path: at, message: `unknown label "${label}", no declared discovery gives it`, fix: fixFor(label, (labels) => isAmong(labels, label)) };
      }
      const prefix = rule.action === 'labelmap' ? literalPrefix(rule.regex) : '';
      if (!isUnknown(prefix) || beginsAmong(known, prefix)) continue;
      yield { path: [...path, 'regex'], message: `no declared discovery gives a label that begins with "${prefix}"`, fix: fixFor(prefix, (labels) => beginsAmong(labels, prefix)) };
    }
  },
});

const didYouMean = (near: string | undefined): string | undefined => (near === undefined ? undefined : `did you mean "${near}"?`);

const otherLabels = (declared: readonly DeclaredDiscovery[], known: readonly string[]): string =>
  known.length === 0 ? 'remove it, these targets have no meta labels' : `use a label of ${[...new Set(declared.map(({ kind }) => kind.key))].join(', ')}`;
