import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import type { Cluster } from './cluster';
import { checkout } from './engines';
import { textOf } from './images';
import { type Claim, claimsOf, type KubernetesObject, missingSecrets } from './manifests';

const pods = z.object({
  items: z.array(z.object({
    metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
    status: z.object({
      phase: z.string(),
      podIP: z.string().optional(),
      containerStatuses: z.array(z.object({ name: z.string(), ready: z.boolean(), restartCount: z.number() })).default([]),
    }),
  })),
});

/** A pod as the cluster sees it. */
export interface Pod {
  readonly name: string;
  readonly address: string;
  readonly ready: boolean;
  readonly restarts: number;
}

/** The pods of a namespace. */
export async function podsOf(cluster: Cluster, namespace: string): Promise<readonly Pod[]> {
  const { items } = pods.parse(JSON.parse(await cluster.must(['-n', namespace, 'get', 'pods', '-o', 'json'])));
  return items.map(({ metadata, status }) => ({
    name: metadata.name,
    address: status.podIP ?? '',
    ready: status.phase === 'Running' && status.containerStatuses.every(({ ready }) => ready),
    restarts: status.containerStatuses.reduce((sum, { restartCount }) => sum + restartCount, 0),
  }));
}

/** Makes a volume for each claim, on a node of our own: nothing else provides them there. */
export async function provideVolumes(cluster: Cluster, objects: readonly KubernetesObject[]): Promise<void> {
  const volumes = claimsOf(objects).map((claim, index) => volume(claim, `volume-${index}`, join(cluster.folder, 'volumes', String(index))));
  await cluster.must(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: volumes }));
}

/** Puts a value for every Secret that the manifests use and do not make; gives their names. */
export async function provideSecrets(cluster: Cluster, objects: readonly KubernetesObject[]): Promise<readonly string[]> {
  const secrets = [...missingSecrets(objects)].map(([id, keys]) => {
    const [namespace, name] = id.split('/');
    const values = Object.fromEntries([...keys].map((key) => [key, key.endsWith('url') ? 'http://127.0.0.1:9/' : 'a-secret-of-the-test']));
    return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData: values };
  });
  await cluster.must(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: secrets }));
  return secrets.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
}

/** Starts the demo application in its namespace, once with the annotations and once without. */
export async function startDemo(cluster: Cluster, nodeImage: string): Promise<void> {
  await cluster.must(['-n', 'tta-dev', 'create', 'configmap', 'demo', `--from-file=${join(checkout, 'deploy/compose/demo/demo.js')}`]);
  await cluster.must(['apply', '-f', '-'], textOf('test/e2e/manifests/demo.yaml').replaceAll('NODE_IMAGE', nodeImage));
}

function volume(claim: Claim, name: string, path: string): object {
  mkdirSync(path, { recursive: true });
  // A folder of the node is not given to the pod's group by the kubelet: it belongs to the servers' user from the start.
  chownSync(path, 65534, 65534);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: claim.resources.requests.storage },
      accessModes: claim.accessModes,
      storageClassName: claim.storageClassName ?? '',
      hostPath: { path },
    },
  };
}
