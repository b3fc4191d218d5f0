import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate, template } from './define';
import { endpointOf } from './endpoint';

const field = section({
  title: template(),
  value: template(),
  /** @default that of the message */
  short: z.boolean().optional(),
});

/** A button; the server reads these keys in lower case, without any mark between words. */
const action = section({
  type: template(),
  text: template(),
  url: template(),
  imageurl: template(),
  /** @default false */
  iswebview: z.boolean().default(false),
  webviewheightratio: template(),
  msg: template(),
  /** @default false */
  msginchatwindow: z.boolean().default(false),
  /** `sendMessage` or `respondWithMessage`. */
  msgprocessingtype: template(),
});

/** A message in a channel of Rocket.Chat. */
export const rocketchatReceiver = defineReceiver({
  key: 'rocketchatConfigs',
  since: '0.28',
  schema: section({
    ...overHttp(false),
    /** Address of Rocket.Chat. @default `global.rocketchatApiUrl` */
    apiUrl: httpUrl.optional(),
    /** User to whom the token belongs. @default `global.rocketchatTokenId` */
    tokenId: credential.optional(),
    /** Token of the user. @default `global.rocketchatToken` */
    token: credential.optional(),
    /** `#channel` or `@user`. */
    channel: template(),
    /** Color beside the message. @default red while it fires, then green */
    color: template('{{ if eq .Status "firing" }}red{{ else }}green{{ end }}'),
    /** Title of the message. @default the template `rocketchat.default.title` */
    title: ownTemplate('rocketchat.default.title'),
    /** Link behind the title. @default the template `rocketchat.default.titlelink` */
    titleLink: ownTemplate('rocketchat.default.titlelink'),
    /** Text of the message. @default the template `rocketchat.default.text` */
    text: ownTemplate('rocketchat.default.text'),
    /** Lines of a table. @default [] */
    fields: z.array(field).default([]),
    /** Whether two fields stand side by side. @default false */
    shortFields: z.boolean().default(false),
    /** Emoji as the sender's picture. @default the template `rocketchat.default.emoji` */
    emoji: ownTemplate('rocketchat.default.emoji'),
    /** URL of the sender's picture. @default the template `rocketchat.default.iconurl` */
    iconUrl: ownTemplate('rocketchat.default.iconurl'),
    imageUrl: template(),
    thumbUrl: template(),
    /** Whether names in the text become links. @default false */
    linkNames: z.boolean().default(false),
    /** Buttons. @default [] */
    actions: z.array(action).default([]),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.rocketchatApiUrl, entry, global),
  fallbacks: { tokenId: 'rocketchatTokenId', token: 'rocketchatToken' },
  example: { apiUrl: 'https://chat.example.org/', tokenId: secret('alertmanager', 'rocketchat-user'), token: secret('alertmanager', 'rocketchat-token'), channel: '#alerts' },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#rocketchat_config',
});
