import { z } from 'zod';

import { parseDnsLabel, parseDnsSubdomain } from '../base/name';
import { byteSize, labels, section, textBy, version } from '../base/section';
import { alertmanagerConfig } from '../alertmanager/config';
import { expectedRoute } from '../alertmanager/expected-route';
import { plannedSilence } from '../alertmanager/planned-silence';
import { alertingConfig } from '../prometheus/alerting';
import { serverFlags } from '../prometheus/flags';
import { globalConfig } from '../prometheus/global';
import { otlpConfig } from '../prometheus/otlp';
import { remoteReadConfig, remoteWriteConfig, type RemoteReadConfig, type RemoteReadSpec, type RemoteWriteConfig, type RemoteWriteSpec } from '../prometheus/remote';
import { runtimeConfig } from '../prometheus/runtime';
import { scrapeConfig, scrapeConfigFile, type ScrapeConfig, type ScrapeConfigSpec } from '../prometheus/scrape-config';
import { tracingConfig } from '../prometheus/tracing';
import { exemplarsConfig, retention, tsdbConfig } from '../prometheus/tsdb';
import { webConfig } from '../prometheus/web-config';
import { ruleGroup } from '../rules/model';
import { imageOverride, parseRegistry } from './image';
import { parts } from './versions';

const dnsLabel = textBy(parseDnsLabel);
const dnsSubdomain = textBy(parseDnsSubdomain);

/** Labels of pods, or a namespace, or both: who may open a connection. */
const peer = section({
  /** Name of the namespace. @default that of the stack */
  namespace: dnsLabel.optional(),
  /** Labels of the pods. @default {}, every pod of the namespace */
  podLabels: labels.default({}),
});

/** A host name under which a user interface is reached from outside; the external URL follows from it. */
const access = section({
  /** Host name, without scheme. */
  host: dnsSubdomain,
  /** Path before everything else. @default '/' */
  path: z
    .string()
    .regex(/^\/([\w.~/-]*[\w.~-])?$/, { error: ({ input }) => `not a path without a "/" at its end, got "${String(input)}"` })
    .default('/'),
  /** Whether the outside speaks TLS. @default true */
  tls: z.boolean().default(true),
  /** By an Ingress, or by a Gateway's HTTPRoute. */
  by: z.discriminatedUnion('kind', [
    section({
      kind: z.literal('ingress'),
      className: dnsSubdomain.optional(),
      /** Secret of type `kubernetes.io/tls`. @default none, the controller's own certificate */
      tlsSecret: dnsSubdomain.optional(),
      annotations: z.record(z.string(), z.string()).default({}),
    }),
    section({
      kind: z.literal('httpRoute'),
      /** The Gateway that takes the route in. */
      gateway: section({ name: dnsSubdomain, namespace: dnsLabel.optional(), sectionName: dnsSubdomain.optional() }),
    }),
  ]),
  /** The pods of the ingress controller or gateway, to let them in. */
  from: peer,
});

const quantity = z.string().regex(/^\d+(\.\d+)?(m|[KMGTPE]i?)?$/, { error: ({ input }) => `not a quantity that Kubernetes takes, got "${String(input)}"` });

/** Requests and limits in Kubernetes' notation. @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
const resources = section({
  requests: section({ cpu: quantity.optional(), memory: quantity.optional() }).optional(),
  limits: section({ cpu: quantity.optional(), memory: quantity.optional() }).optional(),
});

const volume = {
  /** Size of the volume. */
  size: byteSize,
  /** @default the cluster's default class */
  storageClassName: dnsSubdomain.optional(),
  /** An `emptyDir`: everything is lost with the pod. @default false */
  ephemeral: z.boolean().default(false),
};

/** What runs a workload, the same for both servers. */
const workload = {
  /** @default computed from the load, see the annotations of the workload */
  resources: resources.optional(),
  /** Labels of the nodes on which it may run. @default {} */
  nodeSelector: z.record(z.string(), z.string()).default({}),
  /** @default [] */
  tolerations: z
    .array(
      section({
        key: z.string().optional(),
        operator: z.enum(['Exists', 'Equal']).optional(),
        value: z.string().optional(),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
        tolerationSeconds: z.int().optional(),
      }),
    )
    .default([]),
  priorityClassName: dnsSubdomain.optional(),
  access: access.optional(),
  /** Who else may connect; what follows from the spec is there already. @default [] */
  clients: z.array(peer).default([]),
};

/** A list of sections whose type for authors is narrower than the declaration can say: one way to authenticate at most. */
const listOf = <Model, Spec>(element: z.ZodType<Model>) => z.array(element as z.ZodType<Model, Spec>).default([]);

/** The Prometheus server: what it does, and how it runs. */
export const serverFields = {
  /** Name of the workload, its Service and everything that belongs to it. @default 'prometheus' */
  name: dnsLabel.default('prometheus'),
  global: globalConfig.prefault({}),
  /** @default [] */
  scrapeConfigs: listOf<ScrapeConfig, ScrapeConfigSpec>(scrapeConfig),
  /** Files with scrape jobs of their own: the place for a job whose credentials the server takes only in clear. @default [] */
  scrapeConfigFiles: z.array(scrapeConfigFile).default([]),
  /** @default [] */
  ruleGroups: z.array(ruleGroup).default([]),
  alerting: alertingConfig.prefault({}),
  /** @default [] */
  remoteWrite: listOf<RemoteWriteConfig, RemoteWriteSpec>(remoteWriteConfig),
  /** @default [] */
  remoteRead: listOf<RemoteReadConfig, RemoteReadSpec>(remoteReadConfig),
  tsdb: tsdbConfig.prefault({}),
  exemplars: exemplarsConfig.optional(),
  runtime: runtimeConfig.prefault({}),
  /** @default none: the server traces nothing */
  tracing: tracingConfig.optional(),
  otlp: otlpConfig.prefault({}),
  /** Where samples are kept, and for how long. */
  storage: section({
    ...volume,
    /** Name of the claim of a single server; an existing one is adopted. @default '<name>-data' */
    claimName: dnsSubdomain.optional(),
    /** @default { time: '15d' }, and the size that the volume has room for */
    retention: retention.optional(),
  }),
  /** Servers that all do the same; each alert still arrives once. @default 1 */
  replicas: z.int().min(1).default(1),
  /** Active series expected: memory and CPU are computed from it. @default 100000 */
  series: z.int().min(1).default(100_000),
  flags: serverFlags.prefault({}),
  web: webConfig.optional(),
  /** Scrape the stack's own servers, as the jobs `prometheus` and `alertmanager`. @default true */
  selfMonitoring: z.boolean().default(true),
  ...workload,
};

/** The Alertmanager: who is told, and how it runs. */
export const alertmanagerFields = {
  /** Name of the workload, its Service and everything that belongs to it. @default 'alertmanager' */
  name: dnsLabel.default('alertmanager'),
  /** The whole of alertmanager.yml. */
  config: alertmanagerConfig,
  /** Times in which nobody is told of certain alerts, planned ahead. @default [] */
  silences: z.array(plannedSilence).meta({ since: '0.24' }).default([]),
  /** Who is told of which alerts: promises that are checked at synth, and are no part of alertmanager.yml. @default [] */
  expectRoutes: z.array(expectedRoute).default([]),
  /** Instances that gossip; 2 or more survive the loss of one. @default 1 */
  replicas: z.int().min(1).default(1),
  /** Silences and what was sent already. @default { size: '1Gi' } */
  storage: section(volume).prefault({ size: '1Gi' }),
  ...workload,
};

const versionFields = section({
  prometheus: version.prefault(parts.prometheus.version),
  alertmanager: version.prefault(parts.alertmanager.version),
  reloader: version.prefault(parts.reloader.version),
  grafana: version.prefault(parts.grafana.version),
});

/** Where the stack runs, whatever it does. */
export const surroundingsFields = {
  /** Namespace of everything. @default 'monitoring' */
  namespace: dnsLabel.default('monitoring'),
  /** Create that namespace, with the `restricted` Pod Security labels. @default true */
  createNamespace: z.boolean().default(true),
  /** Namespaces that belong to the stack's owner and are created with it, so that permissions in them can be granted. @default [] */
  ownNamespaces: z.array(dnsLabel).default([]),
  versions: versionFields.prefault({}),
  images: section({
    /** Registry that replaces all publishers': `registry.example/mirror`. */
    registry: textBy(parseRegistry).optional(),
    prometheus: imageOverride.optional(),
    alertmanager: imageOverride.optional(),
    reloader: imageOverride.optional(),
    grafana: imageOverride.optional(),
  }).prefault({}),
  network: section({
    /** Write NetworkPolicies. @default true */
    policies: z.boolean().default(true),
    /** The cluster's DNS. @default pods labelled `k8s-app: kube-dns` in kube-system */
    dns: peer.prefault({ namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } }),
    /** Ports of the API server, as its pods or hosts listen: policies see those, not the Service's. @default [443, 6443] */
    apiServerPorts: z.array(z.int().min(1).max(65_535)).min(1).default([443, 6443]),
  }).prefault({}),
};

export const serverSpec = section({ ...surroundingsFields, ...serverFields });
export const alertmanagerSpec = section({ ...surroundingsFields, ...alertmanagerFields });
export const stackSpec = section({
  ...surroundingsFields,
  ...serverFields,
  /** @default none: alerts go where `alerting.alertmanagers` says, or nowhere */
  alertmanager: section(alertmanagerFields).optional(),
});

export type PrometheusStackSpec = z.input<typeof stackSpec>;
export type PrometheusServerSpec = z.input<typeof serverSpec>;
export type AlertmanagerSpec = z.input<typeof alertmanagerSpec>;
export type Peer = z.output<typeof peer>;
export type Access = z.output<typeof access>;
export type Resources = z.output<typeof resources>;
