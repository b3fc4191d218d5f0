import { imported } from './imported';

const config = `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [app1:9100]
`;

test('a configuration becomes the spec that a person would have written for it', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': config });
  expect(code).toBe(`import type { PrometheusServerSpec } from 'cdk8s-prometheus';

export const prometheus: PrometheusServerSpec = {
  global: { scrapeInterval: '15s' },
  scrapeConfigs: [{ jobName: 'node', staticConfigs: [{ targets: ['app1:9100'] }] }],
  storage: {
    // Not in the files: the size of the volume.
    size: '50Gi',
  },
  // The jobs above are all there are.
  selfMonitoring: false,
};
`);
  expect(said).toContain('compared with the files: no difference in 7 values');
  expect(isWhole).toBe(true);
});

test('keys stay in the order of the file', async () => {
  const { code } = await imported({ 'prometheus.yml': 'scrape_configs:\n  - static_configs: [{targets: ["a:1"]}]\n    scheme: https\n    job_name: a\nglobal: {evaluation_interval: 30s, scrape_interval: 15s}\n' });
  expect(code).toContain("scrapeConfigs: [{ staticConfigs: [{ targets: ['a:1'] }], scheme: 'https', jobName: 'a' }],\n  global: { evaluationInterval: '30s', scrapeInterval: '15s' },");
});

test('what is kept by size decides how large the volume is', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': `${config}storage:\n  tsdb:\n    retention: {time: 90d, size: 40GB}\n` });
  expect(code).toContain("size: '50Gi',\n    retention: { time: '90d', size: '40GB' },");
  expect(isWhole).toBe(true);
});

test('a limit by size alone keeps samples without end', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': `${config}storage:\n  tsdb:\n    retention: {size: 40GB}\n` });
  expect(code).toContain("// Without end, as long as there is room.\n      time: '0s',");
  expect(isWhole).toBe(true);
});

test('the store, exemplars and what is kept are sections of their own', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': `${config}storage:\n  exemplars: {max_exemplars: 5}\n  tsdb:\n    retention: {percentage: 80}\n    out_of_order_time_window: 1h\n` });
  expect(code).toContain("exemplars: { maxExemplars: 5 },\n  tsdb: { outOfOrderTimeWindow: '1h' },");
  expect(code).toContain('percentage: 80');
  expect(isWhole).toBe(true);
});

test('jobs of included files join those of the configuration', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': `${config}scrape_config_files: [jobs/*.yml]\n` }, { 'jobs/more.yml': 'scrape_configs:\n  - job_name: more\n    static_configs: [{targets: ["b:1"]}]\n' });
  expect(code).toContain("{ jobName: 'more', staticConfigs: [{ targets: ['b:1'] }] },\n  ],");
  expect(code).not.toContain('scrapeConfigFiles');
  expect(isWhole).toBe(true);
});

test('an older way to write a token is written as the newer one', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': `${config}    bearer_token_file: /var/token\n` });
  expect(code).toContain("authorization: { credentials: fileAt('/var/token') }");
  expect(isWhole).toBe(true);
});

test('a web configuration without users is part of the spec', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': config, 'web.yml': 'tls_server_config: {cert_file: tls.crt, key_file: tls.key}\n' });
  expect(code).toContain("web: { tlsServerConfig: { cert: fileAt('tls.crt'), key: fileAt('tls.key') } },");
  expect(isWhole).toBe(true);
});

test('a web configuration with users goes along whole, by reference', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': config, 'web.yml': 'basic_auth_users:\n  anna: $2y$10$EYxs8IOG46m9CtpB/XlPxO1ei7E4BjAen0SUv6di7mD4keR/8JO6m\n' });
  expect(code).toContain("file: secret('prometheus', 'web.yml'),\n    login: { username: 'anna', password: secret('prometheus', 'web-password') },");
  expect(said).toContain('prometheus/web-password the password of "anna"');
  expect(isWhole).toBe(true);
});

test('what the servers take and synth refuses is said, and written all the same', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': 'scrape_configs: [{job_name: empty}]\n' });
  expect(code).toContain("jobName: 'empty'");
  expect(said).toContain('to decide: the servers take it, synth does not\n  error job-without-targets\n    prometheus.scrapeConfigs[0].staticConfigs');
  expect(isWhole).toBe(true);
});

test('nothing is to decide about what synth takes', async () => {
  expect((await imported({ 'prometheus.yml': config })).said).not.toContain('to decide');
});

test('what a server would refuse is not imported', async () => {
  await expect(imported({ 'prometheus.yml': 'scrape_configs: [{job_name: a, scrape_timeout: 2m}]\n' })).rejects.toThrow('prometheus.yml:1:');
});
