import { fileAt, secret } from '../../lib/base/secret';
import { globalConfig } from '../../lib/prometheus/global';
import { otlpConfig } from '../../lib/prometheus/otlp';
import { runtimeConfig } from '../../lib/prometheus/runtime';
import { scrapeConfigFile } from '../../lib/prometheus/scrape-config';
import { tracingConfig } from '../../lib/prometheus/tracing';
import { retention, tsdbConfig } from '../../lib/prometheus/tsdb';
import { webConfig } from '../../lib/prometheus/web-config';
import { printed, readingOf } from './reading';

test.each([
  ['global', globalConfig],
  ['runtime', runtimeConfig],
  ['OTLP', otlpConfig],
  ['tsdb', tsdbConfig],
] as const)('nothing is printed of %s that nobody wrote', (_, schema) => {
  expect(printed(schema, {})).toEqual({});
});

describe('global', () => {
  test('limits queries by their cost', () => {
    expect(printed(globalConfig, { queryMaxSeries: 1_000, queryMaxSamplesRead: 2_000, queryMaxDuration: '30s' })).toEqual({ query_max_series: 1_000, query_max_samples_read: 2_000, query_max_duration: '30s' });
    expect(readingOf(globalConfig, { queryMaxSeries: -1 })).toContain('queryMaxSeries: less than 0, got -1');
  });
});

describe('runtime', () => {
  test('changes how garbage is collected and what is logged', () => {
    expect(printed(runtimeConfig, { gogc: 50, logLevel: 'debug' })).toEqual({ gogc: 50, log_level: 'debug' });
    expect(readingOf(runtimeConfig, { gogc: 0 })).toContain('gogc: less than 1, got 0');
    expect(readingOf(runtimeConfig, { logLevel: 'verbose' })).toContain('logLevel: unknown value "verbose"');
  });
});

describe('tracing', () => {
  test('needs a collector, as host and port', () => {
    expect(printed(tracingConfig, { endpoint: 'collector:4317', clientType: 'http', compression: 'gzip', headers: { 'X-Site': 'shop' } })).toEqual({ endpoint: 'collector:4317', client_type: 'http', compression: 'gzip', headers: { 'X-Site': 'shop' } });
    expect(readingOf(tracingConfig, {})).toContain('endpoint: missing, a text is needed');
    expect(readingOf(tracingConfig, { endpoint: 'http://collector:4317' })).toContain('endpoint: not a host with a port, got "http://collector:4317"');
  });

  test('leaves the headers of the server alone', () => {
    expect(readingOf(tracingConfig, { endpoint: 'a:1', headers: { Authorization: 'b' } })).toContain('headers.Authorization: "Authorization" is written by the server itself');
    expect(readingOf(tracingConfig, { endpoint: 'a:1', samplingFraction: 1.5 })).toContain('samplingFraction: more than 1, got 1.5');
  });
});

describe('OTLP', () => {
  test('promotes some attributes, or all but some', () => {
    expect(printed(otlpConfig, { promoteResourceAttributes: ['service.name'], translationStrategy: 'NoTranslation' })).toEqual({ promote_resource_attributes: ['service.name'], translation_strategy: 'NoTranslation' });
    expect(printed(otlpConfig, { promoteAllResourceAttributes: true, ignoreResourceAttributes: ['host.id'] })).toEqual({ promote_all_resource_attributes: true, ignore_resource_attributes: ['host.id'] });
    expect(readingOf(otlpConfig, { promoteAllResourceAttributes: true, promoteResourceAttributes: ['a'] })).toContain('promoteResourceAttributes: cannot be combined with promoteAllResourceAttributes: true');
    expect(readingOf(otlpConfig, { ignoreResourceAttributes: ['a'] })).toContain('ignoreResourceAttributes: has a meaning only with promoteAllResourceAttributes: true');
  });

  test('names each attribute once, whatever space is around it', () => {
    expect(readingOf(otlpConfig, { promoteResourceAttributes: ['a', ' a'] })).toContain('promoteResourceAttributes[1]: not unique, got " a" twice');
    expect(readingOf(otlpConfig, { promoteResourceAttributes: ['a', ' '] })).toContain('promoteResourceAttributes[1]: empty');
    expect(readingOf(otlpConfig, { promoteResourceAttributes: ['a', 'b'] })).toBe('');
  });
});

describe('the store', () => {
  test('writes chunks in a chosen way', () => {
    expect(printed(tsdbConfig, { chunkEncoding: { floats: 'xor2' } })).toEqual({ chunk_encoding: { floats: 'xor2' } });
    expect(readingOf(tsdbConfig, { chunkEncoding: { floats: 'XOR2' } })).toContain('chunkEncoding.floats: unknown value "XOR2"');
  });

  test('keeps a part of the volume, of a hundred at most', () => {
    expect(printed(retention, { percentage: 80.5 })).toEqual({ percentage: 80.5 });
    expect(readingOf(retention, { percentage: 101 })).toContain('percentage: more than 100, got 101');
  });
});

describe('files of scrape jobs', () => {
  test('are secrets, or paths with one pattern in their last part', () => {
    expect(['jobs/*.yml', '*.yml', 'jobs.yml', secret('jobs', 'ovh.yml'), fileAt('/etc/jobs.yml')].map((file) => readingOf(scrapeConfigFile, file))).toEqual(['', '', '', '', '']);
    expect(printed(scrapeConfigFile, secret('jobs', 'ovh.yml'))).toBe('../secrets/jobs/ovh.yml');
    expect(readingOf(scrapeConfigFile, 'jobs/*/a.yml')).toContain('not a path that the server takes, got "jobs/*/a.yml"');
  });
});

describe('the web configuration', () => {
  const pair = { cert: secret('web', 'tls.crt'), key: secret('web', 'tls.key') };

  test('prints headers under their own names', () => {
    expect(printed(webConfig, { httpServerConfig: { headers: { 'X-Frame-Options': 'deny', 'Strict-Transport-Security': 'max-age=1' } } })).toEqual({
      http_server_config: { headers: { 'X-Frame-Options': 'deny', 'Strict-Transport-Security': 'max-age=1' } },
    });
    expect(readingOf(webConfig, { httpServerConfig: { headers: { 'X-Frame-Options': 'none' } } })).toContain('unknown value "none"');
  });

  test('limits how many requests are answered', () => {
    expect(printed(webConfig, { rateLimit: { burst: 20, interval: '100ms' } })).toEqual({ rate_limit: { burst: 20, interval: '100ms' } });
    expect(readingOf(webConfig, { rateLimit: { burst: 0 } })).toContain('rateLimit.burst: less than 1, got 0');
    expect(readingOf(webConfig, { rateLimit: { burst: 1, interval: '1d' } })).toContain('rateLimit.interval: not a duration of Go, got "1d"');
  });

  test('chooses ciphers, of which one is for HTTP/2', () => {
    const cipher = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
    expect(printed(webConfig, { tlsServerConfig: { ...pair, cipherSuites: [cipher], curvePreferences: ['X25519'], maxVersion: 'TLS12' } })).toMatchObject({ tls_server_config: { cipher_suites: [cipher], curve_preferences: ['X25519'], max_version: 'TLS12' } });
    expect(readingOf(webConfig, { tlsServerConfig: { ...pair, cipherSuites: ['TLS_AES_128_GCM_SHA256'] } })).toContain('tlsServerConfig.cipherSuites: without a cipher that HTTP/2 insists on');
    expect(readingOf(webConfig, { tlsServerConfig: { ...pair, minVersion: 'TLS13', maxVersion: 'TLS12' } })).toContain('tlsServerConfig.minVersion: more than maxVersion, got TLS13 over TLS12');
  });

  test('lets in only names of clients whose certificates are verified', () => {
    const clients = { clientCa: secret('web', 'ca.crt'), clientAllowedSans: ['grafana.example'] };
    expect(readingOf(webConfig, { tlsServerConfig: { ...pair, ...clients, clientAuthType: 'RequireAndVerifyClientCert' } })).toBe('');
    expect(readingOf(webConfig, { tlsServerConfig: { ...pair, ...clients } })).toContain('clientAllowedSans: has a meaning only where every client\'s certificate is verified, got clientAuthType "NoClientCert"');
  });
});
