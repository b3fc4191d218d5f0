import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { defineReceiver, overHttp, ownTemplate, template, templates } from './define';
import { endpointOf } from './endpoint';

const responder = section({
  id: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  username: z.string().min(1).optional(),
  /** `team`, `teams` (names with commas between), `user`, `escalation`, `schedule`, or a template. */
  type: z.string().refine((type) => type.includes('{{') || /^(?:teams?|user|escalation|schedule)$/i.test(type), {
    error: ({ input }) => `unknown type of responder "${String(input)}"`,
    params: { check: 'unknown-value', fix: 'known: escalation, schedule, team, teams, user' },
  }),
});

/** An alert in Opsgenie. */
export const opsgenieReceiver = defineReceiver({
  key: 'opsgenieConfigs',
  since: '0.1',
  schema: section({
    ...overHttp(true),
    /** Key of an integration. @default `global.opsgenieApiKey` */
    apiKey: credential.meta({ since: '0.24' }).optional(),
    /** Address of Opsgenie. @default `global.opsgenieApiUrl` */
    apiUrl: httpUrl.optional(),
    /** Title of the alert. @default the template `opsgenie.default.message` */
    message: ownTemplate('opsgenie.default.message'),
    /** Text of the alert. @default the template `opsgenie.default.description` */
    description: ownTemplate('opsgenie.default.description'),
    /** What has the fault. @default the template `opsgenie.default.source` */
    source: ownTemplate('opsgenie.default.source'),
    /** Further details by name; the common labels are there already. @default {} */
    details: templates,
    /** What the alert is about. */
    entity: template('', '0.24'),
    /** Who is told; each by `id`, `name` or `username`. @default [] */
    responders: z.array(responder).default([]),
    /** Actions that are offered, with commas between. */
    actions: template('', '0.24'),
    /** With commas between. */
    tags: template(),
    /** A note on the alert. */
    note: template(),
    /** `P1` to `P5`. */
    priority: template(),
    /** Write message and description again when they change. @default false */
    updateAlerts: z.boolean().meta({ since: '0.24' }).default(false),
  }),
  needs: (entry, global) => endpointOf(entry.apiUrl ?? global.opsgenieApiUrl, entry, global),
  fallbacks: { apiKey: 'opsgenieApiKey' },
  conflicts: ({ responders }) =>
    responders.flatMap(({ id, name, username }, index) =>
      (id ?? name ?? username) === undefined ? [{ path: ['responders', index], message: 'without id, name and username', fix: 'say who it is by one of them' }] : [],
    ),
  example: { apiKey: secret('alertmanager', 'opsgenie-key'), responders: [{ name: 'operations', type: 'team' }] },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#opsgenie_config',
});
