import { secret } from '../../lib/base/secret';
import { tlsCertificateAsText } from '../../lib/checks/tls-certificate-as-text';
import { tlsPair } from '../../lib/checks/tls-pair';
import { tlsVersions } from '../../lib/checks/tls-versions';
import { found, foundInJob } from './found';

const cert = secret('client', 'tls.crt');
const key = secret('client', 'tls.key');
const text = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
const oauth2 = (tlsConfig: object) => ({ clientId: 'prometheus', tokenUrl: 'https://login.example/token', tlsConfig });

test('looks at the connection to a token server too', () => {
  expect(foundInJob(tlsPair, { oauth2: oauth2({ cert }) })).toEqual(['oauth2.tlsConfig.key: missing, there is a certificate in cert']);
  expect(foundInJob(tlsVersions, { oauth2: oauth2({ minVersion: 'TLS13', maxVersion: 'TLS11' }) })).toEqual(['oauth2.tlsConfig.minVersion: more than maxVersion, got TLS13 over TLS11']);
  expect(foundInJob(tlsPair, { oauth2: oauth2({ cert, key }) })).toEqual([]);
});

test('an empty text is no certificate', () => {
  expect(foundInJob(tlsPair, { tlsConfig: { cert: '', key } })).toEqual(['tlsConfig.cert: missing, there is a key in key']);
  expect(foundInJob(tlsPair, { tlsConfig: { cert: '' } })).toEqual([]);
});

test('takes equal versions, and one alone', () => {
  expect(foundInJob(tlsVersions, { tlsConfig: { minVersion: 'TLS12', maxVersion: 'TLS12' } })).toEqual([]);
  expect(foundInJob(tlsVersions, { tlsConfig: { minVersion: 'TLS13' } })).toEqual([]);
});

// Which of these promtool refuses was seen with promtool.
test('refuses a certificate as text only where promtool does', () => {
  const tlsConfig = { cert: text, key };
  const message = 'a text cannot be combined with a key in a file';
  expect(foundInJob(tlsCertificateAsText, { tlsConfig })).toEqual([`tlsConfig.cert: ${message}`]);
  expect(foundInJob(tlsCertificateAsText, { kubernetesSdConfigs: [{ role: 'pod', apiServer: 'https://cluster.example', tlsConfig }] })).toEqual([`kubernetesSdConfigs[0].tlsConfig.cert: ${message}`]);
  expect(foundInJob(tlsCertificateAsText, { httpSdConfigs: [{ url: 'https://inventory.example/', tlsConfig }] })).toEqual([]);
  expect(found(tlsCertificateAsText, { remoteWrite: [{ url: 'https://metrics.example/api', tlsConfig }] })).toEqual([]);
});
