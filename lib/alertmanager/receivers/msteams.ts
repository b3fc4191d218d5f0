import { credentialUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate } from './define';

/** A message in a channel of Microsoft Teams, by a connector of the kind that Microsoft has retired: prefer `msteamsv2Configs`. */
export const msteamsReceiver = defineReceiver({
  key: 'msteamsConfigs',
  since: '0.26',
  schema: section({
    ...overHttp(true),
    /** URL of the connector, which is a secret. */
    webhookUrl: credentialUrl.meta({ since: '0.27' }),
    /** Title of the card. @default the template `msteams.default.title` */
    title: ownTemplate('msteams.default.title'),
    /** Text of the notification on a telephone. @default the template `msteams.default.summary` */
    summary: ownTemplate('msteams.default.summary'),
    /** Text of the card. @default the template `msteams.default.text` */
    text: ownTemplate('msteams.default.text'),
  }),
  needs: () => undefined,
  example: { webhookUrl: secret('alertmanager', 'msteams-url') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#msteams_config',
});
