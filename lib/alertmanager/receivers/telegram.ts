import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate } from './define';
import { endpointOf } from './endpoint';

const chat = z.union([
  z.int().refine((id) => id !== 0, { error: 'not a chat, got 0', params: { fix: 'write its number, such as -1001234567890, or refer to it: secret("<name>", "<key>")' } }),
  credential,
]);

/** A message in a chat of Telegram. */
export const telegramReceiver = defineReceiver({
  key: 'telegramConfigs',
  since: '0.24',
  schema: section({
    ...overHttp(true),
    /** Address of Telegram. @default `global.telegramApiUrl` */
    apiUrl: httpUrl.optional(),
    /** Token of the bot. @default `global.telegramBotToken` */
    botToken: credential.meta({ since: '0.26' }).optional(),
    /** Number of the chat, or where it is kept (since 0.31). Groups have negative ones. */
    chatId: chat,
    /** Topic within a group. @default 0, the general one */
    messageThreadId: z.int().meta({ since: '0.28' }).default(0),
    /** The message. @default the template `telegram.default.message` */
    message: ownTemplate('telegram.default.message'),
    /** Whether messages come without a sound. @default false */
    disableNotifications: z.boolean().default(false),
    /** How the message is read; `''` is as plain text. @default 'HTML' */
    parseMode: z.enum(['Markdown', 'MarkdownV2', 'HTML', '']).default('HTML'),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.telegramApiUrl, entry, global),
  fallbacks: { botToken: 'telegramBotToken' },
  example: { botToken: secret('alertmanager', 'telegram-token'), chatId: -1001234567890 },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#telegram_config',
});
