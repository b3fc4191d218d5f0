import { integrationsOf } from '../alertmanager/receivers';
import { secret } from '../base/secret';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const pushover = { userKey: secret('alertmanager', 'pushover-user'), token: secret('alertmanager', 'pushover-token') };
const key = secret('alertmanager', 'opsgenie-key');

/** A receiver that contradicts itself or `global`, by what its kind says of that. */
export const receiverConflict = defineCheck({
  id: 'receiver-conflict',
  severity: 'error',
  refused: true,
  summary: 'Fields of a receiver contradict each other, or those of `global`.',
  why: 'Alertmanager refuses the whole configuration, and a running one stays on the old.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings',
  bad: [
    aStackWithAlertmanager({ receivers: [{ name: 'webhook', pushoverConfigs: [{ ...pushover, html: true, monospace: true }] }] }),
    aStackWithAlertmanager({ receivers: [{ name: 'webhook', opsgenieConfigs: [{ apiKey: key, responders: [{ type: 'team' }] }] }] }),
  ],
  good: [
    aStackWithAlertmanager({ receivers: [{ name: 'webhook', pushoverConfigs: [{ ...pushover, html: true }] }] }),
    aStackWithAlertmanager({ receivers: [{ name: 'webhook', opsgenieConfigs: [{ apiKey: key, responders: [{ type: 'team', name: 'shop' }] }] }] }),
  ],
  find: inAlertmanagerConfig(({ receivers, global }) =>
    receivers.flatMap((receiver, index) =>
      integrationsOf(receiver, ['receivers', index]).flatMap(({ kind, path, entry }) =>
        (kind.conflicts?.(entry, global) ?? []).map(({ path: inner, ...fault }) => ({ ...fault, path: [...path, ...inner] })),
      ),
    ),
  ),
});
