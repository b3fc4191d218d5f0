import { z } from 'zod';

import { credential, httpUrl, section } from '../../base/section';
import { secret } from '../../base/secret';
import { goDuration } from '../go-duration';
import { apartFrom } from '../../base/ruled-out';
import { defineReceiver, jsonByName, overHttp, ownTemplate, template } from './define';
import { endpointOf } from './endpoint';

const fields = {
  ...overHttp(true),
  /** Where events go. @default `global.pagerdutyUrl` */
  url: httpUrl.optional(),
  /** Name of what tells. @default the template `pagerduty.default.client` */
  client: ownTemplate('pagerduty.default.client'),
  /** Link to what tells. @default the template `pagerduty.default.clientURL` */
  clientUrl: ownTemplate('pagerduty.default.clientURL'),
  /** Title of the incident. @default the template `pagerduty.default.description` */
  description: template('{{ template "pagerduty.default.description" .}}'),
  /** Further details by name; `firing`, `resolved` and their numbers are there already. @default {} */
  details: jsonByName.default({}),
  /** Pictures of the incident. @default [] */
  images: z.array(section({ src: template(), alt: template(), href: template() })).default([]),
  /** Links of the incident. @default [] */
  links: z.array(section({ href: template(), text: template() })).default([]),
  /** What has the fault. @default `client` */
  source: template('', '0.25'),
  /** `critical`, `error`, `warning` or `info`. @default '', which counts as `error` */
  severity: template(),
  /** Class of the event. */
  class: template(),
  /** The part that has the fault. */
  component: template(),
  /** A cluster of parts. */
  group: template(),
  /** How long sending may take. @default '0s', no limit of its own */
  timeout: goDuration.meta({ since: '0.30' }).prefault('0s'),
};

/** The server takes both keys, and uses this one only without the other. */
const voidBesideServiceKey = z
  .custom<undefined>((input) => input === undefined, {
    error: 'cannot be combined with serviceKey, beside which it has no effect',
    params: { check: 'conflicting-value', fix: 'remove one of the two', ours: true },
  })
  .meta({ ruledOut: true })
  .optional();

/** An incident in PagerDuty. */
export const pagerdutyReceiver = defineReceiver({
  key: 'pagerdutyConfigs',
  since: '0.1',
  schema: z.union([
    section({
      /** Key of an integration by Events API v2. */
      routingKey: credential.meta({ since: '0.25' }),
      serviceKey: apartFrom('routingKey'),
      ...fields,
    }),
    section({
      /** Key of an integration of the kind "Prometheus", by Events API v1. */
      serviceKey: credential.meta({ since: '0.25' }),
      routingKey: voidBesideServiceKey,
      ...fields,
    }),
  ]),
  needs: (entry, global) => endpointOf(entry.url ?? global.pagerdutyUrl, entry, global),
  example: { routingKey: secret('alertmanager', 'pagerduty-routing-key'), severity: '{{ .CommonLabels.severity }}' },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#pagerduty_config',
});
