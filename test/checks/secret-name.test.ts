import { fileAt, secret } from '../../lib/base/secret';
import { secretFileEmpty } from '../../lib/checks/secret-file-empty';
import { secretName } from '../../lib/checks/secret-name';
import { found, foundInAlertmanager, foundInJob } from './found';

const authorization = (name: string, key: string) => ({ authorization: { credentials: secret(name, key) } });

test.each([['a', 'b'], ['app.example', 'tls.crt'], ['a'.repeat(63), '..a'.slice(1)]])('takes the Secret %s with the key %s', (name, key) => {
  expect(foundInJob(secretName, authorization(name, key))).toEqual([]);
});

test.each([['', 'b'], ['a_b', 'b'], ['A', 'b'], ['a', ''], ['a', '..'], ['a', '.'], ['a', '..data'], ['a', 'b/c']])('refuses the Secret "%s" with the key "%s"', (name, key) => {
  expect(foundInJob(secretName, authorization(name, key))).toHaveLength(1);
});

test('says both when both are wrong', () => {
  expect(foundInJob(secretName, authorization('A', 'b c'))).toHaveLength(2);
});

test('looks everywhere, also in the Alertmanager and the web configuration', () => {
  const config = { route: { receiver: 'a' }, receivers: [{ name: 'a', webhookConfigs: [{ url: secret('A', 'b') }] }] };
  const message = 'the Secret\'s name is not a name that Kubernetes takes, got "A"';
  expect(found(secretName, { alertmanager: { config }, web: { tlsServerConfig: { cert: secret('A', 'b'), key: secret('a', 'b') } } })).toEqual([
    `web.tlsServerConfig.cert: ${message}`,
    `alertmanager.config.receivers[0].webhookConfigs[0].url: ${message}`,
  ]);
  expect(foundInAlertmanager(secretName, { config })).toEqual([`config.receivers[0].webhookConfigs[0].url: ${message}`]);
});

test('a file has a path, not a name', () => {
  expect(foundInJob(secretName, { authorization: { credentials: fileAt('/var/run/Token') } })).toEqual([]);
  expect(foundInJob(secretFileEmpty, { authorization: { credentials: fileAt(' ') } })).toEqual(['authorization.credentials: empty path']);
});
