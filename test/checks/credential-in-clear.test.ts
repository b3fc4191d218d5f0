import { credentialInClear } from '../../lib/checks/credential-in-clear';
import { namesCredential } from '../../lib/prometheus/header-name';
import { found, foundInJob, reported } from './found';

test.each(['X-Api-Key', 'apikey', 'DD-API-KEY', 'X-Vault-Token', 'token', 'access_token', 'client.secret', 'X-Amz-Access-Key', 'Cookie', 'password'])('"%s" is the name of a credential', (name) => {
  expect(namesCredential(name)).toBe(true);
});

// The parameter "auth" of the SNMP exporter is the name of an entry in its own file.
test.each(['X-Scope-OrgID', 'module', 'target', 'auth', 'match[]', 'tokens', 'keyspace', 'key', 'X-Token-Type', 'monkey'])('"%s" is not', (name) => {
  expect(namesCredential(name)).toBe(false);
});

test('the value is never repeated, and an empty one is none', () => {
  expect(foundInJob(credentialInClear, { params: { token: ['hidden'] } }, true).join()).not.toContain('hidden');
  expect(foundInJob(credentialInClear, { params: { token: [''] } })).toEqual([]);
});

test('what reads and what traces is looked at too', () => {
  expect(found(credentialInClear, { remoteRead: [{ url: 'https://metrics.example/read', headers: { token: 'a' } }], tracing: { endpoint: 'collector:4317', headers: { 'x-api-key': 'a' } } })).toEqual([
    'remoteRead[0].headers.token: a credential by its name, "token", in clear',
    'tracing.headers["x-api-key"]: a credential by its name, "x-api-key", in clear',
  ]);
  expect(reported(credentialInClear, { tracing: { endpoint: 'collector:4317', headers: { 'x-api-key': { values: ['a'] } } } })).toContain('put it into a file, and name that in files');
  expect(reported(credentialInClear, { tracing: { endpoint: 'collector:4317', headers: { 'x-api-key': { files: ['/etc/key'] } } } })).toBe('');
});
