import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { goDuration } from '../go-duration';
import { defineReceiver, maxAlerts, overHttp } from './define';
import { endpointOf } from './endpoint';

/** An address of one's own network may stand here in clear; one that is a secret by itself comes by reference. */
const url = z.union([
  z.string().superRefine((text, context) => {
    if (text.includes('{{')) return;
    // What the server prints in place of a URL, it takes back, and sends nothing.
    if (text === '<secret>') return context.addIssue({ code: 'custom', message: `not an http or https URL, got "${text}"`, params: { fix: 'write the URL itself: this is what the server shows in its place', ours: true } });
    for (const issue of httpUrl.safeParse(text).error?.issues ?? []) if (issue.code === 'custom') context.addIssue({ code: 'custom', message: issue.message, params: { ...issue.params } });
  }),
  credential,
]);

/** A request to an address of one's own, with the alerts as JSON. */
export const webhookReceiver = defineReceiver({
  key: 'webhookConfigs',
  since: '0.1',
  schema: section({
    ...overHttp(true),
    /** Where alerts are sent by POST: a URL, a template of one (since 0.31), or where it is kept. */
    url,
    /** Alerts of one message; the rest is left out. @default 0, all */
    maxAlerts,
    /** How long sending may take. @default '0s', no limit of its own */
    timeout: goDuration.meta({ since: '0.28' }).prefault('0s'),
    /** Body of the request in a form of one's own; texts in it may be templates. @default the server's form */
    payload: z.json().meta({ since: '0.32' }).optional(),
  }),
  needs: (entry, global) => endpointOf(entry.url, entry, global),
  example: { url: secret('alertmanager', 'webhook-url') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
});
