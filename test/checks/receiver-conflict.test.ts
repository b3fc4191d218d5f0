import { secret } from '../../lib/base/secret';
import type { AlertmanagerConfigSpec } from '../../lib/alertmanager/config';
import { receiverConflict } from '../../lib/checks/receiver-conflict';
import type { ReceiverSpec } from '../../lib/alertmanager/receiver';
import { reported } from './found';

const key = secret('alertmanager', 'key');
const authorization = { credentials: key };
const said = (receiver: Omit<ReceiverSpec, 'name'>, global: AlertmanagerConfigSpec['global'] = {}): string => reported(receiverConflict, { global, receivers: [{ name: 'team', ...receiver }] });

describe('a mail', () => {
  const mail = { to: 'a@example.org', from: 'b@example.org', smarthost: 'smtp:25' };

  test('has each header once, in whatever case', () => {
    expect(said({ emailConfigs: [{ ...mail, headers: { Subject: 'a', subject: 'b' } }] })).toBe(
      'error receiver-conflict\n  receivers[0].emailConfigs[0].headers.subject: not unique, "Subject" is the same header\n    fix: remove one of the two',
    );
    expect(said({ emailConfigs: [{ ...mail, headers: { Subject: 'a', 'X-Team': 'b' } }] })).toBe('');
  });

  test('in a thread has no headers that make threads', () => {
    const headers = { 'In-Reply-To': 'a', 'X-Team': 'b' };
    expect(said({ emailConfigs: [{ ...mail, headers, threading: { enabled: true, threadByDate: 'daily' } }] })).toContain('headers["In-Reply-To"]: cannot be combined with threading, which sets it');
    expect(said({ emailConfigs: [{ ...mail, headers, threading: { enabled: false } }] })).toBe('');
  });
});

describe('incident.io', () => {
  const url = 'https://api.incident.io/v2/alert_events/alertmanager/1';

  test('has one token', () => {
    expect(said({ incidentioConfigs: [{ url, alertSourceToken: key, httpConfig: { authorization } }] })).toContain('alertSourceToken: cannot be combined with httpConfig.authorization');
    expect(said({ incidentioConfigs: [{ url, alertSourceToken: key }, { url, httpConfig: { authorization } }] })).toBe('');
  });

  test('has a token, of its own or for all', () => {
    expect(said({ incidentioConfigs: [{ url }] })).toContain('alertSourceToken: missing, and so is httpConfig.authorization\n    fix: refer to the token of the alert source');
    expect(said({ incidentioConfigs: [{ url }] }, { httpConfig: { authorization } })).toBe('');
    expect(said({ incidentioConfigs: [{ url, httpConfig: {} }] }, { httpConfig: { authorization } })).toContain('alertSourceToken: missing');
  });
});

describe('Slack', () => {
  const postMessage = 'https://slack.com/api/chat.postMessage';

  test('has a webhook or a token, of its own or for all', () => {
    expect(said({ slackConfigs: [{}] })).toContain('apiUrl: missing, and so are appToken, global.slackApiUrl and global.slackAppToken');
    expect(said({ slackConfigs: [{ apiUrl: key }, { appToken: key }] })).toBe('');
    expect(said({ slackConfigs: [{}] }, { slackApiUrl: key })).toBe('');
    expect(said({ slackConfigs: [{}] }, { slackAppToken: key })).toBe('');
  });

  test('with an authorization of its own does not take the token for all', () => {
    expect(said({ slackConfigs: [{ httpConfig: { authorization } }] }, { slackAppToken: key })).toContain('apiUrl: missing');
    expect(said({ slackConfigs: [{ httpConfig: { authorization } }] }, { slackApiUrl: key })).toBe('');
  });

  test('with an app has no other authorization', () => {
    expect(said({ slackConfigs: [{ appToken: key, httpConfig: { authorization } }] })).toContain("httpConfig.authorization: cannot be combined with an app's token, which is sent in its place");
    expect(said({ slackConfigs: [{ appToken: key }] }, { httpConfig: { authorization } })).toContain('appToken: cannot be combined with global.httpConfig.authorization');
    expect(said({ slackConfigs: [{ appToken: key, httpConfig: {} }] }, { httpConfig: { authorization } })).toBe('');
  });

  test('changes messages only as an app that is addressed by URL', () => {
    expect(said({ slackConfigs: [{ apiUrl: key, updateMessage: true }] })).toContain('updateMessage: only possible for an app that is addressed by apiUrl');
    expect(said({ slackConfigs: [{ appToken: key, updateMessage: true }] })).toContain('updateMessage: only possible for an app that is addressed by apiUrl');
    expect(said({ slackConfigs: [{ apiUrl: postMessage, updateMessage: true, httpConfig: { authorization } }] })).toBe('');
  });
});

describe('others', () => {
  test('of Opsgenie name each responder', () => {
    expect(said({ opsgenieConfigs: [{ apiKey: key, responders: [{ type: 'team' }] }] })).toContain('responders[0]: without id, name and username\n    fix: say who it is by one of them');
    expect(said({ opsgenieConfigs: [{ apiKey: key, responders: [{ type: 'user', username: 'a' }] }] })).toBe('');
  });

  test('of Pushover are HTML or of one width', () => {
    const keys = { userKey: key, token: key };
    expect(said({ pushoverConfigs: [{ ...keys, html: true, monospace: true }] })).toContain('monospace: cannot be combined with html');
    expect(said({ pushoverConfigs: [{ ...keys, html: true }, { ...keys, monospace: true }] })).toBe('');
  });

  test('of Amazon have an external id for a role only', () => {
    expect(said({ snsConfigs: [{ topicArn: 'arn', sigv4: { externalId: 'a' } }] })).toContain('sigv4.externalId: has no meaning without roleArn');
    expect(said({ snsConfigs: [{ topicArn: 'arn', sigv4: { externalId: 'a', roleArn: 'arn' } }] })).toBe('');
  });

  test('of VictorOps have no field with the name of another', () => {
    expect(said({ victoropsConfigs: [{ apiKey: key, routingKey: 'a', customFields: { entity_id: 'x' } }] })).toContain('customFields.entity_id: a field of the message itself, "entity_id"');
    expect(said({ victoropsConfigs: [{ apiKey: key, routingKey: 'a', customFields: { team: 'x' } }] })).toBe('');
  });
});
