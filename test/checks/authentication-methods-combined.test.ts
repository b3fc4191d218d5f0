import { secret } from '../../lib/base/secret';
import { authenticationMethodsCombined } from '../../lib/checks/authentication-methods-combined';
import { found, foundInJob } from './found';

const basicAuth = { username: 'prometheus', password: secret('login', 'password') };
const authorization = { credentials: secret('login', 'token') };
const oauth2 = { clientId: 'prometheus', clientSecret: secret('login', 'client'), tokenUrl: 'https://login.example/token' };

test('finds it in jobs and remote systems, where only untyped specs can have it', () => {
  expect(foundInJob(authenticationMethodsCombined, { basicAuth, authorization, oauth2 } as object)).toEqual(['authorization: cannot be combined with basicAuth', 'oauth2: cannot be combined with basicAuth']);
  const remote = [{ url: 'https://metrics.example/api', authorization, oauth2 }] as object[];
  expect(found(authenticationMethodsCombined, { remoteWrite: remote, remoteRead: remote } as object)).toEqual(['remoteWrite[0].oauth2: cannot be combined with authorization', 'remoteRead[0].oauth2: cannot be combined with authorization']);
});

test.each<[string, object]>([
  ['kubernetesSdConfigs', { role: 'pod', apiServer: 'https://cluster.example' }],
  ['dockerswarmSdConfigs', { host: 'tcp://swarm.example:2376', role: 'tasks' }],
  ['httpSdConfigs', { url: 'https://inventory.example/' }],
])('finds it in %s', (key, entry) => {
  expect(foundInJob(authenticationMethodsCombined, { [key]: [{ ...entry, basicAuth, oauth2 }] })).toEqual([`${key}[0].oauth2: cannot be combined with basicAuth`]);
  expect(foundInJob(authenticationMethodsCombined, { [key]: [{ ...entry, basicAuth }] })).toEqual([]);
});

test('the compiler refuses it in a job', () => {
  // @ts-expect-error two ways to authenticate
  expect(foundInJob(authenticationMethodsCombined, { basicAuth, authorization })).toHaveLength(1);
});
