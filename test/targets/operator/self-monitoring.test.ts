import { fileAt, secret } from '../../../lib';
import { at } from '../../support/manifests';
import { findingsOf, objectsOf, operatorOf } from './rendered';

const alertmanager = { config: { route: { receiver: 'none' }, receivers: [{ name: 'none' }] } };

test('servers that the operator runs are found by its own Services', () => {
  expect(operatorOf({ selfMonitoring: true, alertmanager }).text).toMatchSnapshot();
});

test('a stack without Alertmanager monitors none, and one that monitors itself otherwise has no monitor', () => {
  expect(objectsOf({ selfMonitoring: true }).map(({ metadata }) => metadata.name)).toEqual(['shop-prometheus']);
  expect(objectsOf({ selfMonitoring: false, alertmanager })).toEqual([]);
});

test('the server is asked under its path, over TLS and with its login', () => {
  const web = { file: secret('web', 'web.yml'), tls: true, login: { username: 'probe', password: secret('web', 'password') } };
  const access = { host: 'p.example', path: '/prometheus', by: { kind: 'ingress' as const }, from: {} };
  const objects = objectsOf({ selfMonitoring: true, web, access });
  expect(at(objects[1], 'spec', 'endpoints', 0)).toMatchObject({
    port: 'web', path: '/prometheus/metrics', scheme: 'https', tlsConfig: { insecureSkipVerify: true },
    basicAuth: { username: { name: 'shop-prometheus-scrape', key: 'username' }, password: { name: 'web', key: 'password' } },
  });
  expect(objects[0]).toMatchObject({ kind: 'Secret', metadata: { name: 'shop-prometheus-scrape' } });
});

test('a password that lies in a file cannot be referred to', () => {
  const web = { file: secret('web', 'web.yml'), login: { username: 'probe', password: fileAt('/etc/password') } };
  expect(findingsOf({ selfMonitoring: true, web })).toBe(
    'error operator-cannot-express\n  web.login.password: a ServiceMonitor of the operator takes no file here, got "/etc/password"\n    fix: refer to a Secret of the namespace: secret("<name>", "<key>")',
  );
  expect(findingsOf({ selfMonitoring: false, web })).toBe('');
});
