import { fileAt, secret } from '../../../lib/base/secret';
import type { ReceiverSpec } from '../../../lib/alertmanager/receiver';
import { alertmanagerConfig } from '../../../lib/alertmanager/config';
import { locate } from '../../../lib/alertmanager/receivers/endpoint';
import { read } from '../../../lib/base/read';
import { judged } from '../../../lib/constructs/judgement';
import { resolveAlertmanager } from '../../../lib/stack/resolve';
import { printed, readingOf, specOf, type Part } from '../reading';

const key = secret('alertmanager', 'key');
const said = (receiver: object): string => readingOf({ receivers: [{ name: 'team', ...receiver }] });
const yaml = (receiver: Omit<ReceiverSpec, 'name'>): string => printed({ receivers: [{ name: 'team', ...receiver }] });

describe('a credential', () => {
  test('is printed as the path of its file', () => {
    expect(yaml({ slackConfigs: [{ apiUrl: key }], telegramConfigs: [{ botToken: fileAt('/run/token'), chatId: key }] })).toContain(
      [
        '    slack_configs:',
        '      - api_url_file: ../secrets/alertmanager/key',
        '    telegram_configs:',
        '      - bot_token_file: /run/token',
        '        chat_id_file: ../secrets/alertmanager/key',
        '',
      ].join('\n'),
    );
  });

  test('in clear is refused, and not shown', () => {
    expect(said({ slackConfigs: [{ apiUrl: 'https://hooks.slack.com/services/T/B/hunter2' }] })).toBe(
      [
        'error malformed-value',
        '  receivers[0].slackConfigs[0].apiUrl: a credential in clear, or no reference',
        '    fix: refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")',
      ].join('\n'),
    );
  });

  test.each([
    ['pagerdutyConfigs', { description: 'x' }, 'routingKey'],
    ['pushoverConfigs', { userKey: key }, 'token'],
    ['discordConfigs', {}, 'webhookUrl'],
    ['msteamsConfigs', {}, 'webhookUrl'],
    ['webexConfigs', { roomId: 'room', httpConfig: { authorization: {} } }, 'httpConfig.authorization.credentials'],
  ])('that is missing is called so: %s', (kind, entry, field) => {
    expect(said({ [kind]: [entry] })).toBe(
      [
        'error missing-value',
        `  receivers[0].${kind}[0].${field}: missing, a credential is needed`,
        '    fix: refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")',
      ].join('\n'),
    );
  });

  test('that is no reference is refused where the server asks only for the section, too', () => {
    expect(said({ webexConfigs: [{ roomId: 'room', httpConfig: { authorization: { credentials: 'hunter2' } } }] })).toContain('credentials: a credential in clear, or no reference');
  });

  test('for which the server has no file cannot be written, and is told why', () => {
    const spec: ReceiverSpec = {
      name: 'team',
      // @ts-expect-error the server has no file for it
      snsConfigs: [{ topicArn: 'arn', sigv4: { secretKey: key } }],
    };
    expect(said(spec)).toBe(
      [
        'error conflicting-value',
        '  receivers[0].snsConfigs[0].sigv4.secretKey: the server reads it from the configuration only, where it would stand in clear',
        '    fix: let the pod have a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in its environment from a Secret',
      ].join('\n'),
    );
  });
});

describe('a URL', () => {
  test('of one\'s own network may stand in clear, or be a template', () => {
    expect(yaml({ webhookConfigs: [{ url: 'http://hook:5001/' }, { url: 'http://{{ .CommonLabels.team }}:5001/' }] })).toContain(
      '- url: http://hook:5001/\n      - url: http://{{ .CommonLabels.team }}:5001/\n',
    );
  });

  test.each([
    ['${WEBHOOK_URL}', 'not an http or https URL, got "${WEBHOOK_URL}"'],
    ['<your-webhook-url>', 'not an http or https URL, got "<your-webhook-url>"'],
    ['http://user:hunter2@hook/', 'a URL with a password in clear'],
  ])('%s is refused', (url, message) => {
    expect(said({ webhookConfigs: [{ url }] })).toContain(`receivers[0].webhookConfigs[0].url: ${message}\n`);
  });
});

describe('fields that rule each other out', () => {
  const both = 'cannot be combined with';

  test('are refused together', () => {
    // @ts-expect-error one of the two keys
    const pagerdutyConfigs: ReceiverSpec['pagerdutyConfigs'] = [{ routingKey: key, serviceKey: key }];
    // @ts-expect-error a webhook or an app
    const slackConfigs: ReceiverSpec['slackConfigs'] = [{ apiUrl: key, appToken: key }];
    // @ts-expect-error one destination
    const snsConfigs: ReceiverSpec['snsConfigs'] = [{ topicArn: 'arn', phoneNumber: '+491234' }];
    const lines = said({ pagerdutyConfigs, slackConfigs, snsConfigs }).split('\n').filter((line) => line.includes(both));
    expect(lines).toEqual([
      '  receivers[0].pagerdutyConfigs[0].routingKey: cannot be combined with serviceKey, beside which it has no effect',
      '  receivers[0].slackConfigs[0].appToken: cannot be combined with apiUrl',
      '  receivers[0].snsConfigs[0].phoneNumber: cannot be combined with topicArn',
    ]);
  });

  test('are taken one at a time', () => {
    const pagerdutyConfigs = [{ routingKey: key }, { serviceKey: key }];
    const snsConfigs = [{ topicArn: 'arn' }, { phoneNumber: '+491234' }, { targetArn: 'arn' }];
    expect(yaml({ pagerdutyConfigs, slackConfigs: [{ apiUrl: key }, { appToken: key }], snsConfigs }).match(/(?:key|token|url)_file|_arn|phone_number/g)).toEqual([
      ...['key_file', 'key_file', 'url_file', 'token_file', '_arn', 'phone_number', '_arn'],
    ]);
  });

  test('of a button in Slack are a page or a name', () => {
    const button = { type: 'button', text: 'Runbook' };
    expect(said({ slackConfigs: [{ apiUrl: key, actions: [{ ...button, url: 'https://a.example/', name: 'x' }] }] })).toContain('actions[0].name: cannot be combined with url');
    expect(said({ slackConfigs: [{ apiUrl: key, actions: [{ ...button, url: 'https://a.example/' }, { ...button, name: 'x', confirm: { text: 'sure' } }] }] })).toBe('');
  });
});

describe('a value of its own notation', () => {
  test('is a duration of Go where the server reads one', () => {
    expect(yaml({ webhookConfigs: [{ url: 'http://hook/', timeout: '90s' }] })).toContain('timeout: 1m30s\n');
    expect(said({ webhookConfigs: [{ url: 'http://hook/', timeout: '1d' }] })).toContain('timeout: not a duration of Go, got "1d"\n    fix: use hours, minutes and seconds, such as "24h"');
  });

  test('is a duration of Prometheus where the server reads that', () => {
    const issue = { apiUrl: 'https://jira.example.org/', project: 'OPS', issueType: 'Bug' };
    expect(yaml({ jiraConfigs: [{ ...issue, reopenDuration: '7d' }] })).toContain('reopen_duration: 1w\n');
    expect(said({ jiraConfigs: [{ ...issue, reopenDuration: '1.5h' }] })).toContain('reopenDuration: not a duration, got "1.5h"');
  });

  test('is a chat by number in Telegram', () => {
    const lines = said({ telegramConfigs: [{ botToken: key, chatId: '12' }, { botToken: key, chatId: 0 }, { botToken: key }] }).split('\n');
    expect(lines.filter((line) => line.includes('chatId'))).toEqual([
      '  receivers[0].telegramConfigs[0].chatId: not a number, got "12"',
      '  receivers[0].telegramConfigs[1].chatId: not a chat, got 0',
      '  receivers[0].telegramConfigs[2].chatId: missing, a number is needed',
    ]);
    expect(yaml({ telegramConfigs: [{ botToken: key, chatId: -100 }] })).toContain('chat_id: -100\n');
  });

  test('is a known type of responder in Opsgenie, in any case, or a template', () => {
    const responders = [{ name: 'a', type: 'Team' }, { name: 'a', type: '{{ .CommonLabels.type }}' }];
    expect(said({ opsgenieConfigs: [{ apiKey: key, responders }] })).toBe('');
    expect(said({ opsgenieConfigs: [{ apiKey: key, responders: [{ name: 'a', type: 'tema' }] }] })).toContain('unknown type of responder "tema"\n    fix: known: escalation, schedule, team, teams, user');
  });
});

describe('a body of one\'s own', () => {
  test('keeps its keys as they are', () => {
    expect(yaml({ webhookConfigs: [{ url: 'http://hook/', payload: { someKey: ['{{ .Status }}', 1, null, { innerKey: true }] } }] })).toContain(
      ['payload:', '          someKey:', '            - "{{ .Status }}"', '            - 1', '            - null', '            - innerKey: true', ''].join('\n'),
    );
  });
});

describe('Webex', () => {
  test('needs a token of its own', () => {
    expect(said({ webexConfigs: [{ roomId: 'x', httpConfig: { basicAuth: { username: 'a' } } }] }).split('\n').filter((line) => line.startsWith('  receivers'))).toEqual([
      '  receivers[0].webexConfigs[0].httpConfig.authorization: missing, an object is needed',
      '  receivers[0].webexConfigs[0].httpConfig.basicAuth: cannot be combined with authorization',
    ]);
    expect(said({ webexConfigs: [{ roomId: 'x', httpConfig: { authorization: { credentials: key } } }] })).toBe('');
  });
});

describe('what the server takes is refused by us alone', () => {
  const judged = (receiver: object) => {
    const { findings, model } = read(alertmanagerConfig, specOf({ receivers: [{ name: 'team', ...receiver }] }));
    return { findings: findings.map(({ path, message, ours }) => [path.slice(2).join('.'), message, ours === true]), receiver: model?.receivers[0] };
  };

  test('a key of PagerDuty that another one makes void, and the rest is read as the server reads it', () => {
    const { findings, receiver } = judged({ pagerdutyConfigs: [{ routingKey: key, serviceKey: key }] });
    expect(findings).toEqual([['pagerdutyConfigs.0.routingKey', 'cannot be combined with serviceKey, beside which it has no effect', true]]);
    expect(receiver?.pagerdutyConfigs[0]).toMatchObject({ serviceKey: key });
    expect(receiver?.pagerdutyConfigs[0]).not.toHaveProperty('routingKey');
  });

  test('the word that it shows in place of a URL, of which nobody knows where it leads', () => {
    const { findings, receiver } = judged({ webhookConfigs: [{ url: '<secret>' }] });
    expect(findings).toEqual([['webhookConfigs.0.url', 'not an http or https URL, got "<secret>"', true]]);
    expect(receiver?.webhookConfigs).toHaveLength(1);
    expect(locate('<secret>')).toBeUndefined();
  });

  test.each([
    [{ webhookConfigs: [{ url: 'hook' }] }, 'webhookConfigs.0.url', 'not an http or https URL, got "hook"'],
    [{ pagerdutyConfigs: [{ routingKey: key, url: '<secret>' }] }, 'pagerdutyConfigs.0.url', 'not an http or https URL, got "<secret>"'],
    [{ pagerdutyConfigs: [{}] }, 'pagerdutyConfigs.0.routingKey', 'missing, a credential is needed'],
  ])('and what it refuses is not: %j', (receiver, place, message) => {
    expect(judged(receiver).findings).toEqual([[place, message, false]]);
  });
});

describe('a mail server that is none', () => {
  const checks = (config: Part): string[] => judged(resolveAlertmanager('test', { config: specOf(config) })).findings.map(({ check, path }) => `${check} ${path.join('.')}`);
  const emailConfigs = [{ to: 'team@example.org', from: 'alertmanager@example.org' }];

  test('is one fault, and not one more in each receiver that falls back on it', () => {
    expect(checks({ global: { smtpSmarthost: 'x' }, receivers: [{ name: 'team', emailConfigs }] })).toEqual(['malformed-value config.global.smtpSmarthost']);
    expect(checks({ receivers: [{ name: 'team', emailConfigs: emailConfigs.map((mail) => ({ ...mail, smarthost: 'x' })) }] })).toEqual(['malformed-value config.receivers.0.emailConfigs.0.smarthost']);
  });

  test('is missing where there is none at all', () => {
    expect(checks({ receivers: [{ name: 'team', emailConfigs }] })).toEqual(['receiver-missing-value config.receivers.0.emailConfigs.0.smarthost']);
  });
});
