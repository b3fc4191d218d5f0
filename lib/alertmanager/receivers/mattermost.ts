import { z } from 'zod';

import { credentialUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate, template } from './define';
import { titledField } from './titled-field';

const attachment = section({
  /** Text where attachments cannot be shown. */
  fallback: template(),
  color: template(),
  /** Text above the attachment. */
  pretext: template(),
  text: template(),
  authorName: template(),
  authorLink: template(),
  authorIcon: template(),
  title: template(),
  titleLink: template(),
  /** @default [] */
  fields: z.array(titledField).default([]),
  thumbUrl: template(),
  footer: template(),
  footerIcon: template(),
  imageUrl: template(),
});

const priority = section({
  /** `important` or `urgent`. */
  priority: template(),
  /** Ask for an acknowledgement. @default false */
  requestedAck: z.boolean().default(false),
  /** Notify until it is acknowledged. @default false */
  persistentNotifications: z.boolean().default(false),
});

/** A message in a channel of Mattermost. */
export const mattermostReceiver = defineReceiver({
  key: 'mattermostConfigs',
  since: '0.30',
  schema: section({
    ...overHttp(true),
    /** URL of an incoming webhook, which is a secret. @default `global.mattermostWebhookUrl` */
    webhookUrl: credentialUrl.optional(),
    /** Channel of the message. @default that of the webhook */
    channel: template(),
    /** Name of the sender. @default the template `mattermost.default.username` */
    username: ownTemplate('mattermost.default.username'),
    /** Text of the message. @default the template `mattermost.default.text` */
    text: ownTemplate('mattermost.default.text'),
    /** Text where attachments cannot be shown. @default the template `mattermost.default.fallback` */
    fallback: ownTemplate('mattermost.default.fallback'),
    /** Color beside the message. @default the template `mattermost.default.color` */
    color: ownTemplate('mattermost.default.color'),
    /** Text above the message. */
    pretext: template('', '0.32'),
    authorName: template('', '0.32'),
    authorLink: template('', '0.32'),
    authorIcon: template('', '0.32'),
    /** Title of the message. @default the template `mattermost.default.title` */
    title: ownTemplate('mattermost.default.title'),
    /** Link behind the title. @default the template `mattermost.default.titlelink` */
    titleLink: ownTemplate('mattermost.default.titlelink'),
    /** @default [] */
    fields: z.array(titledField).meta({ since: '0.32' }).default([]),
    thumbUrl: template('', '0.32'),
    footer: template('', '0.32'),
    footerIcon: template('', '0.32'),
    imageUrl: template('', '0.32'),
    /** URL of the sender's picture. @default that of the webhook */
    iconUrl: template(),
    /** Emoji as the sender's picture, instead of `iconUrl`. */
    iconEmoji: template(),
    /** Messages of their own form below the first. @default [] */
    attachments: z.array(attachment).default([]),
    /** Kind of post, `custom_` and a name of a plugin's. @default '', a plain one */
    type: template(),
    /** Properties of the post. */
    props: section({
      /** Text beside the post, in Markdown. */
      card: template(),
    }).optional(),
    priority: priority.optional(),
  }),
  needs: () => undefined,
  fallbacks: { webhookUrl: 'mattermostWebhookUrl' },
  example: { webhookUrl: secret('alertmanager', 'mattermost-url'), channel: 'alerts' },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#mattermost_config',
});
