import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { KubernetesRole } from '../../prometheus/discovery/kubernetes';
import type { Server, Surroundings } from '../../stack/model';
import { clusterScoped, metadataOf, objectLabels } from './labels';

type Entry = Server['scrapeConfigs'][number]['kubernetesSdConfigs'][number];

interface Resource {
  readonly group: string;
  readonly name: string;
}

const resource = (name: string, group = ''): Resource => ({ group, name });

/** What the discovery of each role lists and watches. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config */
const resourcesOfRole: Readonly<Record<KubernetesRole, readonly Resource[]>> = {
  node: [resource('nodes')],
  pod: [resource('pods')],
  service: [resource('services')],
  endpoints: [resource('endpoints'), resource('services'), resource('pods')],
  endpointslice: [resource('endpointslices', 'discovery.k8s.io'), resource('services'), resource('pods')],
  ingress: [resource('ingresses', 'networking.k8s.io')],
};

/** Objects of the whole cluster, which no Role in a namespace can grant. */
const ofTheCluster = new Set(['nodes', 'namespaces']);

const attached = ({ attachMetadata }: Entry): Resource[] => [
  ...(attachMetadata?.node === true ? [resource('nodes')] : []),
  ...(attachMetadata?.namespace === true ? [resource('namespaces')] : []),
  ...(attachMetadata?.deployment === true ? [resource('replicasets', 'apps')] : []),
  ...(attachMetadata?.job === true || attachMetadata?.cronjob === true ? [resource('jobs', 'batch')] : []),
];

/** Discovery that asks the API server of the cluster in which the server runs, as its own account. */
export const inClusterDiscovery = (server: Server): Entry[] =>
  [...server.scrapeConfigs, ...server.alerting.alertmanagers].flatMap((section) => section.kubernetesSdConfigs).filter((entry) => entry.apiServer === undefined && entry.kubeconfigFile === undefined);

/**
 * The server's account, and what it may read: what the declared discovery lists, in the namespaces that it names, and nothing else.
 * Without discovery the account has no rights, and no token is mounted.
 */
export function renderAccount(scope: Construct, stack: Surroundings, server: Server): void {
  const labels = objectLabels(stack, server.name, 'server');
  new k8s.KubeServiceAccount(scope, `service-account-${server.name}`, { metadata: metadataOf(stack, server.name, 'server'), automountServiceAccountToken: false });

  const grants = grantsOf(server, stack.namespace);
  const subjects = [{ kind: 'ServiceAccount', name: server.name, namespace: stack.namespace }];
  const apiGroup = 'rbac.authorization.k8s.io';
  // Objects of the cluster have no namespace: their names say whose they are.
  const clusterName = `${stack.namespace}-${server.name}`;
  for (const [namespace, resources] of grants) {
    const rules = policyRules(resources);
    if (namespace === everywhere) {
      const metadata = { name: clusterName, labels };
      clusterScoped(new k8s.KubeClusterRole(scope, `cluster-role-${server.name}`, { metadata, rules }));
      clusterScoped(new k8s.KubeClusterRoleBinding(scope, `cluster-role-binding-${server.name}`, { metadata, roleRef: { apiGroup, kind: 'ClusterRole', name: clusterName }, subjects }));
    } else {
      const metadata = { name: namespace === stack.namespace ? server.name : clusterName, namespace, labels };
      new k8s.KubeRole(scope, `role-${server.name}-${namespace}`, { metadata, rules });
      new k8s.KubeRoleBinding(scope, `role-binding-${server.name}-${namespace}`, { metadata, roleRef: { apiGroup, kind: 'Role', name: metadata.name }, subjects });
    }
  }
}

const everywhere = '*';

/** Resources to read, by namespace; the cluster first, then by name. */
function grantsOf(server: Server, ownNamespace: string): [string, Resource[]][] {
  const grants = new Map<string, Resource[]>();
  const grant = (namespace: string, granted: Resource): void => {
    grants.set(namespace, [...(grants.get(namespace) ?? []), granted]);
  };
  for (const entry of inClusterDiscovery(server)) {
    const names = [...(entry.namespaces?.names ?? []), ...(entry.namespaces?.ownNamespace === true ? [ownNamespace] : [])];
    for (const granted of [...resourcesOfRole[entry.role], ...attached(entry)]) {
      const places = names.length === 0 || ofTheCluster.has(granted.name) ? [everywhere] : names;
      for (const place of places) grant(place, granted);
    }
  }
  return [...grants].sort(([a], [b]) => (a < b ? -1 : 1));
}

function policyRules(resources: readonly Resource[]): k8s.PolicyRule[] {
  const groups = [...new Set(resources.map(({ group }) => group))].sort();
  return groups.map((group) => ({
    apiGroups: [group],
    resources: [...new Set(resources.filter((granted) => granted.group === group).map(({ name }) => name))].sort(),
    verbs: ['get', 'list', 'watch'],
  }));
}
