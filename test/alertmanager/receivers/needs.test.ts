import { fileAt, secret } from '../../../lib/base/secret';
import type { AlertmanagerConfigSpec } from '../../../lib/alertmanager/config';
import { endpointsOf } from '../../../lib/alertmanager/endpoints';
import type { ReceiverSpec } from '../../../lib/alertmanager/receiver';
import { receiverEndpoints } from '../../../lib/alertmanager/receivers/endpoints';
import { configOf } from '../reading';

const key = secret('alertmanager', 'key');

const endpoints = (receiver: Omit<ReceiverSpec, 'name'>, global: AlertmanagerConfigSpec['global'] = {}): string[] =>
  receiverEndpoints(configOf({ global, receivers: [{ name: 'team', ...receiver }] })).map(({ host, port }) => `${host}:${String(port)}`);

describe('a receiver connects', () => {
  test.each<[string, Omit<ReceiverSpec, 'name'>, string]>([
    ['to its own URL', { webhookConfigs: [{ url: 'http://hook.tta-dev.svc:5001/alerts' }] }, 'hook.tta-dev.svc:5001'],
    ['to the port of http where none is written', { webhookConfigs: [{ url: 'http://[::1]/' }] }, '::1:80'],
    ['to the service of its kind', { pagerdutyConfigs: [{ routingKey: key }] }, 'events.pagerduty.com:443'],
    ['to the service that it names instead', { pagerdutyConfigs: [{ routingKey: key, url: 'https://events.eu.pagerduty.com/v2/enqueue' }] }, 'events.eu.pagerduty.com:443'],
    ['to its own mail server', { emailConfigs: [{ to: 'a@example.org', from: 'b@example.org', smarthost: 'smtp.example.org:25' }] }, 'smtp.example.org:25'],
    ['to the service of its region', { snsConfigs: [{ topicArn: 'arn', sigv4: { region: 'eu-west-1' } }] }, 'sns.eu-west-1.amazonaws.com:443'],
    ['to where an app of Slack sends', { slackConfigs: [{ appToken: key }] }, 'slack.com:443'],
    ['to the proxy rather than the service', { pushoverConfigs: [{ userKey: key, token: key, httpConfig: { proxyUrl: 'http://proxy:3128' } }] }, 'proxy:3128'],
    ['to somewhere, when only a Secret knows', { slackConfigs: [{ apiUrl: key }] }, '*:undefined'],
    ['to somewhere, when only a file knows', { webhookConfigs: [{ url: fileAt('/run/url') }] }, '*:undefined'],
    ['to somewhere, when only a template knows', { webhookConfigs: [{ url: 'http://{{ .CommonLabels.team }}.example/' }] }, '*:undefined'],
    ['to somewhere, when only the environment knows', { pagerdutyConfigs: [{ routingKey: key, httpConfig: { proxyFromEnvironment: true } }] }, '*:undefined'],
    ['to somewhere, when only the machine knows its region', { snsConfigs: [{ topicArn: 'arn' }] }, '*:undefined'],
  ])('%s', (_, receiver, expected) => {
    expect(endpoints(receiver)).toEqual([expected]);
  });

  test('as global says, where it says nothing itself', () => {
    expect(endpoints({ emailConfigs: [{ to: 'a@example.org' }] }, { smtpFrom: 'b@example.org', smtpSmarthost: 'smtp:587' })).toEqual(['smtp:587']);
    expect(endpoints({ telegramConfigs: [{ chatId: 1, botToken: key }] }, { telegramApiUrl: 'http://telegram-proxy:8081' })).toEqual(['telegram-proxy:8081']);
    expect(endpoints({ pagerdutyConfigs: [{ routingKey: key }] }, { httpConfig: { proxyUrl: 'http://proxy:3128' } })).toEqual(['proxy:3128']);
    expect(endpoints({ slackConfigs: [{}] }, { slackAppToken: key })).toEqual(['slack.com:443']);
  });

  test('not through the global proxy when it has HTTP options of its own', () => {
    expect(endpoints({ pagerdutyConfigs: [{ routingKey: key, httpConfig: {} }] }, { httpConfig: { proxyUrl: 'http://proxy:3128' } })).toEqual(['events.pagerduty.com:443']);
  });

  test('to the server that gives it a token too', () => {
    const httpConfig = { oauth2: { clientId: 'a', clientSecret: key, tokenUrl: 'https://login.example.org/token' } };
    expect(endpoints({ webhookConfigs: [{ url: 'https://hook.example.org/', httpConfig }] })).toEqual(['hook.example.org:443', 'login.example.org:443']);
  });
});

describe('the server connects', () => {
  test('to its receivers, its collector of traces and its recorders of events', () => {
    const config = configOf({
      receivers: [{ name: 'team', webhookConfigs: [{ url: 'http://hook:5001/' }] }],
      tracing: { endpoint: 'collector:4317' },
      eventRecorder: { webhookOutputs: [{ url: 'https://events.example.org/' }], kafkaOutputs: [{ brokers: ['kafka-0:9092', 'kafka-1:9092'], topic: 'alerts' }] },
    });
    expect(endpointsOf(config).map(({ host, port }) => `${host}:${String(port)}`)).toEqual(['hook:5001', 'collector:4317', 'events.example.org:443', 'kafka-0:9092', 'kafka-1:9092']);
  });

  test('nowhere when it has nobody to tell', () => {
    expect(endpointsOf(configOf({}))).toEqual([]);
  });
});
