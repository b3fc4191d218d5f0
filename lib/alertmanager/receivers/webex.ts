import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { authentication, httpClient } from '../../prometheus/http-client';
import { apartFrom } from '../../base/ruled-out';
import { defineReceiver, neededTemplate, overHttp, ownTemplate } from './define';
import { endpointOf } from './endpoint';

/** The server insists on a token here; a global one does not count. */
const httpConfig = section({
  ...httpClient,
  /** The bot's token. */
  authorization: authentication.authorization.unwrap().extend({ credentials: credential }),
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
    /** @default `global.webexApiUrl` */
    apiUrl: httpUrl.optional(),
    /** The space. */
    roomId: neededTemplate,
    /** @default the template `webex.default.message` */
    message: ownTemplate('webex.default.message'),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.webexApiUrl, entry, global),
  example: { roomId: 'Y2lzY29zcGFyazovL3VzL1JPT00vdGVzdA', httpConfig: { authorization: { credentials: secret('alertmanager', 'webex-token') } } },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#webex_config',
});
