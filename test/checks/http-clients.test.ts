import type { HttpConfigSpec } from '../../lib/alertmanager/http-config';
import { secret } from '../../lib/base/secret';
import { authenticationMethodsCombined } from '../../lib/checks/authentication-methods-combined';
import { proxyOptions } from '../../lib/checks/proxy-options';
import { reservedHeader } from '../../lib/checks/reserved-header';
import { tlsPair } from '../../lib/checks/tls-pair';
import { tlsVersions } from '../../lib/checks/tls-versions';
import type { Check } from '../../lib/checks/define';
import { reported } from './found';

const key = secret('alertmanager', 'key');
const basicAuth = { username: 'a', password: key };
const authorization = { credentials: key };
const proxyUrl = 'http://proxy:3128';

// What holds for the connections of the one server holds for those of the other.
test.each<[Check, object, string | undefined]>([
  [authenticationMethodsCombined, { basicAuth, authorization }, 'authorization: cannot be combined with basicAuth'],
  [authenticationMethodsCombined, { basicAuth }, undefined],
  [proxyOptions, { noProxy: 'localhost' }, 'proxyUrl: missing, there are exceptions in noProxy'],
  [proxyOptions, { proxyUrl, noProxy: 'localhost' }, undefined],
  [reservedHeader, { httpHeaders: { authorization: { values: ['x'] }, 'X-Team': { values: ['a'] } } }, 'httpHeaders.authorization: "authorization" is written by the server itself'],
  [reservedHeader, { httpHeaders: { 'X-Team': { values: ['a'] } } }, undefined],
  [tlsPair, { tlsConfig: { cert: key } }, 'tlsConfig.key: missing, there is a certificate in cert'],
  [tlsPair, { tlsConfig: { cert: key, key } }, undefined],
  [tlsVersions, { tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS12' } }, 'tlsConfig.minVersion: more than maxVersion, got TLS13 over TLS12'],
  [tlsVersions, { tlsConfig: { minVersion: 'TLS12', maxVersion: 'TLS13' } }, undefined],
])('$id judges %j of Alertmanager', (check, httpConfig, expected) => {
  const lines = reported(check, { global: { httpConfig: httpConfig as HttpConfigSpec } }).split('\n').filter((line) => line.startsWith('  global'));
  expect(lines).toEqual(expected === undefined ? [] : [`  global.httpConfig.${expected}`]);
});

test('the connections of Alertmanager are looked at wherever they stand', () => {
  const tlsConfig = { key };
  const oauth2 = { clientId: 'a', tokenUrl: 'https://a.example/', tlsConfig };
  const part = {
    global: { smtpTlsConfig: tlsConfig },
    receivers: [{ name: 'team', webhookConfigs: [{ url: 'http://hook/', httpConfig: { oauth2 } }], emailConfigs: [{ to: 'a@example.org', tlsConfig }] }],
    tracing: { endpoint: 'collector:4317', tlsConfig },
    eventRecorder: { webhookOutputs: [{ url: 'https://a.example/', httpConfig: { tlsConfig } }], kafkaOutputs: [{ brokers: ['kafka:9092'], topic: 'alerts', tlsConfig }] },
  };
  expect(reported(tlsPair, part).match(/^ {2}\S+(?=: )/gm)).toEqual([
    '  eventRecorder.kafkaOutputs[0].tlsConfig.cert',
    '  eventRecorder.webhookOutputs[0].httpConfig.tlsConfig.cert',
    '  global.smtpTlsConfig.cert',
    '  receivers[0].emailConfigs[0].tlsConfig.cert',
    '  receivers[0].webhookConfigs[0].httpConfig.oauth2.tlsConfig.cert',
    '  tracing.tlsConfig.cert',
  ]);
});
