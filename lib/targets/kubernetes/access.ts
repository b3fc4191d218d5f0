import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { Alertmanager, Server, Surroundings } from '../../stack/model';
import { metadataOf, type Component } from './labels';

/** How people reach the server from outside: an Ingress, or a route of a Gateway. */
export function renderAccess(scope: Construct, stack: Surroundings, part: Server | Alertmanager, component: Component, port: number): void {
  const { access } = part;
  if (access === undefined) return;
  const metadata = metadataOf(stack, part.name, component);
  if (access.by.kind === 'ingress') {
    const { className, tlsSecret, annotations } = access.by;
    new k8s.KubeIngress(scope, `ingress-${part.name}`, {
      metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: {
        ...(className !== undefined && { ingressClassName: className }),
        ...(access.tls && { tls: [{ hosts: [access.host], ...(tlsSecret !== undefined && { secretName: tlsSecret }) }] }),
        rules: [{ host: access.host, http: { paths: [{ path: access.path, pathType: 'Prefix', backend: { service: { name: part.name, port: { name: 'http' } } } }] } }],
      },
    });
    return;
  }
  const { gateway } = access.by;
  new ApiObject(scope, `http-route-${part.name}`, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata,
    spec: {
      parentRefs: [{ name: gateway.name, namespace: gateway.namespace, sectionName: gateway.sectionName }],
      hostnames: [access.host],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: access.path } }], backendRefs: [{ name: part.name, port }] }],
    },
  });
}
