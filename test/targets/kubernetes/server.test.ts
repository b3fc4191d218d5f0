import { aStack } from '../../../lib/stack/sample';
import { secret } from '../../../lib';
import { at, find, manifestsOf } from '../../support/manifests';

const kinds = (spec: Parameters<typeof manifestsOf>[0]) => manifestsOf(spec).map(({ kind, metadata }) => `${kind}/${metadata.name}`);

test('one server is a Deployment that ends the old pod first, since both want the same volume', () => {
  const manifests = manifestsOf(aStack());
  const deployment = find(manifests, 'Deployment', 'prometheus');
  expect(at(deployment, 'spec', 'strategy')).toEqual({ type: 'Recreate' });
  expect(at(deployment, 'spec', 'template', 'spec', 'volumes')).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: 'prometheus-data' } });
  expect(at(find(manifests, 'PersistentVolumeClaim', 'prometheus-data'), 'spec')).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } });
  expect(kinds(aStack())).not.toContain('PodDisruptionBudget/prometheus');
});

test('several servers are a StatefulSet: a volume and an address each, spread out, one away at most', () => {
  const manifests = manifestsOf(aStack({ replicas: 2, global: { externalLabels: { cluster: 'a' } } }));
  const spec = at(find(manifests, 'StatefulSet', 'prometheus'), 'spec');
  expect(at(spec, 'replicas')).toBe(2);
  expect(at(spec, 'serviceName')).toBe('prometheus-peers');
  // In full, as the API server completes it: kubectl compares these templates as a whole.
  expect(at(spec, 'volumeClaimTemplates')).toEqual([
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, volumeMode: 'Filesystem' }, status: { phase: 'Pending' } },
  ]);
  expect(at(spec, 'persistentVolumeClaimRetentionPolicy')).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
  expect(at(spec, 'template', 'spec', 'affinity', 'podAntiAffinity')).toBeDefined();
  expect(at(spec, 'template', 'spec', 'topologySpreadConstraints')).toHaveLength(1);
  expect(at(find(manifests, 'PodDisruptionBudget', 'prometheus'), 'spec', 'maxUnavailable')).toBe(1);
  expect(manifests.map(({ kind }) => kind)).not.toContain('Deployment');
});

test('replicas are told apart by a label that alerts do not carry', () => {
  const config = String(at(find(manifestsOf(aStack({ replicas: 2, global: { externalLabels: { cluster: 'a' } } })), 'ConfigMap', 'prometheus-config'), 'data', 'prometheus.yml'));
  expect(config).toContain('prometheus_replica: ${POD_NAME}');
  expect(config).toMatch(/alert_relabel_configs:\n\s+- action: labeldrop\n\s+regex: prometheus_replica/);
  const single = String(at(find(manifestsOf(aStack()), 'ConfigMap', 'prometheus-config'), 'data', 'prometheus.yml'));
  expect(single).not.toContain('prometheus_replica');
});

test('an ephemeral volume has a limit, and no claim', () => {
  const manifests = manifestsOf(aStack({ storage: { size: '5Gi', ephemeral: true, retention: { time: '2d' } } }));
  expect(at(find(manifests, 'Deployment'), 'spec', 'template', 'spec', 'volumes')).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '5Gi' } });
  expect(manifests.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
});

test('the claim outlives the app that deployment tools delete', () => {
  expect(find(manifestsOf(aStack()), 'PersistentVolumeClaim').metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-options': 'Delete=false,Prune=false',
    'helm.sh/resource-policy': 'keep',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  });
});

test('requests and limits follow from the series, and say how', () => {
  const manifest = find(manifestsOf(aStack({ series: 100_000 })), 'Deployment');
  expect(at(manifest, 'spec', 'template', 'spec', 'containers', 0, 'resources')).toEqual({ requests: { cpu: '140m', memory: '1037Mi' }, limits: { memory: '1555Mi' } });
  expect(manifest.metadata.annotations).toMatchObject({
    'cdk8s-prometheus/memory': '100000 series x 8 KiB + 256 MiB = 1037MiB, limit x 1.5',
    'cdk8s-prometheus/cpu': '100000 series / 1m = 1667 samples/s, / 50000 + 100m = 140m',
  });
});

test('declared resources win over the computed ones, one by one', () => {
  const manifest = find(manifestsOf(aStack({ resources: { limits: { memory: '8Gi', cpu: '2' } } })), 'Deployment');
  expect(at(manifest, 'spec', 'template', 'spec', 'containers', 0, 'resources')).toEqual({ requests: { cpu: '110m', memory: '263Mi' }, limits: { memory: '8Gi', cpu: '2' } });
});

test('Secrets are mounted as files by name and key, and nothing else is', () => {
  const manifest = find(
    manifestsOf(aStack({ scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:1'] }], basicAuth: { username: 'me', password: secret('app-login', 'password') } }] })),
    'Deployment',
  );
  expect(at(manifest, 'spec', 'template', 'spec', 'volumes')).toContainEqual({
    name: 'secrets',
    projected: { defaultMode: 0o440, sources: [{ secret: { name: 'app-login', items: [{ key: 'password', path: 'app-login/password' }] } }] },
  });
  expect(at(find(manifestsOf(aStack()), 'Deployment'), 'spec', 'template', 'spec', 'volumes')).not.toContainEqual(expect.objectContaining({ name: 'secrets' }));
});

test('many rules are split over ConfigMaps that kubectl can apply', () => {
  const ruleGroups = Array.from({ length: 6 }, (_, i) => ({ name: `group-${i}`, rules: Array.from({ length: 500 }, (__, j) => ({ record: `level:metric_${i}_${j}:sum`, expr: `sum(some_metric_of_a_service{number="${j}"})` })) }));
  const maps = manifestsOf(aStack({ ruleGroups })).filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('prometheus-rules-'));
  expect(maps.length).toBeGreaterThan(1);
  for (const map of maps) expect(Buffer.byteLength(JSON.stringify(JSON.stringify(map)))).toBeLessThan(256 * 1024);
  expect(maps.flatMap((map) => Object.keys(map['data'] as object))).toEqual(ruleGroups.map(({ name }) => `${name}.yml`));
});

describe('probes', () => {
  const probes = (web: Parameters<typeof aStack>[0]) => {
    const container = at(find(manifestsOf(aStack(web)), 'Deployment'), 'spec', 'template', 'spec', 'containers', 0);
    return { startup: at(container, 'startupProbe'), ready: at(container, 'readinessProbe'), live: at(container, 'livenessProbe') };
  };

  test('leave an hour for the replay of a write-ahead log', () => {
    const { startup } = probes({});
    expect(Number(at(startup, 'periodSeconds')) * Number(at(startup, 'failureThreshold'))).toBe(3600);
    expect(at(startup, 'httpGet')).toEqual({ path: '/-/ready', port: 'http', scheme: 'HTTP' });
  });

  test('speak TLS where the server does', () => {
    expect(at(probes({ web: { tlsServerConfig: { cert: secret('web', 'tls.crt'), key: secret('web', 'tls.key') } } }).live, 'httpGet')).toEqual({ path: '/-/healthy', port: 'http', scheme: 'HTTPS' });
  });

  test('log in with a mounted password, and never with a header', () => {
    const { ready } = probes({ web: { file: secret('web', 'web.yml'), login: { username: 'probe', password: secret('web', 'password') } } });
    expect(at(ready, 'exec', 'command')).toEqual(['/bin/promtool', 'check', 'ready', '--url=http://localhost:9090', '--http.config.file=/etc/prometheus/config/probe.yml']);
  });

  test('only knock where a client certificate is asked for', () => {
    const tlsServerConfig = { cert: secret('web', 'tls.crt'), key: secret('web', 'tls.key'), clientCa: secret('web', 'ca.crt'), clientAuthType: 'RequireAndVerifyClientCert' as const };
    // Its own scrape has no certificate to show either.
    expect(at(probes({ web: { tlsServerConfig }, selfMonitoring: false }).ready, 'tcpSocket')).toEqual({ port: 'http' });
  });

  test('follow the path of the external URL', () => {
    const access = { host: 'example.org', path: '/prometheus', by: { kind: 'ingress' as const }, from: { namespace: 'ingress' } };
    expect(at(probes({ access }).ready, 'httpGet', 'path')).toBe('/prometheus/-/ready');
  });
});
