import { annotatedPods, secret, type AlertmanagerConfigSpec } from '../../../lib';
import { aStack } from '../../../lib/stack/sample';
import { at, find, manifestsOf } from '../../support/manifests';

const policy = (changes: Parameters<typeof aStack>[0], name = 'prometheus') => at(find(manifestsOf(aStack(changes)), 'NetworkPolicy', name), 'spec');
const tcp = (port: number) => ({ port, protocol: 'TCP' });
const udp = (port: number) => ({ port, protocol: 'UDP' });
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const pods = (name: string, component: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': component } } });
const dns = { to: [{ ...inNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: [udp(53), tcp(53)] };

const webhook: AlertmanagerConfigSpec = { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }] };

test('a server that nobody asks and that asks nobody reaches DNS, and is not reached', () => {
  expect(policy({})).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [dns] });
});

test('who may ask is let in, by pods and namespace', () => {
  expect(at(policy({ clients: [{ namespace: 'grafana' }, { podLabels: { app: 'reader' } }] }), 'ingress')).toEqual([
    { from: [{ ...inNamespace('grafana'), podSelector: {} }, { podSelector: { matchLabels: { app: 'reader' } } }], ports: [tcp(9090)] },
  ]);
});

test('discovery reaches the API server, and the pods of its namespaces', () => {
  expect(at(policy({ scrapeConfigs: [annotatedPods({ jobName: 'app', namespaces: ['a'] })] }), 'egress')).toEqual([dns, { ports: [tcp(443), tcp(6443)] }, { to: [inNamespace('a')], ports: [{ protocol: 'TCP' }] }]);
});

test('targets outside are reached on their port only, those in the cluster in their namespace', () => {
  const scrapeConfigs = [{ jobName: 'app', staticConfigs: [{ targets: ['db.example.org:9187', 'shop.web.svc:8080', 'localhost:9100'] }] }];
  expect(at(policy({ scrapeConfigs }), 'egress')).toEqual([dns, { ports: [tcp(9187)] }, { to: [inNamespace('web')], ports: [{ protocol: 'TCP' }] }]);
});

test('remote write is reached by the port of its URL', () => {
  expect(at(policy({ global: { externalLabels: { cluster: 'a' } }, remoteWrite: [{ url: 'https://metrics.example.org/write' }] }), 'egress')).toEqual([dns, { ports: [tcp(443)] }]);
});

test('Alertmanager is reached by the server, and reaches the receivers', () => {
  const alertmanager = { config: { ...webhook, receivers: [{ name: 'hook', webhookConfigs: [{ url: 'https://hook.example.org:8443/x' }] }] } };
  expect(at(policy({ alertmanager }), 'egress')).toContainEqual({ to: [pods('alertmanager', 'alertmanager')], ports: [tcp(9093)] });
  expect(policy({ alertmanager }, 'alertmanager')).toMatchObject({ ingress: [{ from: [pods('prometheus', 'server')], ports: [tcp(9093)] }], egress: [dns, { ports: [tcp(8443)] }] });
});

test('a receiver whose address only a Secret knows may be anywhere', () => {
  expect(at(policy({ alertmanager: { config: webhook } }, 'alertmanager'), 'egress')).toEqual([dns, { ports: [{ protocol: 'TCP' }] }]);
});

test('instances of Alertmanager gossip among themselves, by TCP and UDP', () => {
  const gossip = { ports: [tcp(9094), udp(9094)] };
  const spec = policy({ alertmanager: { replicas: 3, config: webhook } }, 'alertmanager');
  expect(at(spec, 'ingress')).toContainEqual({ from: [pods('alertmanager', 'alertmanager')], ...gossip });
  expect(at(spec, 'egress')).toContainEqual({ to: [pods('alertmanager', 'alertmanager')], ...gossip });
  expect(JSON.stringify(policy({ alertmanager: { config: webhook } }, 'alertmanager'))).not.toContain('9094');
});

test('policies can be left out', () => {
  expect(manifestsOf(aStack({ network: { policies: false } })).map(({ kind }) => kind)).not.toContain('NetworkPolicy');
});
