import { credentialUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate, template } from './define';

/** A message in a channel of Discord. */
export const discordReceiver = defineReceiver({
  key: 'discordConfigs',
  since: '0.25',
  schema: section({
    ...overHttp(true),
    /** URL of the channel's webhook, which is a secret. */
    webhookUrl: credentialUrl.meta({ since: '0.27' }),
    /** Text above the message, which may mention people. */
    content: template('', '0.28'),
    /** Title of the message. @default the template `discord.default.title` */
    title: ownTemplate('discord.default.title'),
    /** The message. @default the template `discord.default.message` */
    message: ownTemplate('discord.default.message'),
    /** Name of the sender. @default that of the webhook */
    username: template('', '0.28'),
    /** URL of the sender's picture. @default that of the webhook */
    avatarUrl: template('', '0.28'),
  }),
  needs: () => undefined,
  example: { webhookUrl: secret('alertmanager', 'discord-url') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#discord_config',
});
