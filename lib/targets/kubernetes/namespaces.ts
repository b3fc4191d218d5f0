import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import type { Surroundings } from '../../stack/model';
import { clusterScoped, keepAnnotations, stackLabels } from './labels';

/**
 * The stack's namespace, which admits only pods that keep to the `restricted` standard, and those of its owner.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function renderNamespaces(scope: Construct, stack: Surroundings): void {
  if (stack.createNamespace) {
    const restricted = Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));
    clusterScoped(
      new k8s.KubeNamespace(scope, `namespace-${stack.namespace}`, {
        metadata: { name: stack.namespace, labels: { ...stackLabels(stack), ...restricted }, annotations: keepAnnotations },
      }),
    );
  }
  for (const name of stack.ownNamespaces.filter((own) => own !== stack.namespace || !stack.createNamespace)) {
    clusterScoped(new k8s.KubeNamespace(scope, `namespace-${name}`, { metadata: { name, labels: stackLabels(stack), annotations: keepAnnotations } }));
  }
}
