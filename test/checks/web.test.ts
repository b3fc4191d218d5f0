import { secret } from '../../lib/base/secret';
import { adminApiExposed } from '../../lib/checks/admin-api-exposed';
import { exemplarsWithoutFeature } from '../../lib/checks/exemplars-without-feature';
import { webClientCa } from '../../lib/checks/web-client-ca';
import { webClientCertificateOfOwn } from '../../lib/checks/web-client-certificate-of-own';
import { found } from './found';

const certificate = { cert: secret('tls', 'tls.crt'), key: secret('tls', 'tls.key') };
const clientCa = secret('clients', 'ca.crt');
const access = { host: 'prometheus.example', by: { kind: 'ingress' as const }, from: {} };

test.each<[string, boolean, number]>([
  ['NoClientCert', false, 0],
  ['NoClientCert', true, 1],
  ['RequestClientCert', false, 0],
  ['RequireAnyClientCert', true, 0],
  ['VerifyClientCertIfGiven', false, 1],
  ['RequireAndVerifyClientCert', false, 1],
  ['RequireAndVerifyClientCert', true, 0],
])('%s with an authority: %s has %i faults', (clientAuthType, withCa, count) => {
  expect(found(webClientCa, { web: { tlsServerConfig: { ...certificate, clientAuthType: clientAuthType as never, ...(withCa && { clientCa }) } } })).toHaveLength(count);
});

test('a web configuration of one\'s own is not looked into', () => {
  const web = { file: secret('web', 'web.yml'), tls: true, login: { username: 'a', password: secret('web', 'password') } };
  for (const check of [webClientCa, webClientCertificateOfOwn]) expect(found(check, { web })).toEqual([]);
});

test('a certificate of any authority is none for the server itself either', () => {
  const web = { tlsServerConfig: { ...certificate, clientAuthType: 'RequireAnyClientCert' as const } };
  expect(found(webClientCertificateOfOwn, { web })).toHaveLength(1);
  expect(found(webClientCertificateOfOwn, { web, selfMonitoring: false })).toEqual([]);
});

test('the admin API may be open where clients show a certificate that is verified', () => {
  const flags = { webEnableAdminApi: true };
  const web = (clientAuthType: 'RequireAndVerifyClientCert' | 'RequireAnyClientCert') => ({ tlsServerConfig: { ...certificate, clientCa, clientAuthType } });
  expect(found(adminApiExposed, { flags, access, web: web('RequireAndVerifyClientCert') })).toEqual([]);
  expect(found(adminApiExposed, { flags, access, web: web('RequireAnyClientCert') })).toHaveLength(1);
  expect(found(adminApiExposed, { access })).toEqual([]);
});

test('exemplars are not sent either when they are not stored', () => {
  const remoteWrite = [{ url: 'https://metrics.example/', sendExemplars: true }];
  expect(found(exemplarsWithoutFeature, { remoteWrite })).toEqual(['remoteWrite[0].sendExemplars: without effect, the feature "exemplar-storage" is off']);
  expect(found(exemplarsWithoutFeature, { remoteWrite, flags: { enableFeature: ['exemplar-storage'] } })).toEqual([]);
});
