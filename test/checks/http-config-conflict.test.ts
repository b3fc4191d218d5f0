import { secret } from '../../lib/base/secret';
import { httpConfigConflict } from '../../lib/checks/http-config-conflict';
import type { HttpConfigSpec } from '../../lib/alertmanager/http-config';
import { reported } from './found';

const key = secret('alertmanager', 'key');
const said = (httpConfig: HttpConfigSpec): string[] =>
  reported(httpConfigConflict, { global: { httpConfig } })
    .split('\n')
    .filter((line) => line.startsWith('  global'));

describe('HTTP options', () => {
  test('with two ways to authenticate are refused', () => {
    // @ts-expect-error one way to authenticate
    const both: HttpConfigSpec = { basicAuth: { username: 'a' }, authorization: { credentials: key } };
    expect(reported(httpConfigConflict, { global: { httpConfig: both } })).toBe(
      ['error http-config-conflict', '  global.httpConfig.authorization: cannot be combined with basicAuth', '    fix: keep one way to authenticate'].join('\n'),
    );
    expect(said({ basicAuth: { username: 'a', password: key } })).toEqual([]);
  });

  test('that say two things of the proxy are refused', () => {
    expect(said({ proxyFromEnvironment: true, proxyUrl: 'http://proxy:3128', noProxy: 'localhost' })).toEqual([
      '  global.httpConfig.noProxy: cannot be combined with proxyFromEnvironment',
      '  global.httpConfig.proxyUrl: cannot be combined with proxyFromEnvironment',
    ]);
    expect(said({ noProxy: 'localhost' })).toEqual(['  global.httpConfig.noProxy: has no meaning without proxyUrl']);
    expect(said({ proxyFromEnvironment: true })).toEqual([]);
    expect(said({ noProxy: '' })).toEqual([]);
    expect(said({ proxyUrl: 'http://proxy:3128', noProxy: 'localhost' })).toEqual([]);
  });

  test('with a header that the server sets itself are refused', () => {
    expect(said({ httpHeaders: { authorization: { values: ['x'] }, 'X-Team': { values: ['a'] } } })).toEqual([
      '  global.httpConfig.httpHeaders.authorization: a header that the server sets itself, "authorization"',
    ]);
    expect(said({ httpHeaders: { 'X-Team': { values: ['a'] } } })).toEqual([]);
  });

  test('with half of a certificate, or versions in the wrong order, are refused', () => {
    expect(said({ tlsConfig: { cert: key } })).toEqual(['  global.httpConfig.tlsConfig.cert: without its private key']);
    expect(said({ tlsConfig: { key } })).toEqual(['  global.httpConfig.tlsConfig.key: without its certificate']);
    expect(said({ tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS12' } })).toEqual(['  global.httpConfig.tlsConfig.maxVersion: below minVersion, got TLS12 below TLS13']);
    expect(said({ tlsConfig: { cert: key, key, minVersion: 'TLS12', maxVersion: 'TLS13' } })).toEqual([]);
  });

  test('are looked at wherever they stand', () => {
    const tlsConfig = { key };
    const oauth2 = { clientId: 'a', tokenUrl: 'https://a.example/', tlsConfig };
    const part = {
      global: { smtpTlsConfig: tlsConfig },
      receivers: [{ name: 'team', webhookConfigs: [{ url: 'http://hook/', httpConfig: { oauth2 } }], emailConfigs: [{ to: 'a@example.org', tlsConfig }] }],
      tracing: { endpoint: 'collector:4317', tlsConfig },
      eventRecorder: { webhookOutputs: [{ url: 'https://a.example/', httpConfig: { tlsConfig } }], kafkaOutputs: [{ brokers: ['kafka:9092'], topic: 'alerts', tlsConfig }] },
    };
    const places = reported(httpConfigConflict, part).match(/^ {2}\S+(?=: )/gm);
    expect(places).toEqual([
      '  eventRecorder.kafkaOutputs[0].tlsConfig.key',
      '  eventRecorder.webhookOutputs[0].httpConfig.tlsConfig.key',
      '  global.smtpTlsConfig.key',
      '  receivers[0].emailConfigs[0].tlsConfig.key',
      '  receivers[0].webhookConfigs[0].httpConfig.oauth2.tlsConfig.key',
      '  tracing.tlsConfig.key',
    ]);
  });
});
