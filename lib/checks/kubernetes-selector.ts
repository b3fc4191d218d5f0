import { defineCheck } from './define';
import { fieldSelectorFault, labelSelectorFault } from './facts/kubernetes-selector';
import { discoverySections } from './facts/discovery-sections';
import { aStackWithJob } from './sample';

/** A selector of Kubernetes objects can be read. */
export const kubernetesSelector = defineCheck({
  id: 'kubernetes-selector',
  severity: 'error',
  refused: true,
  summary: 'A selector of Kubernetes objects cannot be read.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  bad: [
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', selectors: [{ role: 'pod', label: 'app in (shop, cart' }] }] }),
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', selectors: [{ role: 'pod', field: 'spec.nodeName in (a)' }] }] }),
  ],
  good: [
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', selectors: [{ role: 'pod', label: 'app in (shop, cart)' }] }] }),
    aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', selectors: [{ role: 'pod', field: 'spec.nodeName=a' }] }] }),
  ],
  *find(stack) {
    for (const { path, section } of discoverySections(stack)) {
      for (const [i, { selectors }] of section.kubernetesSdConfigs.entries()) {
        for (const [j, { label, field }] of selectors.entries()) {
          const at = [...path, 'kubernetesSdConfigs', i, 'selectors', j];
          const [labelFault, fieldFault] = [label && labelSelectorFault(label), field && fieldSelectorFault(field)];
          if (labelFault) yield { path: [...at, 'label'], message: labelFault, fix: 'write such as "app=shop,tier!=test" or "app in (shop, cart)"' };
          if (fieldFault) yield { path: [...at, 'field'], message: fieldFault, fix: 'write such as "spec.nodeName=node-1,status.phase!=Failed"' };
        }
      }
    }
  },
});
