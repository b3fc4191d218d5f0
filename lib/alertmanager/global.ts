import { z } from 'zod';

import { credential, credentialUrl, duration, httpUrl, section } from '../base/section';
import { tlsConfig } from '../prometheus/http-client';
import { mailHostPort } from './host-port';
import { httpConfig } from './http-config';
import { postMessage } from './slack-address';

const text = z.string().min(1);

/**
 * What holds for every receiver that does not say otherwise.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings
 */
export const globalConfig = section({
  /** An alert that nobody repeats is over after this time; Prometheus says itself when its alerts end. @default '5m' */
  resolveTimeout: duration.prefault('5m'),
  /** HTTP connections of receivers without an `httpConfig` of their own. */
  httpConfig: httpConfig.optional(),

  /** Sender of mails. */
  smtpFrom: text.optional(),
  /** Name by which the server presents itself to the mail server. @default 'localhost' */
  smtpHello: z.string().default('localhost'),
  /** Mail server, with its port. */
  smtpSmarthost: mailHostPort.optional(),
  /** User of LOGIN, PLAIN and CRAM-MD5; absent, mails are sent without a login. */
  smtpAuthUsername: text.optional(),
  /** Password of LOGIN and PLAIN. */
  smtpAuthPassword: credential.meta({ since: '0.25' }).optional(),
  /** Secret of CRAM-MD5. */
  smtpAuthSecret: credential.meta({ since: '0.31' }).optional(),
  /** Identity of PLAIN. @default the user */
  smtpAuthIdentity: text.optional(),
  /** Send only when the connection is encrypted. @default true */
  smtpRequireTls: z.boolean().default(true),
  smtpTlsConfig: tlsConfig.meta({ since: '0.28' }).optional(),
  /** Whether the connection begins with TLS, rather than STARTTLS. @default by the port: 465 does */
  smtpForceImplicitTls: z.boolean().meta({ since: '0.31' }).optional(),

  /** URL of an incoming webhook of Slack, which is a secret and does not go with `slackAppToken`; or the address for apps, which does. */
  slackApiUrl: z.union([credentialUrl, z.literal(postMessage)]).optional(),
  /** Bot token of an app of Slack. Not with `slackApiUrl`. */
  slackAppToken: credential.meta({ since: '0.30' }).optional(),
  /** Where messages of an app go. @default 'https://slack.com/api/chat.postMessage' */
  slackAppUrl: httpUrl.meta({ since: '0.30' }).default(postMessage),
  /** Where events for PagerDuty go. @default 'https://events.pagerduty.com/v2/enqueue' */
  pagerdutyUrl: httpUrl.default('https://events.pagerduty.com/v2/enqueue'),
  /** Address of Opsgenie. @default 'https://api.opsgenie.com/' */
  opsgenieApiUrl: httpUrl.default('https://api.opsgenie.com/'),
  /** Key of an integration of Opsgenie. */
  opsgenieApiKey: credential.meta({ since: '0.24' }).optional(),
  /** Address of WeCom. @default 'https://qyapi.weixin.qq.com/cgi-bin/' */
  wechatApiUrl: httpUrl.default('https://qyapi.weixin.qq.com/cgi-bin/'),
  /** Secret of the application in WeCom. */
  wechatApiSecret: credential.meta({ since: '0.31' }).optional(),
  /** The company in WeCom. */
  wechatApiCorpId: text.optional(),
  /** Address of VictorOps. @default 'https://alert.victorops.com/integrations/generic/20131114/alert/' */
  victoropsApiUrl: httpUrl.default('https://alert.victorops.com/integrations/generic/20131114/alert/'),
  /** Key of an integration of VictorOps. */
  victoropsApiKey: credential.meta({ since: '0.25' }).optional(),
  /** Address of Telegram. @default 'https://api.telegram.org' */
  telegramApiUrl: httpUrl.default('https://api.telegram.org'),
  /** Token of the bot in Telegram. */
  telegramBotToken: credential.meta({ since: '0.31' }).optional(),
  /** Address of Webex. @default 'https://webexapis.com/v1/messages' */
  webexApiUrl: httpUrl.default('https://webexapis.com/v1/messages'),
  /** Address of Rocket.Chat. @default 'https://open.rocket.chat/' */
  rocketchatApiUrl: httpUrl.meta({ since: '0.28' }).default('https://open.rocket.chat/'),
  /** Token of the user in Rocket.Chat. */
  rocketchatToken: credential.meta({ since: '0.28' }).optional(),
  /** User to whom the token belongs. */
  rocketchatTokenId: credential.meta({ since: '0.28' }).optional(),
  /** URL of an incoming webhook of Mattermost, which is a secret. */
  mattermostWebhookUrl: credentialUrl.meta({ since: '0.32' }).optional(),
  /** Address of Jira, with the path of its API: `https://example.atlassian.net/rest/api/3/`. */
  jiraApiUrl: httpUrl.meta({ since: '0.28' }).optional(),
});

export type GlobalSpec = z.input<typeof globalConfig>;
export type GlobalConfig = z.output<typeof globalConfig>;
