import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret, type Secret } from '../../base/secret';
import { authentication, httpClient } from '../../prometheus/http-client';
import { apartFrom } from '../../base/ruled-out';
import { defineReceiver, neededTemplate, overHttp, ownTemplate } from './define';
import { endpointOf } from './endpoint';

/** The server looks whether the section is there, and not what is in it. */
const neededToken = z
  .custom<Secret>(() => true)
  .superRefine((token: unknown, context) => {
    const issue = credential.safeParse(token).error?.issues[0];
    if (issue?.code === 'custom') context.addIssue({ code: 'custom', message: issue.message, params: { ...issue.params, ...(token === undefined && { ours: true }) } });
  })
  .meta({ credential: true });

/** The server insists on a token here; a global one does not count. */
const httpConfig = section({
  ...httpClient,
  /** The bot's token. */
  authorization: authentication.authorization.unwrap().extend({ credentials: neededToken }).meta({ formerly: { bearer_token: 'credentials' } }),
  basicAuth: apartFrom('authorization'),
  oauth2: apartFrom('authorization'),
});

/** A message in a space of Webex. */
export const webexReceiver = defineReceiver({
  key: 'webexConfigs',
  since: '0.25',
  schema: section({
    ...overHttp(true),
    httpConfig,
    /** Address of Webex. @default `global.webexApiUrl` */
    apiUrl: httpUrl.optional(),
    /** The space. */
    roomId: neededTemplate,
    /** The message, in Markdown. @default the template `webex.default.message` */
    message: ownTemplate('webex.default.message'),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.webexApiUrl, entry, global),
  example: { roomId: 'Y2lzY29zcGFyazovL3VzL1JPT00vdGVzdA', httpConfig: { authorization: { credentials: secret('alertmanager', 'webex-token') } } },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#webex_config',
});
