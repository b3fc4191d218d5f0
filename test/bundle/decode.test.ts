import { decode } from '../../lib/bundle/decode';
import { parseYaml } from '../../lib/bundle/yaml-file';
import { SecretFile, SecretText } from '../../lib/base/secret';
import { prometheusConfig } from '../../lib/prometheus/config';
import { errors, lines } from './judged';

const read = (text: string): unknown => decode(parseYaml(text), prometheusConfig).value;

const job = (lines: string): unknown => (read(`scrape_configs:\n  - job_name: app\n${lines.replace(/^/gm, '    ')}`) as { readonly scrapeConfigs: readonly unknown[] }).scrapeConfigs[0];

test('keys get the names of the model, and keys of the user stay what they are', () => {
  expect(read('global: { scrape_interval: 15s, external_labels: { my_label: a } }')).toEqual({ global: { scrapeInterval: '15s', externalLabels: { my_label: 'a' } } });
});

test('a field of text takes any scalar as it is written', () => {
  expect(job('honor_labels: yes\nparams: { module: [1.0, no, 0x10] }')).toEqual({ jobName: 'app', honorLabels: true, params: { module: ['1.0', 'no', '0x10'] } });
});

test('a field of numbers takes the notations of YAML 1.1', () => {
  expect(job('sample_limit: 0x10\ntarget_limit: 1_000\nlabel_limit: 5.9')).toEqual({ jobName: 'app', sampleLimit: 16, targetLimit: 1000, labelLimit: 5 });
});

test('a word in quotes is no boolean', () => {
  expect(errors('scrape_configs: [{ job_name: app, honor_labels: "true", static_configs: [{ targets: ["app:80"] }] }]')).toEqual([
    '1:49 error wrong-type scrape_configs[0].honor_labels: not true or false, got "true"',
  ]);
});

test('a credential in clear becomes one that nobody sees', () => {
  const { basicAuth } = job('basic_auth: { username: me, password: hunter2 }') as { readonly basicAuth: { readonly password: unknown } };
  expect(basicAuth.password).toBeInstanceOf(SecretText);
  expect(JSON.stringify(basicAuth)).not.toContain('hunter2');
  expect(String(basicAuth.password)).toBe('<secret>');
});

test('a credential in a file becomes a reference to the file', () => {
  expect(job('basic_auth: { username: me, password_file: /etc/password }')).toEqual({ jobName: 'app', basicAuth: { username: 'me', password: new SecretFile('/etc/password') } });
});

test('no finding ever shows a credential, wherever it was written', () => {
  const text = 'scrape_configs:\n  - job_name: app\n    authorization: hunter2\n    basic_auth: { username: me, password: hunter2, pasword: hunter2 }\n    oauth2: [hunter2]\n';
  expect(lines(text).length).toBeGreaterThan(2);
  expect(lines(text).join('\n')).not.toContain('hunter2');
});

test('a bearer token is read as the authorization that it is', () => {
  expect(job('bearer_token_file: /etc/token')).toEqual({ jobName: 'app', authorization: { credentials: new SecretFile('/etc/token') } });
});

test('a bearer token beside its file is refused', () => {
  expect(errors('scrape_configs: [{ job_name: app, bearer_token: a, bearer_token_file: b, static_configs: [{ targets: ["app:80"] }] }]')).toEqual([
    '1:52 error authentication-methods-combined scrape_configs[0].bearer_token_file: cannot be combined with another way to say who asks, got "bearer_token_file" too',
  ]);
});

test('a section that is left empty is as good as none, and a switch that is left empty is off', () => {
  expect(job('tls_config:\nhonor_timestamps:')).toEqual({ jobName: 'app', honorTimestamps: false });
});

test('what << brings counts as written, under what the section says itself', () => {
  expect(read('global: &g { scrape_interval: 15s, scrape_timeout: 5s }\nscrape_configs:\n  - <<: *g\n    job_name: app\n    scrape_timeout: 6s\n')).toEqual({
    global: { scrapeInterval: '15s', scrapeTimeout: '5s' },
    scrapeConfigs: [{ jobName: 'app', scrapeTimeout: '6s', scrapeInterval: '15s' }],
  });
});

test('a key that stands twice is refused, in sections and in maps', () => {
  expect(errors('global:\n  scrape_interval: 15s\n  scrape_interval: 15s\n  external_labels: { a: b, a: c }\n')).toEqual([
    '3:3 error duplicate-key global.scrape_interval: not unique, the key "scrape_interval" stands here twice',
    '4:28 error duplicate-key global.external_labels.a: not unique, the key "a" stands here twice',
  ]);
});

describe('an empty URL', () => {
  const ofAlertmanager = (global: string, receiver: string): readonly string[] => errors(`global: {${global}}\nroute: {receiver: a}\nreceivers: [{name: a, ${receiver}}]\n`, 'alertmanager.yml').map((line) => line.replace(/^\S+ /, ''));
  const refused = (place: string): string => `error malformed-value ${place}: not an http or https URL`;

  test.each([
    ['slack_api_url: ""', 'global.slack_api_url'],
    ['mattermost_webhook_url: ""', 'global.mattermost_webhook_url'],
    ['jira_api_url: ""', 'global.jira_api_url'],
  ])('is not as good as none: %s', (global, place) => {
    expect(ofAlertmanager(global, '').map((line) => line.replace(/, got ""$/, ''))).toEqual([refused(place)]);
    expect(ofAlertmanager(global.replace('""', ''), '')).toEqual([]);
  });

  test('nor in a receiver, where none is that of global', () => {
    expect(ofAlertmanager('', 'pagerduty_configs: [{routing_key: a, url: ""}]')).toEqual([`${refused('receivers[0].pagerduty_configs[0].url')}, got ""`]);
    expect(ofAlertmanager('', 'discord_configs: [{webhook_url: ""}]')).toEqual([refused('receivers[0].discord_configs[0].webhook_url')]);
    expect(ofAlertmanager('', 'pagerduty_configs: [{routing_key: a, url: }]')).toEqual([]);
  });

  test('while an empty key is none', () => {
    expect(ofAlertmanager('opsgenie_api_key: ""', '')).toEqual([]);
  });
});

test('what stands where a number belongs is shown, though a file could hold it', () => {
  expect(errors('route: {receiver: a}\nreceivers: [{name: a, telegram_configs: [{chat_id: "5", bot_token: b}]}]\n', 'alertmanager.yml')).toEqual(['2:52 error wrong-type receivers[0].telegram_configs[0].chat_id: not a number, got "5"']);
});
