import { secret, type PrometheusStackSpec } from '../../lib';
import { prometheusFlags } from '../../lib/stack/command-line';
import { prometheusDocument } from '../../lib/stack/documents';
import type { Server, Stack } from '../../lib/stack/model';
import { requiredSecrets } from '../../lib/stack/required-secrets';
import { resolveStack } from '../../lib/stack/resolve';
import { aStack } from '../../lib/stack/sample';

function resolved(changes: Partial<PrometheusStackSpec>): { readonly stack: Stack; readonly server: Server } {
  const { findings, stack } = resolveStack('test', aStack({ selfMonitoring: false, ...changes }));
  if (stack?.server === undefined) throw new Error(JSON.stringify(findings));
  return { stack, server: stack.server };
}

const placement = { alertmanagers: () => ({ staticConfigs: [{ targets: ['alertmanager:9093'] }] }), provides: [], selfMonitoring: true };

const documentOf = (changes: Partial<PrometheusStackSpec>) => {
  const { stack, server } = resolved(changes);
  return prometheusDocument(stack, server, placement);
};

const flagsOf = (changes: Partial<PrometheusStackSpec>) => {
  const { stack, server } = resolved(changes);
  return prometheusFlags(stack, server, { config: '/c/', data: '/d', listen: '' });
};

const staticConfigs = [{ targets: ['app:8000'] }];

test('a file says only what the server would not assume', () => {
  expect(documentOf({ global: { scrapeInterval: '1m' }, scrapeConfigs: [{ jobName: 'app', scheme: 'http', metricsPath: '/metrics', staticConfigs }] })).toEqual({
    scrape_configs: [{ job_name: 'app', static_configs: [{ targets: ['app:8000'] }] }],
    storage: { tsdb: { retention: { time: '1w', size: '8GiB' } } },
  });
});

test('a job says its interval and timeout only where they differ from what it inherits', () => {
  const global = { scrapeInterval: '15s' };
  const [same, slow, fast, own] = documentOf({
    global,
    scrapeConfigs: [
      { jobName: 'same', scrapeInterval: '15s', scrapeTimeout: '10s', staticConfigs },
      { jobName: 'slow', scrapeInterval: '1m', staticConfigs },
      // The server itself takes the interval as the timeout where that is shorter.
      { jobName: 'fast', scrapeInterval: '5s', staticConfigs },
      { jobName: 'own', scrapeTimeout: '3s', staticConfigs },
    ],
  })['scrape_configs'] as readonly Readonly<Record<string, unknown>>[];
  expect(same).not.toHaveProperty('scrape_interval');
  expect([slow?.['scrape_interval'], slow?.['scrape_timeout']]).toEqual(['1m', undefined]);
  expect([fast?.['scrape_interval'], fast?.['scrape_timeout']]).toEqual(['5s', undefined]);
  expect([own?.['scrape_interval'], own?.['scrape_timeout']]).toEqual([undefined, '3s']);
});

test('the own servers are scraped first, the server itself over its own TLS and login', () => {
  const web = { file: secret('web', 'web.yml'), tls: true, login: { username: 'probe', password: secret('web', 'password') } };
  expect(documentOf({ selfMonitoring: true, web })['scrape_configs']).toEqual([
    {
      job_name: 'prometheus',
      scheme: 'https',
      basic_auth: { username: 'probe', password_file: '../secrets/web/password' },
      tls_config: { insecure_skip_verify: true },
      static_configs: [{ targets: ['localhost:9090'], labels: { instance: 'prometheus:9090' } }],
    },
  ]);
});

test('retention stands in the file where the server reads it there, and in flags before', () => {
  expect(flagsOf({}).join(' ')).not.toContain('retention');
  const versions = { prometheus: '3.5.0' };
  expect(documentOf({ versions })).not.toHaveProperty('storage');
  expect(flagsOf({ versions })).toEqual(expect.arrayContaining(['--storage.tsdb.retention.time=1w', '--storage.tsdb.retention.size=8GiB']));
});

test('the server is told to reload by itself, in the words of its version', () => {
  expect(flagsOf({})).toContain('--config.auto-reload');
  expect(flagsOf({ versions: { prometheus: '3.5.0' } })).toContain('--enable-feature=auto-reload-config');
});

test('flags are written only where they differ from what the server assumes', () => {
  expect(flagsOf({ flags: { queryTimeout: '2m', queryMaxConcurrency: 4, webEnableRemoteWriteReceiver: true, enableFeature: ['exemplar-storage', 'concurrent-rule-eval'], rulesAlertForOutageTolerance: '30m', logFormat: 'json' } }).slice(5)).toEqual([
    '--enable-feature=exemplar-storage,concurrent-rule-eval',
    '--query.max-concurrency=4',
    '--web.enable-remote-write-receiver',
    '--rules.alert.for-outage-tolerance=30m',
    '--log.format=json',
  ]);
});

test('every Secret that is referred to is required, each key once', () => {
  const password = secret('login', 'password');
  const { server } = resolved({
    scrapeConfigs: [
      { jobName: 'a', staticConfigs, basicAuth: { username: 'me', password } },
      { jobName: 'b', staticConfigs, basicAuth: { username: 'me', password }, tlsConfig: { ca: secret('ca', 'ca.crt') } },
      { jobName: 'c', staticConfigs, authorization: { credentials: secret('login', 'token') } },
    ],
  });
  expect(requiredSecrets(server)).toEqual([
    { name: 'ca', keys: ['ca.crt'] },
    { name: 'login', keys: ['password', 'token'] },
  ]);
});

test('nobody can change a model', () => {
  const { server } = resolved({ scrapeConfigs: [{ jobName: 'a', staticConfigs }] });
  expect(() => Object.assign(server.scrapeConfigs[0] ?? {}, { jobName: 'b' })).toThrow('read only');
});
