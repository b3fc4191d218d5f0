import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

import { fault, type Finding } from '../base/finding';
import { remember } from '../base/remember';
import type { Stack } from '../stack/model';
import { renderStack } from './render-stack';

/** By what the API server tells one object from another, and what of a spec decides it. */
interface Identity {
  /** The version of an API is no part of it: all versions show the same object. */
  readonly key: string;
  /** As a message says it: `Service "prometheus" in namespace "monitoring"`. */
  readonly text: string;
  readonly kind: string;
  readonly name: string;
  /** What the object is of, as its label says; empty for what belongs to the stack as a whole. */
  readonly component: string;
}

/** Who makes objects, by the path of the construct. */
export interface Maker {
  readonly path: string;
  readonly objects: readonly Identity[];
}

/**
 * The objects that a stack will make. They are made here for the comparison only, in an app that is thrown away: those of the real one
 * have to wait for what may still be added.
 */
export const objectsOf = remember((stack: Stack): readonly Identity[] => {
  const chart = new Chart(new App(), 'compared', { disableResourceNameHashes: true });
  renderStack(chart, stack);
  return apiObjects(chart).map(identityOf);
});

/** The objects beneath a construct, but for those beneath constructs that are left out, by the chart that they are in. */
export function ownObjects(root: IConstruct, isLeftOut: (construct: IConstruct) => boolean): readonly Maker[] {
  const makers = new Map<string, Identity[]>();
  for (const object of apiObjects(root).filter((found) => !found.node.scopes.some(isLeftOut))) {
    const { path } = Chart.of(object).node;
    makers.set(path, [...(makers.get(path) ?? []), identityOf(object)]);
  }
  return [...makers].map(([path, objects]) => ({ path, objects }));
}

/**
 * Objects of a stack that others in the app make as well, one finding for each of them: applied, one would overwrite the other, and both
 * would run as whichever came last.
 */
export function sameObjects(path: string, stack: Stack, others: readonly Maker[]): Finding[] {
  if (others.length === 0) return [];
  const own = new Map(objectsOf(stack).map((object) => [object.key, object]));
  return others.flatMap((other) => {
    const shared = other.objects.flatMap(({ key }) => own.get(key) ?? []);
    const first = shared.find(({ kind }) => kind !== 'Namespace') ?? shared[0];
    if (first === undefined) return [];
    const more = shared.length === 1 ? '' : `, and ${shared.length - 1} more`;
    return [fault('object-not-unique', [], `not unique, "${other.path}" and "${path}" both make ${first.text}${more}`, fixOf(path, stack, shared))];
  });
}

/** What to write in the spec of the stack; a namespace of its own moves all but the namespaces that it owns besides. */
function fixOf(path: string, stack: Stack, shared: readonly Identity[]): string {
  const settings = [...new Set(shared.flatMap((object) => settingOf(stack, object) ?? []))];
  const namespaces = shared.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name);
  const isCreated = stack.createNamespace && namespaces.includes(stack.namespace);
  const owned = namespaces.filter((name) => !isCreated || name !== stack.namespace);
  const steps = [
    ...(settings.length > 0 ? [`give "${path}" its own namespace, or its own ${settings.join(' and ')}${isCreated ? ' and createNamespace: false' : ''}`] : isCreated ? [`set createNamespace: false in "${path}"`] : []),
    ...(owned.length > 0 ? [`take ${owned.map((name) => `"${name}"`).join(' and ')} out of ownNamespaces in "${path}"`] : []),
  ];
  return `${steps.join('; ')}; what is for another cluster stands in an app of its own`;
}

/** Which setting of the spec names the object. */
function settingOf({ server, alertmanager }: Stack, { kind, name, component }: Identity): string | undefined {
  if (kind === 'PersistentVolumeClaim' && name !== `${server?.name ?? ''}-data`) return 'storage.claimName';
  if (component === 'server') return 'name';
  if (component === 'alertmanager' && alertmanager !== undefined) return server === undefined ? 'name' : 'alertmanager.name';
  return undefined;
}

const apiObjects = (root: IConstruct): ApiObject[] => root.node.findAll().filter((found) => ApiObject.isApiObject(found));

/** Kinds of the stack's that are in no namespace, whatever their metadata say: cdk8s writes there that of the chart. */
const clusterKinds = new Set(['Namespace', 'ClusterRole', 'ClusterRoleBinding']);

function identityOf({ apiGroup, kind, name, metadata }: ApiObject): Identity {
  const namespace = clusterKinds.has(kind) ? undefined : metadata.namespace;
  return {
    key: JSON.stringify([apiGroup, kind, namespace, name]),
    text: `${kind} "${name}"${namespace === undefined ? '' : ` in namespace "${namespace}"`}`,
    kind,
    name,
    component: metadata.getLabel('app.kubernetes.io/component') ?? '',
  };
}
