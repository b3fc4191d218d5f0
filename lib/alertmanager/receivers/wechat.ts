import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate } from './define';
import { endpointOf } from './endpoint';

/** A message in WeCom, the WeChat of companies. */
export const wechatReceiver = defineReceiver({
  key: 'wechatConfigs',
  since: '0.12',
  schema: section({
    ...overHttp(false),
    /** Secret of the application. @default `global.wechatApiSecret` */
    apiSecret: credential.meta({ since: '0.31' }).optional(),
    /** Address of WeCom. @default `global.wechatApiUrl` */
    apiUrl: httpUrl.optional(),
    /** The company. @default `global.wechatApiCorpId` */
    corpId: z.string().min(1).optional(),
    /** The message. @default the template `wechat.default.message` */
    message: ownTemplate('wechat.default.message'),
    /** How the message is read. @default 'text' */
    messageType: z.enum(['text', 'markdown']).default('text'),
    /** The application that tells. @default the template `wechat.default.agent_id` */
    agentId: ownTemplate('wechat.default.agent_id'),
    /** Users who are told. @default the template `wechat.default.to_user` */
    toUser: ownTemplate('wechat.default.to_user'),
    /** Departments that are told. @default the template `wechat.default.to_party` */
    toParty: ownTemplate('wechat.default.to_party'),
    /** Tags of those who are told. @default the template `wechat.default.to_tag` */
    toTag: ownTemplate('wechat.default.to_tag'),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.wechatApiUrl, entry, global),
  fallbacks: { apiSecret: 'wechatApiSecret', corpId: 'wechatApiCorpId' },
  example: { apiSecret: secret('alertmanager', 'wechat-secret'), corpId: 'ww0000000000000000', agentId: '1000002', toParty: '2' },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#wechat_config',
});
