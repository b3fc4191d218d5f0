import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import { remember } from '../../base/remember';
import { prometheusFlags } from '../../stack/command-line';
import { imageReference } from '../../stack/image';
import type { Server, Stack } from '../../stack/model';
import { prometheusPort } from '../../stack/placement';
import { requiredSecrets } from '../../stack/required-secrets';
import { serverFiles, splitFolder } from '../config-files';
import { renderAccess } from './access';
import { renderConfigMaps, type Files } from './config-maps';
import { keepAnnotations, metadataOf, selectorLabels } from './labels';
import { renderServerPolicy } from './network-policies';
import { placementIn } from './placement';
import { configMapsVolume, configMapVolume, containerSecurityContext, podName, podSecurityContext, resources, scheduling, secretsVolume } from './pod';
import { serverProbes } from './probes';
import { inClusterDiscovery, renderAccount } from './rbac';
import { claimSpec, ephemeralData, renderStatefulSet } from './stateful-set';
import { peersName, renderDisruptionBudget, renderPeersService, renderService } from './services';

const folder = '/etc/prometheus';
const dataPath = '/prometheus';

/** Everything of a Prometheus server, in an order that applies on an empty cluster. */
export function renderServer(scope: Construct, stack: Stack, server: Server): void {
  renderAccount(scope, stack, server);
  const { config, rules } = filesOf(stack);
  const [configMap = ''] = renderConfigMaps(scope, stack, server.name, 'server', 'config', config);
  const ruleConfigMaps = renderConfigMaps(scope, stack, server.name, 'server', 'rules', rules, true);
  const template = podTemplate(stack, server, configMap, ruleConfigMaps);

  renderService(scope, stack, server, 'server', prometheusPort);
  if (server.replicas === 1) renderSingle(scope, stack, server, template);
  else renderReplicas(scope, stack, server, template);
  renderDisruptionBudget(scope, stack, server, 'server');
  renderServerPolicy(scope, stack, server);
  renderAccess(scope, stack, server, 'server', prometheusPort);
}

interface ServerFiles {
  readonly config: Files;
  readonly rules: Files;
}

/** The configuration folder's files, and apart from them those of `rules/`, which have a volume of their own. */
// The sizes are judged before anything is rendered, and printing is slow.
export const filesOf = remember((stack: Stack): ServerFiles => {
  const { beneath, rest } = splitFolder(serverFiles(stack, placementIn(stack)), 'rules');
  return { config: rest, rules: beneath };
});

/** How much was asked for and why, on the workload for whoever reviews it. */
const arithmetic = ({ sizing, storage }: Server) => ({
  'cdk8s-prometheus/memory': sizing.memoryArithmetic,
  'cdk8s-prometheus/cpu': sizing.cpuArithmetic,
  'cdk8s-prometheus/retention': `${storage.retention.time.toString()} or ${storage.retention.size.toString()} of a volume of ${storage.size.toString()}`,
});

/** One server: a Deployment that ends the old pod before it starts the new one, since both want the same volume. */
function renderSingle(scope: Construct, stack: Stack, server: Server, template: k8s.PodTemplateSpec): void {
  if (!server.storage.ephemeral) {
    new k8s.KubePersistentVolumeClaim(scope, `claim-${server.name}`, {
      metadata: { ...metadataOf(stack, server.name, 'server', server.storage.claimName), annotations: keepAnnotations },
      spec: claimSpec(server.storage),
    });
  }
  const data: k8s.Volume = server.storage.ephemeral ? ephemeralData(server.storage) : { name: 'data', persistentVolumeClaim: { claimName: server.storage.claimName } };
  new k8s.KubeDeployment(scope, `deployment-${server.name}`, {
    metadata: { ...metadataOf(stack, server.name, 'server'), annotations: arithmetic(server) },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 5,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selectorLabels(server.name, 'server') },
      template: { ...template, spec: { ...template.spec, containers: template.spec?.containers ?? [], volumes: [...(template.spec?.volumes ?? []), data] } },
    },
  });
}

/** Several servers that do the same: each with a name, a volume and an address of its own. */
function renderReplicas(scope: Construct, stack: Stack, server: Server, template: k8s.PodTemplateSpec): void {
  renderPeersService(scope, stack, server, 'server', [{ name: 'http', port: prometheusPort, targetPort: k8s.IntOrString.fromString('http'), protocol: 'TCP' }]);
  const data = server.storage.ephemeral ? [ephemeralData(server.storage)] : [];
  renderStatefulSet(
    scope,
    `stateful-set-${server.name}`,
    { ...metadataOf(stack, server.name, 'server'), annotations: arithmetic(server) },
    {
      replicas: server.replicas,
      revisionHistoryLimit: 5,
      serviceName: peersName(server),
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorLabels(server.name, 'server') },
      template: { ...template, spec: { ...template.spec, containers: template.spec?.containers ?? [], volumes: [...(template.spec?.volumes ?? []), ...data] } },
    },
    server.storage,
  );
}

function podTemplate(stack: Stack, server: Server, configMap: string, ruleConfigMaps: readonly string[]): k8s.PodTemplateSpec {
  const secrets = requiredSecrets(server);
  const needsToken = inClusterDiscovery(server).length > 0;
  const { memory, memoryLimit, cpuMillis } = server.sizing;
  const volumes = [
    configMapVolume('config', configMap),
    ...(ruleConfigMaps.length > 0 ? [configMapsVolume('rules', ruleConfigMaps)] : []),
    ...(secrets.length > 0 ? [secretsVolume(secrets)] : []),
  ];
  const mounts = { config: `${folder}/config`, rules: `${folder}/config/rules`, secrets: `${folder}/secrets` };
  return {
    metadata: { labels: selectorLabels(server.name, 'server') },
    spec: {
      serviceAccountName: server.name,
      automountServiceAccountToken: needsToken,
      // Nothing here asks for Services by environment variables, and a Service named "prometheus" would set odd ones.
      enableServiceLinks: false,
      securityContext: podSecurityContext,
      ...scheduling(server, 'server'),
      // The head block is written down before the end, which takes a while with many series.
      terminationGracePeriodSeconds: 300,
      containers: [
        {
          name: 'prometheus',
          image: imageReference(stack.images.prometheus),
          imagePullPolicy: 'IfNotPresent',
          args: prometheusFlags(stack, server, { config: `${folder}/config/`, data: dataPath, listen: '' }),
          ...(server.replicas > 1 && { env: [podName] }),
          ports: [{ name: 'http', containerPort: prometheusPort, protocol: 'TCP' }],
          ...serverProbes(server, `${folder}/config/probe.yml`),
          resources: resources({ requests: { cpu: `${cpuMillis}m`, memory: memory.toQuantity() }, limits: { memory: memoryLimit.toQuantity() } }, server.resources),
          securityContext: containerSecurityContext,
          volumeMounts: [
            ...volumes.map(({ name }) => ({ name, mountPath: mounts[name as keyof typeof mounts], readOnly: true })),
            { name: 'data', mountPath: dataPath },
          ],
        },
      ],
      volumes,
    },
  };
}
