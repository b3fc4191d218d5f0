import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, neededTemplate, overHttp, ownTemplate, template, templates } from './define';
import { endpointOf } from './endpoint';

const reserved = ['routing_key', 'message_type', 'state_message', 'entity_display_name', 'monitoring_tool', 'entity_id', 'entity_state'];

/** An incident in VictorOps, which is Splunk On-Call now. */
export const victoropsReceiver = defineReceiver({
  key: 'victoropsConfigs',
  since: '0.1',
  schema: section({
    ...overHttp(true),
    /** Key of an integration. @default `global.victoropsApiKey` */
    apiKey: credential.meta({ since: '0.25' }).optional(),
    /** Address of VictorOps. @default `global.victoropsApiUrl` */
    apiUrl: httpUrl.optional(),
    /** Key that decides on the team. */
    routingKey: neededTemplate,
    /** `CRITICAL`, `WARNING` or `INFO`, while it fires. @default 'CRITICAL' */
    messageType: template('CRITICAL'),
    /** Text of the incident. @default the template `victorops.default.state_message` */
    stateMessage: ownTemplate('victorops.default.state_message'),
    /** Title of the incident. @default the template `victorops.default.entity_display_name` */
    entityDisplayName: ownTemplate('victorops.default.entity_display_name'),
    /** Name of what tells. @default the template `victorops.default.monitoring_tool` */
    monitoringTool: ownTemplate('victorops.default.monitoring_tool'),
    /** Further fields by name. @default {} */
    customFields: templates,
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.victoropsApiUrl, entry, global),
  fallbacks: { apiKey: 'victoropsApiKey' },
  conflicts: ({ customFields }) =>
    reserved.filter((name) => name in customFields).map((name) => ({ path: ['customFields', name], message: `a field of the message itself, "${name}"`, fix: 'use another name' })),
  example: { apiKey: secret('alertmanager', 'victorops-key'), routingKey: 'operations' },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#victorops_config',
});
