import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import { alertmanagerEdges, serverEdges, type Destination, type Edge } from '../../stack/edges';
import type { Alertmanager, Server, Stack } from '../../stack/model';
import { alertmanagerPort, gossipPort, prometheusPort } from '../../stack/placement';
import type { Peer } from '../../stack/spec';
import { metadataOf, namespaceNameLabel, selectorLabels, type Component } from './labels';

/** Lets the server be asked by those that the spec names, and reach what it scrapes, discovers and alerts. Nothing else. */
export function renderServerPolicy(scope: Construct, stack: Stack, server: Server): void {
  policy(scope, stack, server, 'server', {
    ingress: from(callers(stack, server), [tcp(prometheusPort)]),
    egress: [dns(stack), ...serverEdges(server, stack.alertmanager).map((edge) => egress(edge, stack))],
  });
}

/** Lets the server and those that the spec names in, and the instances among themselves. Out go notifications and gossip. */
export function renderAlertmanagerPolicy(scope: Construct, stack: Stack, alertmanager: Alertmanager): void {
  const instances = { podSelector: { matchLabels: selectorLabels(alertmanager.name, 'alertmanager') } };
  const gossip = [tcp(gossipPort), { port: k8s.IntOrString.fromNumber(gossipPort), protocol: 'UDP' }];
  const server = stack.server === undefined ? [] : [{ podSelector: { matchLabels: selectorLabels(stack.server.name, 'server') } }];
  const gossips = alertmanager.replicas > 1;
  policy(scope, stack, alertmanager, 'alertmanager', {
    ingress: [...from([...server, ...callers(stack, alertmanager)], [tcp(alertmanagerPort)]), ...(gossips ? from([instances], gossip) : [])],
    egress: [dns(stack), ...(gossips ? [{ to: [instances], ports: gossip }] : []), ...alertmanagerEdges(alertmanager).map((edge) => egress(edge, stack))],
  });
}

function policy(scope: Construct, stack: Stack, part: Server | Alertmanager, component: Component, rules: Pick<k8s.NetworkPolicySpec, 'ingress' | 'egress'>): void {
  if (!stack.network.policies) return;
  new k8s.KubeNetworkPolicy(scope, `network-policy-${part.name}`, {
    metadata: metadataOf(stack, part.name, component),
    spec: { podSelector: { matchLabels: selectorLabels(part.name, component) }, policyTypes: ['Ingress', 'Egress'], ...rules },
  });
}

const tcp = (port: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' });

/** No rule at all for nobody: a rule without peers would let everybody in. */
const from = (peers: readonly k8s.NetworkPolicyPeer[], ports: k8s.NetworkPolicyPort[]): k8s.NetworkPolicyIngressRule[] => (peers.length === 0 ? [] : [{ from: [...peers], ports }]);

const callers = (stack: Stack, { access, clients }: Server | Alertmanager): k8s.NetworkPolicyPeer[] =>
  [...(access === undefined ? [] : [access.from]), ...clients].map((peer) => policyPeer(peer, stack.namespace));

const policyPeer = ({ namespace, podLabels }: Peer, own: string): k8s.NetworkPolicyPeer => ({
  ...(namespace !== undefined && namespace !== own && { namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } } }),
  podSelector: Object.keys(podLabels).length === 0 ? {} : { matchLabels: podLabels },
});

const dns = ({ network, namespace }: Stack): k8s.NetworkPolicyEgressRule => ({
  to: [policyPeer(network.dns, namespace)],
  ports: [{ port: k8s.IntOrString.fromNumber(53), protocol: 'UDP' }, tcp(53)],
});

function egress({ to, port }: Edge, stack: Stack): k8s.NetworkPolicyEgressRule {
  const ports = to.kind === 'api-server' ? stack.network.apiServerPorts.map(tcp) : port === undefined ? [anyTcp] : [tcp(port)];
  const peers = destination(to, stack);
  return { ...(peers.length > 0 && { to: peers }), ports };
}

const anyTcp: k8s.NetworkPolicyPort = { protocol: 'TCP' };

/** No peer means every address: policies cannot name hosts, and the API server has no pods that they could select. */
function destination(to: Destination, stack: Stack): k8s.NetworkPolicyPeer[] {
  switch (to.kind) {
    case 'anywhere':
    case 'api-server':
      return [];
    case 'alertmanager':
      return stack.alertmanager === undefined ? [] : [{ podSelector: { matchLabels: selectorLabels(stack.alertmanager.name, 'alertmanager') } }];
    case 'pods':
      return to.namespaces.length === 0 ? [{ namespaceSelector: {} }] : to.namespaces.map((namespace) => ({ namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } } }));
  }
}
