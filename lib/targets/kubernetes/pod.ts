import { k8s } from 'cdk8s-plus-27';

import type { RequiredSecret } from '../../stack/required-secrets';
import type { Alertmanager, Server } from '../../stack/model';
import { selectorLabels, type Component, type Labels } from './labels';

/** `nobody`, by number: Kubernetes cannot tell that a named user is not root. */
const user = 65_534;

/** What every pod here is allowed: nothing that the `restricted` standard refuses. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const podSecurityContext: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: user,
  fsGroup: user,
  // A large volume is not walked through at every start.
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What every container here is allowed; only its volumes can be written. */
export const containerSecurityContext: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

/** Owner and group may read; the process is in the group. */
const readable = 0o440;

/** The Secrets that a part refers to as one folder: `<secret>/<key>`. Without one of them the pod does not start, and says why. */
export const secretsVolume = (secrets: readonly RequiredSecret[]): k8s.Volume => ({
  name: 'secrets',
  projected: {
    defaultMode: readable,
    sources: secrets.map(({ name, keys }) => ({ secret: { name, items: keys.map((key) => ({ key, path: `${name}/${key}` })) } })),
  },
});

/** Several ConfigMaps as one folder. */
export const configMapsVolume = (name: string, configMaps: readonly string[]): k8s.Volume => ({
  name,
  projected: { defaultMode: readable, sources: configMaps.map((configMap) => ({ configMap: { name: configMap } })) },
});

/** One ConfigMap as a folder. */
export const configMapVolume = (name: string, configMap: string): k8s.Volume => ({ name, configMap: { name: configMap, defaultMode: readable } });

/** Where the pod may run, as the spec says it; more than one of them spread out, and each on a node of its own if there are enough. */
export function scheduling(part: Server | Alertmanager, component: Component): Pick<k8s.PodSpec, 'nodeSelector' | 'tolerations' | 'priorityClassName' | 'affinity' | 'topologySpreadConstraints'> {
  const labelSelector = { matchLabels: selectorLabels(part.name, component) };
  return {
    ...(Object.keys(part.nodeSelector).length > 0 && { nodeSelector: part.nodeSelector }),
    ...(part.tolerations.length > 0 && { tolerations: part.tolerations as k8s.Toleration[] }),
    ...(part.priorityClassName !== undefined && { priorityClassName: part.priorityClassName }),
    ...(part.replicas > 1 && {
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { labelSelector, topologyKey: 'kubernetes.io/hostname' } }],
        },
      },
      topologySpreadConstraints: [{ labelSelector, maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }],
    }),
  };
}

/** Requests and limits: those of the spec, each on top of the computed one. */
export function resources(computed: { readonly requests: Labels; readonly limits: Labels }, declared: Server['resources']): k8s.ResourceRequirements {
  const quantities = (values: Readonly<Record<string, string | undefined>>): Record<string, k8s.Quantity> =>
    Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, k8s.Quantity.fromString(value)]])));
  return {
    requests: quantities({ ...computed.requests, ...declared?.requests }),
    limits: quantities({ ...computed.limits, ...declared?.limits }),
  };
}

/** The environment variable that tells a pod its own name, for labels and addresses. */
export const podName: k8s.EnvVar = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
