import { credentialUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate } from './define';

/** A message in a channel of Microsoft Teams, by a flow of Power Automate. */
export const msteamsv2Receiver = defineReceiver({
  key: 'msteamsv2Configs',
  since: '0.28',
  schema: section({
    ...overHttp(true),
    /** URL of the flow, which is a secret. */
    webhookUrl: credentialUrl,
    /** Title of the card. @default the template `msteamsv2.default.title` */
    title: ownTemplate('msteamsv2.default.title'),
    /** Text of the card. @default the template `msteamsv2.default.text` */
    text: ownTemplate('msteamsv2.default.text'),
  }),
  needs: () => undefined,
  example: { webhookUrl: secret('alertmanager', 'msteamsv2-url') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#msteamsv2_config',
});
