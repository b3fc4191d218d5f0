import { z } from 'zod';

import { advised, goUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented } from './define';

/** Roles of Kubernetes discovery: what becomes a target. */
export const kubernetesRoles = ['node', 'pod', 'service', 'endpoints', 'endpointslice', 'ingress'] as const;
export type KubernetesRole = (typeof kubernetesRoles)[number];

/** Labels and annotations of an object come as four families each. */
const families = (object: string): string[] =>
  ['label_', 'labelpresent_', 'annotation_', 'annotationpresent_'].map((family) => `__meta_kubernetes_${object}_${family}`);

const named = (object: string, fields: readonly string[]): string[] => fields.map((field) => `__meta_kubernetes_${object}_${field}`);

const namespace = '__meta_kubernetes_namespace';
const pod = [
  ...families('pod'),
  ...named('pod', ['name', 'ip', 'container_init', 'container_name', 'container_image', 'container_port_name', 'container_port_number', 'container_port_protocol']),
  ...named('pod', ['ready', 'phase', 'node_name', 'host_ip', 'uid', 'controller_kind', 'controller_name', 'deployment_name', 'cronjob_name', 'job_name']),
];
const attachedService = [...families('service'), '__meta_kubernetes_service_name'];

const metaByRole: Readonly<Record<KubernetesRole, readonly string[]>> = {
  node: [...families('node'), ...named('node', ['name', 'provider_id', 'condition_', 'address_'])],
  pod: [namespace, ...pod, '__meta_kubernetes_pod_container_id'],
  service: [namespace, ...attachedService, ...named('service', ['cluster_ip', 'loadbalancer_ip', 'external_name', 'port_name', 'port_number', 'port_protocol', 'type'])],
  endpoints: [
    namespace,
    ...families('endpoints'),
    '__meta_kubernetes_endpoints_name',
    ...named('endpoint', ['hostname', 'node_name', 'ready', 'port_name', 'port_protocol', 'address_target_kind', 'address_target_name']),
    ...attachedService,
    ...pod,
  ],
  endpointslice: [
    namespace,
    ...families('endpointslice'),
    ...named('endpointslice', ['name', 'address_target_kind', 'address_target_name', 'address_type', 'port', 'port_name', 'port_protocol', 'port_app_protocol']),
    ...named('endpointslice_endpoint', ['conditions_ready', 'conditions_serving', 'conditions_terminating', 'hostname', 'node_name', 'zone', 'topology_', 'topology_present_']),
    ...attachedService,
    ...pod,
  ],
  ingress: [namespace, ...families('ingress'), ...named('ingress', ['name', 'class_name', 'scheme', 'path', 'host'])],
};

/** Selectors that a role understands, by the role of the selector. */
const selectorRoles: Readonly<Record<KubernetesRole, readonly KubernetesRole[]>> = {
  node: ['node'],
  pod: ['pod', 'node'],
  service: ['service'],
  endpoints: ['endpoints', 'service', 'pod'],
  endpointslice: ['endpointslice', 'service', 'pod'],
  ingress: ['ingress'],
};

const role = z.enum(kubernetesRoles);

/** Objects of a Kubernetes cluster. The permissions that this needs are computed from the entries. */
export const kubernetesDiscovery = defineDiscovery({
  key: 'kubernetesSdConfigs',
  since: '1.0.0',
  schema: section({
    /** What becomes a target. */
    role,
    /** The API server. @default the one of the cluster in which Prometheus runs */
    apiServer: goUrl.optional(),
    /** A kubeconfig file instead of `apiServer` and the HTTP options. */
    kubeconfigFile: z.string().min(1).optional(),
    /** Where to look. @default everywhere, which needs permissions on the whole cluster */
    namespaces: section({
      /** Also the namespace in which Prometheus runs. @default false */
      ownNamespace: z.boolean().default(false),
      /** Names of namespaces. */
      names: z.array(advised(z.string(), 1)).default([]),
    }).optional(),
    /** Narrow down on the server, by label and field selector; each role once. */
    selectors: z
      .array(section({ role, label: z.string().min(1).optional(), field: z.string().min(1).optional() }))
      .default([]),
    /** Labels and annotations of related objects, as `__meta_kubernetes_node_…` and the like; each needs its permission. */
    attachMetadata: section({
      /** Of the node of a pod or an endpoint. @default false */
      node: z.boolean().default(false),
      /** Of the namespace of an object. @default false */
      namespace: z.boolean().default(false),
      /** Name of the deployment of a pod. @default false */
      deployment: z.boolean().meta({ since: '3.11' }).default(false),
      /** Name of the job of a pod. @default false */
      job: z.boolean().meta({ since: '3.11' }).default(false),
      /** Name of the cron job of a pod. @default false */
      cronjob: z.boolean().meta({ since: '3.11' }).default(false),
    }).optional(),
    ...httpClient,
  }).superRefine((entry, context) => {
    const seen = new Set<KubernetesRole>();
    entry.selectors.forEach((selector, index) => {
      const known = selectorRoles[entry.role];
      const path = ['selectors', index, 'role'];
      if (!known.includes(selector.role)) context.addIssue({ code: 'custom', path, message: `the role "${entry.role}" cannot select by "${selector.role}"`, params: { fix: `use ${known.join(' or ')}` } });
      if (seen.has(selector.role)) context.addIssue({ code: 'custom', path, message: `not unique, "${selector.role}" is selected by twice`, params: { fix: 'join the two selectors with a comma' } });
      seen.add(selector.role);
    });
    if (entry.kubeconfigFile !== undefined && entry.apiServer !== undefined) {
      context.addIssue({ code: 'custom', path: ['kubeconfigFile'], message: 'cannot be combined with apiServer', params: { fix: 'remove one of them' } });
    }
    if (entry.namespaces?.ownNamespace === true && (entry.apiServer ?? entry.kubeconfigFile) !== undefined) {
      context.addIssue({ code: 'custom', path: ['namespaces', 'ownNamespace'], message: 'only known inside of the cluster', params: { fix: 'name the namespaces, or remove apiServer and kubeconfigFile' } });
    }
    if (entry.apiServer === undefined && usesHttpOptions(entry)) {
      context.addIssue({ code: 'custom', path: ['apiServer'], message: 'missing, since HTTP options are set', params: { fix: 'write apiServer, or remove the HTTP options: inside of a cluster they are known' } });
    }
  }),
  metaLabels: ({ role: discovered, attachMetadata }) => [
    ...metaByRole[discovered],
    ...(attachMetadata?.node === true && discovered !== 'node' ? [...families('node'), '__meta_kubernetes_node_name'] : []),
    ...(attachMetadata?.namespace === true ? families('namespace') : []),
  ],
  reaches: (entry) => [
    ...(entry.apiServer === undefined ? (['api-server'] as const) : asks(entry.apiServer, entry)),
    // Nodes and what stands behind an ingress are no pods; their ports may be rewritten.
    entry.role === 'node' || entry.role === 'ingress' ? 'anywhere' : { podsOf: entry.namespaces?.ownNamespace === true ? [] : (entry.namespaces?.names ?? []) },
  ],
  needs: 'kubernetes-api',
  example: { role: 'pod', namespaces: { names: ['tta-dev'] } },
  see: documented('kubernetes_sd_config'),
});

/** Whether any HTTP option differs from what the server assumes; Prometheus then insists on an address. */
const usesHttpOptions = (entry: Record<string, unknown>): boolean =>
  Object.keys(httpClient).some((key) => {
    const value = entry[key];
    return value !== undefined && !((key === 'followRedirects' || key === 'enableHttp2') && value === true) && !(key === 'proxyFromEnvironment' && value === false);
  });
