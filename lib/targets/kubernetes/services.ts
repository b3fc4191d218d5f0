import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { Alertmanager, Server, Surroundings } from '../../stack/model';
import { metadataOf, selectorLabels, type Component } from './labels';

/** The Service that everybody uses, on the server's own port. */
export function renderService(scope: Construct, stack: Surroundings, part: Server | Alertmanager, component: Component, port: number): void {
  new k8s.KubeService(scope, `service-${part.name}`, {
    metadata: metadataOf(stack, part.name, component),
    spec: {
      type: 'ClusterIP',
      selector: selectorLabels(part.name, component),
      ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http'), protocol: 'TCP' }],
      // A dashboard that asks one replica now and the other next shows a graph that jumps.
      ...(part.replicas > 1 && { sessionAffinity: 'ClientIP' }),
    },
  });
}

/** Name of the Service that gives every instance an address of its own. */
export const peersName = (part: Pick<Server, 'name'>): string => `${part.name}-peers`;

/** The Service without an address of its own: each pod can be named, also before it is ready, or gossip could not begin. */
export function renderPeersService(scope: Construct, stack: Surroundings, part: Server | Alertmanager, component: Component, ports: readonly k8s.ServicePort[]): void {
  new k8s.KubeService(scope, `service-${peersName(part)}`, {
    metadata: metadataOf(stack, part.name, component, peersName(part)),
    spec: { type: 'ClusterIP', clusterIp: 'None', publishNotReadyAddresses: true, selector: selectorLabels(part.name, component), ports: [...ports] },
  });
}

/** Lets a node be emptied while one instance at most is away; a single instance has none, or no node could ever be emptied. */
export function renderDisruptionBudget(scope: Construct, stack: Surroundings, part: Server | Alertmanager, component: Component): void {
  if (part.replicas < 2) return;
  new k8s.KubePodDisruptionBudget(scope, `pdb-${part.name}`, {
    metadata: metadataOf(stack, part.name, component),
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: selectorLabels(part.name, component) } },
  });
}
