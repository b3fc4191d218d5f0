import { secret, type AlertmanagerConfigSpec } from '../../../lib';
import { aStack } from '../../../lib/stack/sample';
import { at, find, manifestsOf } from '../../support/manifests';

const config: AlertmanagerConfigSpec = { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }] };

const container = (replicas: number, name = 'alertmanager') => {
  const containers = at(find(manifestsOf(aStack({ alertmanager: { replicas, config } })), 'StatefulSet', 'alertmanager'), 'spec', 'template', 'spec', 'containers') as readonly { name: string }[];
  return containers.find((candidate) => candidate.name === name);
};

test('a single instance does not gossip', () => {
  expect(at(container(1), 'args')).toEqual(['--config.file=/etc/alertmanager/config/alertmanager.yml', '--storage.path=/alertmanager', '--web.listen-address=:9093', '--cluster.listen-address=']);
  expect(at(container(1), 'ports')).toHaveLength(1);
});

test('several know each other by name, and gossip by TCP and UDP', () => {
  expect(at(container(2), 'args')).toEqual(
    expect.arrayContaining(['--cluster.listen-address=:9094', '--cluster.peer=alertmanager-0.alertmanager-peers.monitoring.svc:9094', '--cluster.peer=alertmanager-1.alertmanager-peers.monitoring.svc:9094']),
  );
  expect(at(container(2), 'ports')).toContainEqual({ name: 'gossip-udp', containerPort: 9094, protocol: 'UDP' });
});

test('they can be named before they are ready, or none would ever be', () => {
  expect(at(find(manifestsOf(aStack({ alertmanager: { replicas: 2, config } })), 'Service', 'alertmanager-peers'), 'spec')).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
});

test('credentials stand in no ConfigMap: the file names their files', () => {
  const manifests = manifestsOf(aStack({ alertmanager: { config } }));
  expect(at(find(manifests, 'ConfigMap', 'alertmanager-config'), 'data', 'alertmanager.yml')).toBe('route:\n  receiver: hook\nreceivers:\n  - name: hook\n    webhook_configs:\n      - url_file: ../secrets/hook/url\n');
  // Most of these paths count from the working directory.
  expect(at(container(1), 'workingDir')).toBe('/etc/alertmanager/config');
  expect(at(container(1), 'volumeMounts')).toContainEqual({ name: 'secrets', mountPath: '/etc/alertmanager/secrets', readOnly: true });
});

test('the server sends to every instance, which tell each other what was sent', () => {
  const text = String(at(find(manifestsOf(aStack({ alertmanager: { replicas: 2, config } })), 'ConfigMap', 'prometheus-config'), 'data', 'prometheus.yml'));
  expect(text).toContain('alerting:\n  alertmanagers:\n    - dns_sd_configs:\n        - names:\n            - alertmanager-peers.monitoring.svc\n          type: A\n          port: 9093');
});

test('a sidecar tells it of changed files, templates too', () => {
  expect(at(container(1, 'reloader'), 'args')).toEqual(['--listen-address=:8080', '--reload-url=http://127.0.0.1:9093/-/reload', '--watched-dir=/etc/alertmanager/config']);
  const manifests = manifestsOf(aStack({ alertmanager: { config: { ...config, templates: { slack: '{{ define "title" }}x{{ end }}' } } } }));
  expect(JSON.stringify(find(manifests, 'StatefulSet'))).toContain('--watched-dir=/etc/alertmanager/config/templates');
  expect(find(manifests, 'ConfigMap', 'alertmanager-templates-0')['data']).toEqual({ 'slack.tmpl': '{{ define "title" }}x{{ end }}' });
});
