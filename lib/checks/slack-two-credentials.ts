import { postMessage } from '../alertmanager/slack-address';
import { secret } from '../base/secret';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const slackApiUrl = secret('alertmanager', 'slack-url');
const slackAppToken = secret('alertmanager', 'slack-token');

/** A webhook and an app's token for all of Slack: the server refuses them, since it could use either. */
export const slackTwoCredentials = defineCheck({
  id: 'slack-two-credentials',
  severity: 'error',
  refused: true,
  summary: 'There are a webhook and the token of an app for all of Slack.',
  why: 'Alertmanager could use either, so it refuses the whole configuration.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#slack_config',
  bad: [aStackWithAlertmanager({ global: { slackApiUrl, slackAppToken } })],
  good: [aStackWithAlertmanager({ global: { slackApiUrl } }), aStackWithAlertmanager({ global: { slackApiUrl: postMessage, slackAppToken } }), aStackWithAlertmanager({ global: { slackAppToken } })],
  find: inAlertmanagerConfig(({ global }) =>
    global.slackApiUrl === undefined || global.slackAppToken === undefined || global.slackApiUrl === postMessage
      ? []
      : [{ path: ['global', 'slackAppToken'], message: 'cannot be combined with global.slackApiUrl', fix: 'remove one of the two' }],
  ),
});
