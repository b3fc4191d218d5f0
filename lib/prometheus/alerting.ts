import { z } from 'zod';

import { duration, section } from '../base/section';
import { discoveryFields } from './discovery';
import { httpClient, type AtMostOne } from './http-client';
import { onlyOneMethod } from './one-method';
import { alertRelabelConfigs, targetRelabelConfigs } from './relabel/rule';
import { sigv4 } from './sigv4';

/**
 * Alertmanagers of one kind, found like targets.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config
 */
export const alertmanagerConfig = section({
  /** How Alertmanagers are spoken to. @default 'http' */
  scheme: z.enum(['http', 'https']).meta({ anyText: true }).default('http'),
  /** Put before `/api/v2/alerts`. */
  pathPrefix: z.string().default(''),
  /** How long sending may take. @default '10s' */
  timeout: duration.prefault('10s'),
  /** Version of the API. */
  apiVersion: z.enum(['v2']).default('v2'),
  ...httpClient,
  /** Sign requests for Amazon; not together with another way to say who asks. */
  sigv4: sigv4.meta({ since: '2.48' }).optional(),
  ...discoveryFields,
  /** Rules about the Alertmanagers, before anything is sent. */
  relabelConfigs: targetRelabelConfigs.default([]),
  /** Rules about the alerts that go to these only. */
  alertRelabelConfigs: alertRelabelConfigs.default([]),
}).superRefine(onlyOneMethod);

/** What a person writes for other Alertmanagers: at most one way to authenticate. */
export type AlertmanagerSpec = AtMostOne<z.input<typeof alertmanagerConfig>, 'basicAuth' | 'authorization' | 'oauth2' | 'sigv4'>;

/**
 * Where alerts go besides the stack's own Alertmanager, and what is changed on their way.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alerting
 */
export const alertingConfig = section({
  alertRelabelConfigs: alertRelabelConfigs.default([]),
  // The cast narrows what the compiler lets a person write; at run time it is the same section.
  alertmanagers: z.array(alertmanagerConfig as unknown as z.ZodType<z.output<typeof alertmanagerConfig>, AlertmanagerSpec>).default([]),
});

export type AlertingSpec = z.input<typeof alertingConfig>;
export type AlertingConfig = z.output<typeof alertingConfig>;
