import { Version, annotatedPods, secret, type PrometheusStackSpec } from '../../lib';
import { aStack } from '../../lib/stack/sample';
import { resolveStack } from '../../lib/stack/resolve';
import { ttaDev } from '../../stacks/tta-dev';
import { production } from '../../stacks/tta-dev/environment';
import { at, manifestsOf, walk, type Manifest } from '../support/manifests';

const alertmanager = {
  replicas: 2,
  config: { route: { receiver: 'hook' }, receivers: [{ name: 'hook', slackConfigs: [{ channel: '#a', apiUrl: secret('hook', 'slack') }] }], templates: { texts: '{{ define "a" }}b{{ end }}' } },
};
const access = { host: 'prometheus.example.org', by: { kind: 'ingress' as const }, from: { namespace: 'ingress' } };

/** Stacks of every shape: what holds for all of these holds. */
const stacks: Readonly<Record<string, PrometheusStackSpec>> = {
  'the TTA.dev stack in production': ttaDev(production),
  'the smallest stack': aStack(),
  'two of everything, reached from outside': aStack({ replicas: 2, global: { externalLabels: { cluster: 'a' } }, alertmanager, access }),
  'an ephemeral server that discovers the whole cluster, with TLS and a login': aStack({
    storage: { size: '5Gi', ephemeral: true },
    scrapeConfigs: [annotatedPods({ jobName: 'pods' }), { jobName: 'nodes', kubernetesSdConfigs: [{ role: 'node' }], authorization: { credentials: secret('nodes', 'token') } }],
    web: { file: secret('web', 'web.yml'), tls: true, login: { username: 'probe', password: secret('web', 'password') } },
    images: { registry: 'registry.example:5000/mirror', prometheus: { digest: `sha256:${'0'.repeat(64)}` } },
  }),
};

const workloads = (manifests: readonly Manifest[]) => manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
const podSpec = (workload: Manifest) => at(workload, 'spec', 'template', 'spec');
const containers = (workload: Manifest) => at(podSpec(workload), 'containers') as readonly Readonly<Record<string, unknown>>[];

describe.each(Object.entries(stacks))('%s', (_, spec) => {
  const manifests = manifestsOf(spec);

  test('pins every image to a version', () => {
    const images = workloads(manifests).flatMap((workload) => containers(workload).map((container) => String(container['image'])));
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(Version.parse(/:([^:@]+)(@sha256:[0-9a-f]{64})?$/.exec(image)?.[1] ?? '').toString()).not.toBe('');
  });

  test('runs nothing as root, and nothing that can write to its root file system', () => {
    for (const workload of workloads(manifests)) {
      expect(at(podSpec(workload), 'securityContext')).toMatchObject({ runAsNonRoot: true, runAsUser: 65_534, seccompProfile: { type: 'RuntimeDefault' } });
      for (const container of containers(workload)) {
        expect(container['securityContext']).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
        const writable = (container['volumeMounts'] as readonly { name: string; readOnly?: boolean }[]).filter(({ readOnly }) => readOnly !== true);
        expect(writable.map(({ name }) => name).filter((name) => name !== 'data')).toEqual([]);
      }
    }
  });

  test('asks for memory and CPU, and limits memory', () => {
    for (const workload of workloads(manifests)) for (const { resources } of containers(workload)) expect(resources).toMatchObject({ requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string }, limits: { memory: expect.any(String) as string } });
  });

  test('selects by a closed set of labels that no upgrade changes', () => {
    const selectors = manifests.flatMap((manifest) => [...walk(manifest['spec'])]).filter(([path]) => path.at(-1) === 'matchLabels' || (path.at(-1) === 'selector' && path.length === 1)).map(([, value]) => value as object);
    const own = selectors.filter((selector) => 'app.kubernetes.io/name' in selector && 'app.kubernetes.io/component' in selector);
    expect(own.length).toBeGreaterThan(0);
    for (const selector of own) expect(Object.keys(selector).sort()).toEqual(['app.kubernetes.io/component', 'app.kubernetes.io/name']);
    for (const workload of workloads(manifests)) expect(at(workload, 'spec', 'template', 'metadata', 'labels')).toEqual(at(workload, 'spec', 'selector', 'matchLabels'));
  });

  test('never lets two pods want one volume', () => {
    for (const workload of workloads(manifests).filter(({ kind }) => kind === 'Deployment')) {
      expect(at(workload, 'spec', 'replicas')).toBe(1);
      expect(at(workload, 'spec', 'strategy')).toEqual({ type: 'Recreate' });
    }
  });

  test('keeps less than its volume holds', () => {
    const server = resolveStack('test', spec).stack?.server;
    expect(server?.storage.retention.size.bytes).toBeLessThan(server?.storage.size.bytes ?? 0);
  });

  test('puts no credential into a manifest', () => {
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
    const texts = manifests.filter(({ kind }) => kind === 'ConfigMap').flatMap((map) => Object.values(map['data'] as Record<string, string>));
    for (const text of texts) expect(text).not.toMatch(/^\s*(password|credentials|bearer_token|api_key|routing_key|service_key|api_url|client_secret|secret_key|bot_token|key):/m);
  });

  test('names every object once, and as Kubernetes takes it', () => {
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { metadata } of manifests) expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/);
    for (const [, value] of manifests.flatMap((manifest) => [...walk(manifest.metadata.labels ?? {})])) if (typeof value === 'string') expect(value).toMatch(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/);
  });

  test('puts every object where it belongs: in a namespace, or in none', () => {
    const ofTheCluster = ['Namespace', 'ClusterRole', 'ClusterRoleBinding'];
    for (const { kind, metadata } of manifests) expect([kind, metadata.namespace === undefined]).toEqual([kind, ofTheCluster.includes(kind)]);
  });

  test('comes in an order that applies on an empty cluster', () => {
    const order = ['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'ConfigMap', 'Service', 'PersistentVolumeClaim', 'Deployment'];
    const server = manifests.filter(({ kind, metadata }) => order.includes(kind) && !metadata.name.startsWith('alertmanager')).map(({ kind }) => order.indexOf(kind));
    expect(server).toEqual([...server].sort((a, b) => a - b));
    const first = (test: (manifest: Manifest) => boolean) => manifests.findIndex(test);
    expect(first(({ kind }) => kind === 'Namespace')).toBe(0);
    for (const workload of workloads(manifests)) {
      for (const [, value] of walk(at(podSpec(workload), 'volumes'))) {
        const name = at(value, 'configMap', 'name');
        if (typeof name === 'string') expect(first((manifest) => manifest.kind === 'ConfigMap' && manifest.metadata.name === name)).toBeLessThan(manifests.indexOf(workload));
      }
    }
  });

  test('refers only to what is there', () => {
    const has = (kind: string, name: unknown) => manifests.some((manifest) => manifest.kind === kind && manifest.metadata.name === name);
    for (const workload of workloads(manifests)) {
      expect(has('ServiceAccount', at(podSpec(workload), 'serviceAccountName'))).toBe(true);
      if (workload.kind === 'StatefulSet') expect(has('Service', at(workload, 'spec', 'serviceName'))).toBe(true);
      const ports = containers(workload).flatMap((container) => (container['ports'] ?? []) as { name: string }[]).map(({ name }) => name);
      const services = manifests.filter(({ kind, spec: service }) => kind === 'Service' && at(service, 'selector', 'app.kubernetes.io/name') === at(workload, 'spec', 'selector', 'matchLabels', 'app.kubernetes.io/name'));
      expect(services.length).toBeGreaterThan(0);
      for (const service of services) for (const port of at(service, 'spec', 'ports') as { targetPort: string }[]) expect(ports).toContain(port.targetPort);
      const volumes = (at(podSpec(workload), 'volumes') as { name: string }[]).map(({ name }) => name);
      const claims = ((at(workload, 'spec', 'volumeClaimTemplates') ?? []) as Manifest[]).map(({ metadata }) => metadata.name);
      for (const container of containers(workload)) for (const { name } of container['volumeMounts'] as { name: string }[]) expect([...volumes, ...claims]).toContain(name);
    }
  });

  test('is the same, byte by byte, however often it is made', () => {
    expect(JSON.stringify(manifestsOf(spec))).toBe(JSON.stringify(manifests));
  });
});
