import { z } from 'zod';

import { duration, section } from '../base/section';
import { discoveryFields } from './discovery';
import { httpClient } from './http-client';
import { onlyOneMethod } from './one-method';
import { alertRelabelConfigs, targetRelabelConfigs } from './relabel/rule';
import { sigv4 } from './sigv4';

/**
 * Alertmanagers of one kind, found like targets.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config
 */
export const alertmanagerConfig = section({
  /** @default 'http' */
  scheme: z.enum(['http', 'https']).default('http'),
  /** Put before `/api/v2/alerts`. */
  pathPrefix: z.string().default(''),
  /** How long sending may take. @default '10s' */
  timeout: duration.prefault('10s'),
  apiVersion: z.enum(['v2']).default('v2'),
  ...httpClient,
  /** Sign requests for Amazon; not together with another way to say who asks. */
  sigv4: sigv4.meta({ since: '2.48' }).optional(),
  ...discoveryFields,
  relabelConfigs: targetRelabelConfigs.default([]),
  /** Rules about the alerts that go to these only. */
  alertRelabelConfigs: alertRelabelConfigs.default([]),
}).superRefine(onlyOneMethod);

/**
 * Where alerts go besides the stack's own Alertmanager, and what is changed on their way.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alerting
 */
export const alertingConfig = section({
  alertRelabelConfigs: alertRelabelConfigs.default([]),
  alertmanagers: z.array(alertmanagerConfig).default([]),
});

export type AlertingSpec = z.input<typeof alertingConfig>;
export type AlertingConfig = z.output<typeof alertingConfig>;
