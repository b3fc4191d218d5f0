import { z } from 'zod';

import { credential, credentialUrl, httpUrl, section } from '../../base/section';
import { secret, SecretFile, SecretKey } from '../../base/secret';
import type { GlobalConfig } from '../global';
import { goDuration } from '../go-duration';
import { apartFrom } from '../../base/ruled-out';
import { postMessage } from '../slack-address';
import { defineReceiver, overHttp, type EntryFault } from './define';
import { endpointOf } from './endpoint';
import { slackMessage } from './slack-message';

const fields = {
  ...overHttp(false),
  /** Where messages of an app go. @default `global.slackAppUrl` */
  appUrl: httpUrl.meta({ since: '0.30' }).optional(),
  /** Change the message that was sent, rather than send another. Needs `apiUrl` of an app, and its token in `httpConfig`. @default false */
  updateMessage: z.boolean().meta({ since: '0.32' }).default(false),
  /** How long sending may take. @default '0s', no limit of its own */
  timeout: goDuration.meta({ since: '0.30' }).prefault('0s'),
  ...slackMessage,
};

const schema = z.union([
  section({
    /**
     * URL of an incoming webhook, which is a secret; or, with an app's token in `httpConfig.authorization`,
     * `https://slack.com/api/chat.postMessage`. @default `global.slackApiUrl`
     */
    apiUrl: z.union([credentialUrl, z.literal(postMessage)]).optional(),
    appToken: apartFrom('apiUrl'),
    ...fields,
  }),
  section({
    /** Bot token of an app. @default `global.slackAppToken` */
    appToken: credential.meta({ since: '0.30' }),
    apiUrl: apartFrom('appToken'),
    ...fields,
  }),
]);

type Entry = z.output<typeof schema>;

/** A message in Slack. */
export const slackReceiver = defineReceiver({
  key: 'slackConfigs',
  since: '0.1',
  schema,
  needs: (entry, global) => endpointOf(tokenOf(entry, global) === undefined ? entry.apiUrl : (entry.appUrl ?? global.slackAppUrl), entry, global),
  conflicts: (entry, global) => [...credentialFaults(entry, global), ...updateFaults(entry)],
  example: { apiUrl: secret('alertmanager', 'slack-url'), channel: '#performance-alerts', sendResolved: true },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#slack_config',
});

/** The app's token that the server uses: the global one only where the entry has no credential of its own. */
const tokenOf = ({ apiUrl, appToken, httpConfig }: Entry, global: GlobalConfig) =>
  appToken ?? (apiUrl === undefined && httpConfig?.authorization === undefined ? global.slackAppToken : undefined);

function credentialFaults(entry: Entry, global: GlobalConfig): EntryFault[] {
  const token = tokenOf(entry, global);
  if (token === undefined && (entry.apiUrl ?? global.slackApiUrl) === undefined) {
    return [{ path: ['apiUrl'], message: 'missing, and so are appToken, global.slackApiUrl and global.slackAppToken', fix: 'refer to one: secret("<name>", "<key>")' }];
  }
  const ownAuthorization = entry.httpConfig?.authorization;
  if (token !== undefined && ownAuthorization !== undefined) {
    return [{ path: ['httpConfig', 'authorization'], message: 'cannot be combined with an app\'s token, which is sent in its place', fix: 'remove one of the two' }];
  }
  if (token !== undefined && entry.httpConfig === undefined && global.httpConfig?.authorization !== undefined) {
    return [{ path: ['appToken'], message: 'cannot be combined with global.httpConfig.authorization', fix: 'write an httpConfig here, which replaces the global one' }];
  }
  // The server looks for a webhook's address only where it stands in clear; for one in a file it takes the token as well.
  if (token === undefined && isReference(entry.apiUrl) && ownAuthorization === undefined && global.slackAppToken !== undefined) {
    return [{ path: ['apiUrl'], message: 'cannot be combined with global.slackAppToken, which the server sends to the webhook then', fix: 'write appToken where it is needed, rather than global.slackAppToken', refused: false }];
  }
  return [];
}

const isReference = (url: unknown): boolean => url instanceof SecretKey || url instanceof SecretFile;

const updateFaults = ({ updateMessage, apiUrl }: Entry): EntryFault[] =>
  updateMessage && apiUrl !== postMessage
    ? [{ path: ['updateMessage'], message: 'only possible for an app that is addressed by apiUrl', fix: `set apiUrl to "${postMessage}", and the app's token in httpConfig.authorization` }]
    : [];
