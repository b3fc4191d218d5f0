import { integrationsOf } from '../alertmanager/receivers';
import { secret } from '../base/secret';
import { defineCheck } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const telling = { receivers: [{ name: 'webhook', telegramConfigs: [{ chatId: 1 }] }] };
const botToken = secret('alertmanager', 'telegram-token');

/** A receiver that lacks what it needs, with nothing in `global` to take its place: the server refuses it. */
export const receiverMissingValue = defineCheck({
  id: 'receiver-missing-value',
  severity: 'error',
  refused: true,
  summary: 'A receiver lacks a value that it needs, and `global` has none to take its place.',
  why: 'Alertmanager refuses the whole configuration, and a running one stays on the old.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings',
  bad: [aStackWithAlertmanager(telling)],
  good: [
    aStackWithAlertmanager({ global: { telegramBotToken: botToken }, ...telling }),
    aStackWithAlertmanager({ receivers: [{ name: 'webhook', telegramConfigs: [{ chatId: 1, botToken }] }] }),
  ],
  find: inAlertmanagerConfig(({ receivers, global }) =>
    receivers.flatMap((receiver, index) =>
      integrationsOf(receiver, ['receivers', index]).flatMap(({ kind, path, entry }) =>
        Object.entries(kind.fallbacks ?? {}).flatMap(([field, inGlobal]) =>
          inGlobal === undefined || entry[field] !== undefined || global[inGlobal] !== undefined
            ? []
            : [{ path: [...path, field], message: `missing, and global.${inGlobal} is not set either`, fix: `write it here, or global.${inGlobal} for all receivers` }],
        ),
      ),
    ),
  ),
});
