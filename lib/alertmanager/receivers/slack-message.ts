import { z } from 'zod';

import { section } from '../../base/section';
import { apartFrom } from '../../base/ruled-out';
import { neededTemplate, ownTemplate, template } from './define';
import { titledField } from './titled-field';

const confirmation = section({
  text: neededTemplate,
  title: template(),
  okText: template(),
  dismissText: template(),
});

const button = {
  /** `button`. */
  type: neededTemplate,
  text: neededTemplate,
  /** `primary` or `danger`. */
  style: template(),
};

/** A button that opens a page, or one that tells the app behind the webhook. */
const action = z.union([
  section({ ...button, url: neededTemplate, name: apartFrom('url'), value: apartFrom('url'), confirm: apartFrom('url') }),
  section({ ...button, name: neededTemplate, value: template(), confirm: confirmation.optional(), url: apartFrom('name') }),
]);

/**
 * What a message in Slack looks like.
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments/
 */
export const slackMessage = {
  /** `#channel` or `@user`; an incoming webhook has its own. */
  channel: template(),
  /** Name of the sender. @default the template `slack.default.username` */
  username: ownTemplate('slack.default.username'),
  /** Color beside the attachment. @default the template `slack.default.color`: danger while it fires, then good */
  color: ownTemplate('slack.default.color'),
  /** Title of the attachment. @default the template `slack.default.title` */
  title: ownTemplate('slack.default.title'),
  /** Link behind the title. @default the template `slack.default.titlelink` */
  titleLink: ownTemplate('slack.default.titlelink'),
  /** Text above the attachment. @default the template `slack.default.pretext` */
  pretext: ownTemplate('slack.default.pretext'),
  /** Text of the attachment. @default the template `slack.default.text` */
  text: ownTemplate('slack.default.text'),
  /** Text of the message itself. */
  messageText: template('', '0.31'),
  /** Lines of a table. @default [] */
  fields: z.array(titledField).default([]),
  /** Whether two fields stand side by side. @default false */
  shortFields: z.boolean().default(false),
  /** Text below the attachment. @default the template `slack.default.footer` */
  footer: ownTemplate('slack.default.footer'),
  /** Text where attachments cannot be shown. @default the template `slack.default.fallback` */
  fallback: ownTemplate('slack.default.fallback'),
  /** Id by which an app knows the message. @default the template `slack.default.callbackid` */
  callbackId: ownTemplate('slack.default.callbackid'),
  /** Emoji as the sender's picture. @default the template `slack.default.iconemoji` */
  iconEmoji: ownTemplate('slack.default.iconemoji'),
  /** URL of the sender's picture. @default the template `slack.default.iconurl` */
  iconUrl: ownTemplate('slack.default.iconurl'),
  imageUrl: template(),
  thumbUrl: template(),
  /** Whether names in the text become links. @default false */
  linkNames: z.boolean().default(false),
  /** Parts of the message that are written in Slack's Markdown. @default [] */
  mrkdwnIn: z.array(z.enum(['pretext', 'text', 'fields', 'fallback'])).default([]),
  /** Buttons. @default [] */
  actions: z.array(action).default([]),
};
