import { z } from 'zod';

import { credential, section } from '../../base/section';
import { secret } from '../../base/secret';
import { goDuration } from '../go-duration';
import { defineReceiver, overHttp, ownTemplate, template } from './define';
import { endpointOf } from './endpoint';

/** A message by Pushover. */
export const pushoverReceiver = defineReceiver({
  key: 'pushoverConfigs',
  since: '0.1',
  schema: section({
    ...overHttp(true),
    /** Key of the user or the group that is told. */
    userKey: credential.meta({ since: '0.26' }),
    /** Token of the application that tells. */
    token: credential.meta({ since: '0.26' }),
    /** Title of the message. @default the template `pushover.default.title` */
    title: ownTemplate('pushover.default.title'),
    /** The message. @default the template `pushover.default.message` */
    message: ownTemplate('pushover.default.message'),
    /** Link beside the message. @default the template `pushover.default.url` */
    url: ownTemplate('pushover.default.url'),
    /** Text of the link. */
    urlTitle: template(),
    /** Names of devices, with commas between. @default all */
    device: template('', '0.26'),
    /** Sound of the notification. @default the user's own */
    sound: template(),
    /** -2 to 2; 2 repeats until somebody acknowledges it. @default 2 while it fires, then 0 */
    priority: template('{{ if eq .Status "firing" }}2{{ else }}0{{ end }}'),
    /** Time between two repetitions of priority 2; 30 s at least. @default '1m' */
    retry: goDuration.prefault('1m'),
    /** How long priority 2 is repeated; 3 h at most. @default '1h' */
    expire: goDuration.prefault('1h'),
    /** After this time the message is removed. @default '0s', never */
    ttl: goDuration.prefault('0s'),
    /** Whether the message is HTML. Not with `monospace`. @default false */
    html: z.boolean().default(false),
    /** Whether letters are of one width. Not with `html`. @default false */
    monospace: z.boolean().meta({ since: '0.29' }).default(false),
  }),
  needs: (entry, global) => endpointOf('https://api.pushover.net/1/messages.json', entry, global),
  conflicts: ({ html, monospace }) => (html && monospace ? [{ path: ['monospace'], message: 'cannot be combined with html', fix: 'remove one of the two' }] : []),
  example: { userKey: secret('alertmanager', 'pushover-user'), token: secret('alertmanager', 'pushover-token') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#pushover_config',
});
