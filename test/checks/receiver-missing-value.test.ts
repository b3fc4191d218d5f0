import { secret } from '../../lib/base/secret';
import { receiverMissingValue } from '../../lib/checks/receiver-missing-value';
import { reported } from './found';

const key = secret('alertmanager', 'key');

describe('a receiver', () => {
  test('that lacks what it needs is told where it can stand', () => {
    expect(reported(receiverMissingValue, { receivers: [{ name: 'team', opsgenieConfigs: [{}] }] })).toBe(
      [
        'error receiver-missing-value',
        '  receivers[0].opsgenieConfigs[0].apiKey: missing, and global.opsgenieApiKey is not set either',
        '    fix: write it here, or global.opsgenieApiKey for all receivers',
      ].join('\n'),
    );
  });

  test('of every kind that can be set for all is looked at', () => {
    const receivers = [
      {
        name: 'team',
        emailConfigs: [{ to: 'a@example.org' }],
        jiraConfigs: [{ project: 'OPS', issueType: 'Bug' }],
        mattermostConfigs: [{}],
        opsgenieConfigs: [{}],
        rocketchatConfigs: [{}],
        telegramConfigs: [{ chatId: 1 }],
        victoropsConfigs: [{ routingKey: 'a' }],
        wechatConfigs: [{}],
      },
    ];
    const global = {
      smtpFrom: 'a@example.org',
      smtpSmarthost: 'smtp:25',
      jiraApiUrl: 'https://jira.example.org/',
      mattermostWebhookUrl: key,
      opsgenieApiKey: key,
      rocketchatToken: key,
      rocketchatTokenId: key,
      telegramBotToken: key,
      victoropsApiKey: key,
      wechatApiSecret: key,
      wechatApiCorpId: 'ww0',
    };
    const fields = reported(receiverMissingValue, { receivers }).match(/(?<=and global\.)\w+/g);
    expect([...(fields ?? [])].sort()).toEqual(Object.keys(global).sort());
    expect(reported(receiverMissingValue, { receivers, global })).toBe('');
  });
});
