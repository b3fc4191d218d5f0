import { parseDnsLabel } from '../base/name';
import { defineCheck } from './define';
import { discoverySections } from './facts/discovery-sections';
import { notationFault } from './facts/notation-fault';
import { aStackWithJob } from './sample';

/** A namespace in which objects are looked for can exist. */
export const discoveryNamespaceName = defineCheck({
  id: 'discovery-namespace-name',
  severity: 'error',
  summary: 'Discovery looks in a namespace that cannot exist.',
  why: 'Nothing is ever found there, and the permissions for it are refused by the API server.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
  bad: [aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['Shop'] } }] })],
  good: [aStackWithJob({ kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['shop'] } }] })],
  *find(stack) {
    for (const { path, section } of discoverySections(stack)) {
      for (const [i, { namespaces }] of section.kubernetesSdConfigs.entries()) {
        for (const [j, name] of (namespaces?.names ?? []).entries()) {
          const fault = notationFault(() => parseDnsLabel(name));
          if (fault !== undefined) yield { path: [...path, 'kubernetesSdConfigs', i, 'namespaces', 'names', j], message: fault.message, fix: fault.fix };
        }
      }
    }
  },
});
