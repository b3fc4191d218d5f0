import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { goDuration } from '../go-duration';
import { defineReceiver, maxAlerts, overHttp } from './define';
import { endpointOf } from './endpoint';

/** An event at an alert source of incident.io. */
export const incidentioReceiver = defineReceiver({
  key: 'incidentioConfigs',
  since: '0.29',
  schema: section({
    ...overHttp(true),
    /** URL of the alert source. */
    url: z.union([httpUrl, credential]),
    /** Token of the alert source; or `httpConfig.authorization`. */
    alertSourceToken: credential.optional(),
    /** Alerts of one message; the rest is left out. @default 0, all */
    maxAlerts,
    /** How long sending may take. @default '0s', no limit of its own */
    timeout: goDuration.prefault('0s'),
  }),
  needs: (entry, global) => endpointOf(entry.url, entry, global),
  conflicts: ({ alertSourceToken: token, httpConfig }, global) => {
    if (token !== undefined && httpConfig?.authorization !== undefined) {
      return [{ path: ['alertSourceToken'], message: 'cannot be combined with httpConfig.authorization', fix: 'remove one of the two' }];
    }
    if (token === undefined && (httpConfig ?? global.httpConfig)?.authorization === undefined) {
      return [{ path: ['alertSourceToken'], message: 'missing, and so is httpConfig.authorization', fix: 'refer to the token of the alert source: secret("<name>", "<key>")', refused: httpConfig !== undefined || global.httpConfig !== undefined }];
    }
    return [];
  },
  example: { url: 'https://api.incident.io/v2/alert_events/alertmanager/01JTEST', alertSourceToken: secret('alertmanager', 'incidentio-token') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#incidentio_config',
});
