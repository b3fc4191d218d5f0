import type { PodMonitorSpec } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob, Surroundings } from '../../stack/model';
import { parseLabelSelector, type LabelSelector } from './label-selector';
import type { Texts } from './texts';

/** One way of a job to find objects of the cluster. */
export type KubernetesEntry = ScrapeJob['kubernetesSdConfigs'][number];

/** Where a monitor looks and what it selects there, as PodMonitor and ServiceMonitor both say it. */
export type Discovered = Pick<Texts<PodMonitorSpec>, 'namespaceSelector' | 'selectorMechanism' | 'attachMetadata'> & { readonly selector: LabelSelector };

/**
 * The same objects as the entry finds. Labels are selected by asking the API server for those objects only, as the entry does; the
 * operator's other way, by relabeling, watches everything.
 */
export function discovered(entry: KubernetesEntry, stack: Surroundings): Discovered {
  const label = entry.selectors.find(({ role }) => role === entry.role)?.label;
  const namespaces = namespacesOf(entry, stack);
  return {
    namespaceSelector: namespaces === undefined ? { any: true } : { matchNames: [...namespaces] },
    selector: label === undefined ? {} : (parseLabelSelector(label) ?? {}),
    ...(label !== undefined && { selectorMechanism: 'RoleSelector' }),
    ...(entry.attachMetadata?.node === true && { attachMetadata: { node: true } }),
  };
}

/** Where an entry looks, its own namespace named; `undefined` is everywhere. */
export function namespacesOf({ namespaces }: KubernetesEntry, { namespace }: Surroundings): readonly string[] | undefined {
  if (namespaces === undefined || (!namespaces.ownNamespace && namespaces.names.length === 0)) return undefined;
  return [...new Set([...(namespaces.ownNamespace ? [namespace] : []), ...namespaces.names])];
}
