import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { discoveriesOf } from '../../prometheus/discovery';
import type { ScrapeJob, Surroundings } from '../../stack/model';
import { namespacesOf, type KubernetesEntry } from './discovered';
import { cannotExpress, elsewhere } from './field-faults';
import { parseLabelSelector } from './label-selector';
import { kindOfRole } from './plan';
import { probing } from './prober';

/** Ways to find targets that none of the operator's kinds has. */
export const discoveryFaults = (stack: Surroundings, job: ScrapeJob, path: SpecPath): Finding[] => [
  ...discoveriesOf(job)
    .filter(({ kind }) => kind.key !== 'kubernetesSdConfigs' && kind.key !== 'staticConfigs')
    .map(({ kind, index }) => fault(cannotExpress, [...path, kind.key, index], 'neither ServiceMonitor, PodMonitor nor Probe finds targets in this way', elsewhere)),
  ...staticFaults(job, path),
  ...job.kubernetesSdConfigs.flatMap((entry, index) => kubernetesFaults(entry, [...path, 'kubernetesSdConfigs', index])),
  ...overlaps(stack, job, path),
];

function staticFaults(job: ScrapeJob, path: SpecPath): Finding[] {
  if (job.staticConfigs.length === 0 || probing(job) !== undefined) return [];
  return [
    fault(
      cannotExpress,
      [...path, 'staticConfigs'],
      'neither ServiceMonitor nor PodMonitor has written targets, and the relabeling does not begin as that of a Probe',
      `for a probe begin with three rules: __address__ to __param_target, __param_target to instance, and "host:port" of the prober to __address__; otherwise ${elsewhere}`,
    ),
  ];
}

/** What a field of an entry means for a monitor. Every field stands here, so that a new one is decided upon before it is dropped. */
const judged: Readonly<Record<keyof KubernetesEntry, 'said' | 'prometheus' | 'with apiServer'>> = {
  role: 'said',
  namespaces: 'said',
  selectors: 'said',
  attachMetadata: 'said',
  apiServer: 'prometheus',
  kubeconfigFile: 'prometheus',
  basicAuth: 'with apiServer',
  authorization: 'with apiServer',
  oauth2: 'with apiServer',
  tlsConfig: 'with apiServer',
  followRedirects: 'with apiServer',
  enableHttp2: 'with apiServer',
  proxyUrl: 'with apiServer',
  noProxy: 'with apiServer',
  proxyFromEnvironment: 'with apiServer',
  proxyConnectHeader: 'with apiServer',
  httpHeaders: 'with apiServer',
};

function kubernetesFaults(entry: KubernetesEntry, path: SpecPath): Finding[] {
  const kind = kindOfRole[entry.role];
  if (kind === undefined) return [fault(cannotExpress, [...path, 'role'], `neither ServiceMonitor nor PodMonitor finds the role "${entry.role}"`, elsewhere)];
  const elsewhereSaid = Object.entries(entry).filter(([key, value]) => value !== undefined && judged[key as keyof KubernetesEntry] === 'prometheus');
  const metadata = Object.entries(entry.attachMetadata ?? {}).filter(([object, wanted]) => wanted && object !== 'node');
  return [
    ...elsewhereSaid.map(([key]) => fault(cannotExpress, [...path, key], `a ${kind} of the operator has no cluster of its own`, 'say it in apiserverConfig of the Prometheus resource, or use the target "kubernetes"')),
    ...metadata.map(([object]) => fault(cannotExpress, [...path, 'attachMetadata', object], `a ${kind} of the operator attaches the node's labels only`, elsewhere)),
    ...entry.selectors.flatMap((selector, index) => selectorFaults(entry, selector, kind, [...path, 'selectors', index])),
  ];
}

type Selector = KubernetesEntry['selectors'][number];

function selectorFaults({ role, selectors }: KubernetesEntry, { role: selected, label, field }: Selector, kind: string, path: SpecPath): Finding[] {
  if (field !== undefined) return [fault(cannotExpress, [...path, 'field'], `a ${kind} of the operator selects by labels only, got "${field}"`, elsewhere)];
  if (label === undefined) return [];
  if (parseLabelSelector(label) === undefined) return [fault(cannotExpress, [...path, 'label'], `not a selector that a ${kind} can say, got "${label}"`, 'use equality, sets and presence: "app=web,tier in (a,b),!canary"')];
  if (selected === role) return [];
  const own = selectors.find((selector) => selector.role === role);
  // The operator gives its one selector to the endpoints and to their Services, which have the same labels anyway.
  if (selected === 'service' && own?.label === label) return [];
  return [fault(cannotExpress, [...path, 'role'], `a ${kind} of the operator selects by the labels of the role "${role}", got "${selected}"`, `select by "${role}" as well, or keep by a relabeling`)];
}

/** Prometheus drops a target that a job finds twice; of two monitors each would keep it. */
function overlaps(stack: Surroundings, { kubernetesSdConfigs: entries }: ScrapeJob, path: SpecPath): Finding[] {
  return entries.flatMap((entry, index) => {
    const earlier = entries.findIndex((other, i) => i < index && kindOfRole[other.role] === kindOfRole[entry.role] && shareNamespace(namespacesOf(other, stack), namespacesOf(entry, stack)));
    return earlier === -1 ? [] : [fault(cannotExpress, [...path, 'kubernetesSdConfigs', index], `may find the targets of entry ${earlier} once more, and each of the two monitors would scrape them`, 'make it one entry, or name other namespaces')];
  });
}

const shareNamespace = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean => a === undefined || b === undefined || a.some((namespace) => b.includes(namespace));
