import { JsonPatch, type ApiObject } from 'cdk8s';

import type { Surroundings } from '../../stack/model';

/** What a part of the stack is. */
export type Component = 'server' | 'alertmanager';

export type Labels = Readonly<Record<string, string>>;

/**
 * The labels by which a workload, its Service and its policies find its pods: a closed set, for ever.
 *
 * No version, no chart and not `app.kubernetes.io/instance`, which deployment tools rewrite: a selector cannot be changed
 * once it is applied.
 */
export const selectorLabels = (name: string, component: Component): Labels => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': component,
});

/** Labels of an object that belongs to a part; these may change from version to version. */
export const objectLabels = (stack: Surroundings, name: string, component: Component): Labels => ({
  ...selectorLabels(name, component),
  ...stackLabels(stack),
});

/** Metadata of an object in the stack's namespace that belongs to a part; it has the part's name unless it is given another. */
export const metadataOf = (stack: Surroundings, part: string, component: Component, name = part) => ({
  name,
  namespace: stack.namespace,
  labels: objectLabels(stack, part, component),
});

/** Takes the namespace away that cdk8s gives to every object of a chart: objects of the whole cluster are in none. */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

/** Labels of an object that belongs to the stack as a whole. */
export const stackLabels = ({ name }: Surroundings): Labels => ({
  'app.kubernetes.io/part-of': name,
  'app.kubernetes.io/managed-by': 'cdk8s-prometheus',
});

/** The label that every namespace has by itself. @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** For what holds data or other people's work: deployment tools must not delete it along with the app. */
export const keepAnnotations: Labels = {
  'argocd.argoproj.io/sync-options': 'Delete=false,Prune=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
