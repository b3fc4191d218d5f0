import { fault } from '../../base/finding';
import type { AlertmanagerFault } from './define';

/** A webhook and an app's token for all of Slack: the server refuses them, since it could use either. */
export const slackTwoCredentials: AlertmanagerFault = ({ global: { slackApiUrl, slackAppToken } }) =>
  slackApiUrl === undefined || slackAppToken === undefined ? [] : [fault('slack-two-credentials', ['global', 'slackAppToken'], 'cannot be combined with global.slackApiUrl', 'remove one of the two')];
