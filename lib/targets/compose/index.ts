import { toYaml } from '../../base/yaml';
import { fault } from '../../base/finding';
import { alertmanagerFlags, prometheusFlags } from '../../stack/command-line';
import { imageReference } from '../../stack/image';
import type { Alertmanager, Server, Stack } from '../../stack/model';
import { alertmanagerPort, pathOf, prometheusPort, speaksTls, type Placement } from '../../stack/placement';
import { requiredSecrets } from '../../stack/required-secrets';
import { alertmanagerFiles, inFolder, serverFiles } from '../config-files';
import { unmetNeeds } from '../provides';
import { refused, type Rendering } from '../rendering';
import { datasourcesFile, grafanaService, type GrafanaOptions } from './grafana';
import { composeSecret, keysOf, secretFiles } from './secrets';
import { hardened, healthcheck, localPort, type ComposeService } from './service';

export { healthcheck, type ComposeService } from './service';
export type { GrafanaOptions } from './grafana';

/** What a Compose project has besides the stack's own servers. */
export interface ComposeOptions {
  /** @default no Grafana */
  readonly grafana?: GrafanaOptions;
  /** Further services by name, such as the application that is scraped. @default {} */
  readonly services?: Readonly<Record<string, ComposeService>>;
  /** Further files of the project by path. @default none */
  readonly files?: ReadonlyMap<string, string>;
}

const placement: Placement = {
  alertmanagers: (name) => ({ staticConfigs: [{ targets: [`${name}:${alertmanagerPort}`] }] }),
  provides: ['network'],
  selfMonitoring: true,
};

/** The stack as a Docker Compose project, on the very same configuration. Its ports can be reached from this machine only. */
export function renderCompose(stack: Stack, options: ComposeOptions = {}): Rendering {
  const findings = [...unmetNeeds(stack, 'compose', placement), ...replicaFaults(stack)];
  if (findings.length > 0) return refused(findings);
  const { server, alertmanager } = stack;
  const services = {
    ...(server !== undefined && { [server.name]: prometheusService(stack, server) }),
    ...(alertmanager !== undefined && { [alertmanager.name]: alertmanagerService(stack, alertmanager) }),
    ...(options.grafana !== undefined && { grafana: grafanaService(stack, options.grafana) }),
    ...options.services,
  };
  const secrets = [...keysOf([...requiredSecrets(server), ...requiredSecrets(alertmanager)]), ...(options.grafana === undefined ? [] : [options.grafana.adminPassword])];
  const volumes = Object.values(services).flatMap((service) => service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '').filter((source) => /^[a-z]/.test(source));
  const project = {
    name: stack.name,
    services: Object.fromEntries(Object.entries(services).map(([name, service]) => [name, hardened(service)])),
    volumes: Object.fromEntries(volumes.map((name) => [name, {}])),
    ...(secrets.length > 0 && { secrets: secretFiles(secrets) }),
  };
  return {
    findings: [],
    keeps: ['secrets'],
    files: new Map([
      ['compose.yaml', toYaml(project)],
      ...inFolder('prometheus', serverFiles(stack, placement)),
      ...inFolder('alertmanager', alertmanagerFiles(stack)),
      ...(options.grafana === undefined ? [] : [['grafana/provisioning/datasources/stack.yaml', datasourcesFile(stack)] as const]),
      ...(options.files ?? []),
    ]),
  };
}

/** A laptop runs one of each: what tells replicas apart is the name of a pod. */
const replicaFaults = ({ server }: Stack) =>
  server === undefined || server.replicas === 1 ? [] : [fault('replicas-not-possible', ['replicas'], `more than the target "compose" can run, got ${server.replicas} over 1`, 'declare one replica in this environment')];

function prometheusService(stack: Stack, server: Server): ComposeService {
  const folder = '/etc/prometheus';
  const probe = server.web !== undefined && 'file' in server.web ? [`--http.config.file=${folder}/config/probe.yml`] : [];
  const scheme = speaksTls(server) ? 'https' : 'http';
  return {
    image: imageReference(stack.images.prometheus),
    user: '65534:65534',
    command: prometheusFlags(stack, server, { config: `${folder}/config/`, data: '/prometheus', listen: '' }),
    ports: [localPort(prometheusPort)],
    volumes: [`./prometheus:${folder}/config:ro`, `${server.name}-data:/prometheus`],
    ...secretsOf(folder, server),
    healthcheck: healthcheck('/bin/promtool', 'check', 'ready', `--url=${scheme}://localhost:${prometheusPort}${pathOf(server)}`, ...probe),
  };
}

function alertmanagerService(stack: Stack, alertmanager: Alertmanager): ComposeService {
  const folder = '/etc/alertmanager';
  return {
    image: imageReference(stack.images.alertmanager),
    user: '65534:65534',
    command: alertmanagerFlags(alertmanager, { config: `${folder}/config/`, data: '/alertmanager', listen: '' }, []),
    working_dir: `${folder}/config`,
    ports: [localPort(alertmanagerPort)],
    volumes: [`./alertmanager:${folder}/config:ro`, `${alertmanager.name}-data:/alertmanager`],
    ...secretsOf(folder, alertmanager),
    healthcheck: healthcheck('wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${alertmanagerPort}${pathOf(alertmanager)}/-/ready`),
  };
}

const secretsOf = (folder: string, part: Server | Alertmanager): Pick<ComposeService, 'secrets'> => {
  const keys = keysOf(requiredSecrets(part));
  return keys.length === 0 ? {} : { secrets: keys.map((secret) => composeSecret(folder, secret)) };
};
