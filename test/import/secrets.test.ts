import fc from 'fast-check';

import { imported } from './imported';

const job = (text: string): string => `scrape_configs:\n  - job_name: node\n    static_configs: [{targets: ["a:1"]}]\n${text.replace(/^/gm, '    ')}\n`;

test('a credential in clear becomes a reference, named after the job and the field', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': job('basic_auth: {username: anna, password: a-word-of-anna}') });
  expect(code).toContain("basicAuth: { username: 'anna', password: secret('prometheus', 'node-password') }");
  expect(said).toContain('in clear until now, by reference from here on:\n  prometheus/node-password: the value at prometheus.yml:4:44');
  expect(said).toContain('kubectl -n monitoring create secret generic prometheus --from-file=node-password\n');
  expect(isWhole).toBe(true);
});

test('a credential in a file stays there', async () => {
  const { code, said } = await imported({ 'prometheus.yml': job('basic_auth: {username: anna, password_file: /etc/password}') });
  expect(code).toContain("password: fileAt('/etc/password')");
  expect(said).toContain('files that the servers read where they are:\n  /etc/password\n');
  expect(said).not.toContain('in clear');
});

test('a file that lies where our own targets put secrets is one', async () => {
  const { code } = await imported({ 'prometheus.yml': job('authorization: {credentials_file: ../secrets/node/token}') });
  expect(code).toContain("credentials: secret('node', 'token')");
});

test('receivers give their names to what is theirs', async () => {
  const { code } = await imported({
    'alertmanager.yml': `global: {smtp_smarthost: "mail:25", smtp_from: a@example.org, smtp_auth_username: a, smtp_auth_password: word1234}
route: {receiver: on call}
receivers:
  - name: on call
    slack_configs: [{api_url: "https://hooks.example.org/1"}, {api_url: "https://hooks.example.org/2"}]
    pagerduty_configs: [{routing_key: key12345}]
    email_configs: [{to: a@example.org}]
`,
  });
  for (const key of ['smtp-auth-password', 'on-call-slack-api-url', 'on-call-slack-2-api-url', 'on-call-pagerduty-routing-key']) expect(code).toContain(`secret('alertmanager', '${key}')`);
});

const webhook = (url: string): string => `route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: "${url}"}]}]\n`;

test.each(['https://hooks.example.org/services/abc', 'http://gateway:8080/?token=abc', 'http://anna:word@gateway:8080/'])('the address of a webhook that anybody might use is a secret: %s', async (url) => {
  const { code, isWhole } = await imported({ 'alertmanager.yml': webhook(url) });
  expect(code).toContain("webhookConfigs: [{ url: secret('alertmanager', 'a-webhook-url') }]");
  expect(isWhole).toBe(true);
});

test.each(['http://gateway:8080/alerts', 'http://gateway.shop.svc/alerts', 'http://10.0.0.7/alerts'])('the address of a webhook in one\'s own network is none: %s', async (url) => {
  expect((await imported({ 'alertmanager.yml': webhook(url) })).code).toContain(`webhookConfigs: [{ url: '${url}' }]`);
});

test('the login in a URL becomes one of its own', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': 'remote_write: [{url: "https://anna:w%40rd@push.example.org/api"}]\n' });
  expect(code).toContain("url: 'https://push.example.org/api',\n      basicAuth: { username: 'anna', password: secret('prometheus', 'push.example.org-password') },");
  expect(isWhole).toBe(true);
});

test('a password for a proxy is left out, said, and a difference', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': job('proxy_url: http://anna:a-word-of-anna@proxy:3128') });
  expect(code).toContain("proxyUrl: 'http://anna@proxy:3128'");
  expect(said).toContain('not carried over:\n  prometheus.yml:4:16: scrape_configs[0].proxy_url: a URL with a password in clear');
  expect(said).toContain('it does not mean the same:\n  server.scrape_configs.node.proxy_url: "http://anna:xxxxx@proxy:3128" in the files, "http://anna@proxy:3128" here');
  expect(isWhole).toBe(false);
});

test('a job whose credential can only stand in clear stays a file, by reference', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': `${job('scheme: https')}  - job_name: cloud\n    ovhcloud_sd_configs: [{service: vps, application_key: a, application_secret: word1, consumer_key: word2}]\n` });
  expect(code).not.toContain('cloud\'');
  expect(code).toContain("scrapeConfigFiles: [secret('prometheus', 'cloud.yml')],");
  expect(said).toContain('prometheus/cloud.yml: the job "cloud" at prometheus.yml:5:5, under "scrape_configs:"');
  expect(isWhole).toBe(true);
});

test('a credential that no reference can take the place of is left out, said, and a difference', async () => {
  const { code, said, isWhole } = await imported({ 'prometheus.yml': 'remote_write: [{url: "https://push.example.org/api", sigv4: {region: a, access_key: AKIA, secret_key: word1234}}]\n' });
  expect(code).toContain("sigv4: { region: 'a' }");
  expect(said).toContain('remote_write[0].sigv4.secret_key: the server takes it only in clear');
  expect(said).toContain('server.remote_write[0].sigv4.secret_key: "<secret>" in the files, nothing here');
  expect(isWhole).toBe(false);
});

test('what is nothing without such a credential is left out whole', async () => {
  const azuread = 'azuread: {oauth: {client_id: 11111111-2222-3333-4444-555555555555, client_secret: word1234, tenant_id: 11111111-2222-3333-4444-555555555555}}';
  const { code, said, isWhole } = await imported({ 'prometheus.yml': `remote_write: [{url: "https://a.example.org/api"}, {url: "https://b.example.org/api", ${azuread}}]\n` });
  expect(code).toContain("remoteWrite: [{ url: 'https://a.example.org/api' }],");
  expect(said).toContain('remote_write[1].azuread.oauth.client_secret: the server takes it only in clear, so remote_write[1] is left out');
  expect(isWhole).toBe(false);
});

test('secret values of headers are files of secrets', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': job('http_headers: {X-Tenant: {values: [a], secrets: [word1234]}}') });
  expect(code).toContain("httpHeaders: { 'X-Tenant': { values: ['a'], files: [secret('prometheus', 'node-x-tenant')] } }");
  expect(isWhole).toBe(true);
});

test('a certificate beside a key in clear goes the same way', async () => {
  const { code, isWhole } = await imported({ 'prometheus.yml': 'remote_write: [{url: "https://push.example.org/api", tls_config: {cert: certificate, key: word1234}}]\n' });
  expect(code).toContain("cert: secret('prometheus', 'push.example.org-tls-cert')");
  expect(code).toContain("key: secret('prometheus', 'push.example.org-tls-key')");
  expect(isWhole).toBe(true);
});

test('a certificate without a key is public', async () => {
  expect((await imported({ 'prometheus.yml': job('tls_config: {ca: certificate}') })).code).toContain("tlsConfig: { ca: 'certificate' }");
});

test('credentials in comments are not shown, the comments are', async () => {
  const { code } = await imported({ 'prometheus.yml': job('basic_auth: {username: anna, password: a-word-of-anna} # a-word-of-anna is new\n# bearer_token: an-old-word') });
  expect(code).toContain('// … is new');
  expect(code).toContain('// bearer_token: …');
});

/** Places of a configuration in which a credential may stand in clear. */
const server = (word: string): string => `# with ${word}
${job(`basic_auth: {username: anna, password: "${word}"} # ${word}`)}
  - job_name: token # ${word}
    bearer_token: "${word}"
  - job_name: flow
    oauth2: {client_id: a, client_secret: "${word}", token_url: "http://a"}
    consul_sd_configs: [{server: "consul:8500", token: "${word}"}]
  - job_name: headers
    proxy_url: "http://a:${word}@proxy:1"
    http_headers: {X-A: {secrets: ["${word}"]}}
    http_sd_configs: [{url: "http://a:${word}@targets"}]
remote_write:
  - url: "https://a:${word}@push.example.org/api"
    tls_config: {cert: "${word}", key: "${word}"}
  - {url: "https://b.example.org", sigv4: {access_key: a, secret_key: "${word}"}}
`;

const alertmanager = (word: string): string => `global: {slack_api_url: "https://hooks.example.org/${word}", http_config: {basic_auth: {username: a, password: "${word}"}}}
route: {receiver: a} # ${word}
receivers:
  - name: a
    slack_configs: [{channel: a}]
    webhook_configs: [{url: "https://a.example.org/${word}"}, {url: "http://gateway/?a=${word}"}]
    sns_configs: [{topic_arn: a, sigv4: {region: a, access_key: a, secret_key: "${word}"}}]
    telegram_configs: [{bot_token: "${word}", chat_id: 1}]
`;

test('no credential is ever printed, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zA-Z0-9]{12,24}$/), async (word) => {
      const { code, modules, said } = await imported({ 'prometheus.yml': server(word), 'alertmanager.yml': alertmanager(word) });
      expect([code, ...modules.values(), said].filter((text) => text.includes(word))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
