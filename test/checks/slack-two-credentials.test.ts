import { secret } from '../../lib/base/secret';
import { slackTwoCredentials } from '../../lib/checks/slack-two-credentials';
import { reported } from './found';

const key = secret('alertmanager', 'key');

describe('the credential for all of Slack', () => {
  test('is a webhook or an app, not both', () => {
    expect(reported(slackTwoCredentials, { global: { slackApiUrl: key, slackAppToken: key } })).toBe(
      'error slack-two-credentials\n  global.slackAppToken: cannot be combined with global.slackApiUrl\n    fix: remove one of the two',
    );
    expect(reported(slackTwoCredentials, { global: { slackApiUrl: key } })).toBe('');
    expect(reported(slackTwoCredentials, { global: { slackAppToken: key } })).toBe('');
  });
});
