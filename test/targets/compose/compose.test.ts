import { parse } from 'yaml';

import { compose, healthcheck, secret, type ComposeOptions } from '../../../lib';
import { aStack } from '../../../lib/stack/sample';
import { at } from '../../support/manifests';

const alertmanager = { config: { route: { receiver: 'hook' }, receivers: [{ name: 'hook', webhookConfigs: [{ url: secret('hook', 'url') }] }] } };

const options: ComposeOptions = {
  grafana: { adminPassword: secret('grafana', 'admin-password') },
  services: { app: { image: 'docker.io/library/node:22.22.0-alpine', healthcheck: healthcheck('true') } },
  files: new Map([['app/app.js', 'app']]),
};

const { findings, files } = compose('demo', aStack({ alertmanager }), options);
const project: unknown = parse(files.get('compose.yaml') ?? '');
const services = at(project, 'services') as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

test('the project has the stack, its dashboards and the services that were added', () => {
  expect(findings).toEqual([]);
  expect(Object.keys(services)).toEqual(['prometheus', 'alertmanager', 'grafana', 'app']);
  expect([...files.keys()]).toEqual(['compose.yaml', 'prometheus/prometheus.yml', 'alertmanager/alertmanager.yml', 'grafana/provisioning/datasources/stack.yaml', 'app/app.js']);
});

test.each(Object.entries(services))('%s is pinned, hardened, watched, and reached from this machine only', (_, service) => {
  expect(service['image']).toMatch(/:v?\d+\.\d+\.\d+/);
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], restart: 'unless-stopped' });
  expect(at(service, 'healthcheck', 'test', 0)).toBe('CMD');
  for (const port of (service['ports'] ?? []) as string[]) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('data lies in named volumes', () => {
  expect(at(project, 'volumes')).toEqual({ 'prometheus-data': {}, 'alertmanager-data': {}, 'grafana-data': {} });
});

test('there is no default password: each secret is a file that its user makes', () => {
  expect(at(project, 'secrets')).toEqual({ 'grafana-admin-password': { file: './secrets/grafana/admin-password' }, 'hook-url': { file: './secrets/hook/url' } });
  expect(at(services, 'grafana', 'environment', 'GF_SECURITY_ADMIN_PASSWORD__FILE')).toBe('/etc/grafana/secrets/grafana/admin-password');
  expect(at(services, 'alertmanager', 'secrets')).toEqual([{ source: 'hook-url', target: '/etc/alertmanager/secrets/hook/url' }]);
  expect(at(services, 'prometheus', 'secrets')).toBeUndefined();
});

test('Grafana asks the servers of the project, and knows their interval', () => {
  expect(parse(files.get('grafana/provisioning/datasources/stack.yaml') ?? '')).toMatchObject({
    datasources: [
      { name: 'Prometheus', url: 'http://prometheus:9090', editable: false, jsonData: { timeInterval: '1m' } },
      { name: 'Alertmanager', url: 'http://alertmanager:9093', editable: false },
    ],
  });
});

test('replicas are no matter for a laptop, and it says so', () => {
  const { findings: refused, files: none } = compose('demo', aStack({ replicas: 2, global: { externalLabels: { cluster: 'a' } } }));
  expect(refused).toEqual([expect.objectContaining({ check: 'replicas-not-possible', path: ['replicas'] })]);
  expect(none.size).toBe(0);
});
