import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

import { alertmanagerFlags } from '../../stack/command-line';
import { imageReference } from '../../stack/image';
import type { Alertmanager, Stack } from '../../stack/model';
import { alertmanagerPort, gossipPort, pathOf } from '../../stack/placement';
import { requiredSecrets } from '../../stack/required-secrets';
import { alertmanagerFiles, splitFolder } from '../config-files';
import { renderAccess } from './access';
import { renderConfigMaps } from './config-maps';
import { metadataOf, selectorLabels } from './labels';
import { renderAlertmanagerPolicy } from './network-policies';
import { configMapsVolume, configMapVolume, containerSecurityContext, podSecurityContext, resources, scheduling, secretsVolume } from './pod';
import { alertmanagerProbes } from './probes';
import { ephemeralData, renderStatefulSet } from './stateful-set';
import { peersName, renderDisruptionBudget, renderPeersService, renderService } from './services';

const folder = '/etc/alertmanager';
const configFolder = `${folder}/config`;
const dataPath = '/alertmanager';

/** What one instance needs: thousands of alerts fit. Sending does not hang on the CPU. */
const instance = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const reloader = { requests: { cpu: '5m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** Everything of an Alertmanager, in an order that applies on an empty cluster. */
export function renderAlertmanager(scope: Construct, stack: Stack, alertmanager: Alertmanager): void {
  const metadata = metadataOf(stack, alertmanager.name, 'alertmanager');
  new k8s.KubeServiceAccount(scope, `service-account-${alertmanager.name}`, { metadata, automountServiceAccountToken: false });
  const { beneath: templates, rest } = splitFolder(alertmanagerFiles(stack), 'templates');
  const [configMap = ''] = renderConfigMaps(scope, stack, alertmanager.name, 'alertmanager', 'config', rest);
  const templateConfigMaps = renderConfigMaps(scope, stack, alertmanager.name, 'alertmanager', 'templates', templates, true);
  renderService(scope, stack, alertmanager, 'alertmanager', alertmanagerPort);
  renderPeersService(scope, stack, alertmanager, 'alertmanager', [
    { name: 'http', port: alertmanagerPort, targetPort: k8s.IntOrString.fromString('http'), protocol: 'TCP' },
    ...(alertmanager.replicas > 1 ? gossipPorts.map(({ name, protocol }) => ({ name, port: gossipPort, targetPort: k8s.IntOrString.fromString(name), protocol })) : []),
  ]);
  renderStatefulSet(
    scope,
    `stateful-set-${alertmanager.name}`,
    metadata,
    {
      replicas: alertmanager.replicas,
      revisionHistoryLimit: 5,
      serviceName: peersName(alertmanager),
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorLabels(alertmanager.name, 'alertmanager') },
      template: podTemplate(stack, alertmanager, configMap, templateConfigMaps),
    },
    alertmanager.storage,
  );
  renderDisruptionBudget(scope, stack, alertmanager, 'alertmanager');
  renderAlertmanagerPolicy(scope, stack, alertmanager);
  renderAccess(scope, stack, alertmanager, 'alertmanager', alertmanagerPort);
}

const gossipPorts = [
  { name: 'gossip-tcp', protocol: 'TCP' },
  { name: 'gossip-udp', protocol: 'UDP' },
] as const;

/** Where each instance is found by the others. */
const peerAddresses = (stack: Stack, alertmanager: Alertmanager): string[] =>
  alertmanager.replicas < 2 ? [] : Array.from({ length: alertmanager.replicas }, (_, i) => `${alertmanager.name}-${i}.${peersName(alertmanager)}.${stack.namespace}.svc`);

function podTemplate(stack: Stack, alertmanager: Alertmanager, configMap: string, templateConfigMaps: readonly string[]): k8s.PodTemplateSpec {
  const secrets = requiredSecrets(alertmanager);
  const configMounts = [
    { name: 'config', mountPath: configFolder, readOnly: true },
    ...(templateConfigMaps.length > 0 ? [{ name: 'templates', mountPath: `${configFolder}/templates`, readOnly: true }] : []),
  ];
  return {
    metadata: { labels: selectorLabels(alertmanager.name, 'alertmanager') },
    spec: {
      serviceAccountName: alertmanager.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: podSecurityContext,
      ...scheduling(alertmanager, 'alertmanager'),
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name: 'alertmanager',
          image: imageReference(stack.images.alertmanager),
          imagePullPolicy: 'IfNotPresent',
          args: alertmanagerFlags(alertmanager, { config: `${configFolder}/`, data: dataPath, listen: '' }, peerAddresses(stack, alertmanager)),
          // Most paths in its file count from here, and not from where the file lies.
          workingDir: configFolder,
          ports: [
            { name: 'http', containerPort: alertmanagerPort, protocol: 'TCP' },
            ...(alertmanager.replicas > 1 ? gossipPorts.map(({ name, protocol }) => ({ name, containerPort: gossipPort, protocol })) : []),
          ],
          ...alertmanagerProbes(alertmanager),
          resources: resources(instance, alertmanager.resources),
          securityContext: containerSecurityContext,
          volumeMounts: [...configMounts, ...(secrets.length > 0 ? [{ name: 'secrets', mountPath: `${folder}/secrets`, readOnly: true }] : []), { name: 'data', mountPath: dataPath }],
        },
        {
          // Alertmanager does not look at its file again by itself. A broken one is refused, and the old one stays.
          name: 'reloader',
          image: imageReference(stack.images.reloader),
          imagePullPolicy: 'IfNotPresent',
          args: [
            '--listen-address=:8080',
            `--reload-url=http://127.0.0.1:${alertmanagerPort}${pathOf(alertmanager)}/-/reload`,
            ...configMounts.map(({ mountPath }) => `--watched-dir=${mountPath}`),
          ],
          resources: resources(reloader, undefined),
          securityContext: containerSecurityContext,
          volumeMounts: configMounts,
        },
      ],
      volumes: [
        configMapVolume('config', configMap),
        ...(templateConfigMaps.length > 0 ? [configMapsVolume('templates', templateConfigMaps)] : []),
        ...(secrets.length > 0 ? [secretsVolume(secrets)] : []),
        ...(alertmanager.storage.ephemeral ? [ephemeralData(alertmanager.storage)] : []),
      ],
    },
  };
}
