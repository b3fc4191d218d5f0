import { z } from 'zod';

import { advised, duration, section } from '../../base/section';
import { ignored } from '../ignored';
import { defineDiscovery, documented } from './define';

const shared = {
  /** Names to resolve; at least one. */
  names: z.array(advised(z.string(), 1)).min(1),
  /** How often the source is asked again. @default '30s' */
  refreshInterval: duration.prefault('30s'),
};

/** Zero is no port for the server either; beyond the others it finds out when it connects. */
const neededPort = z.int().superRefine((value, context) => {
  const [check, message, fix] = value < 1 ? ['value-too-small', 'less than 1', 'use at least 1'] : ['value-too-big', 'more than 65535', 'use at most 65535'];
  if (value < 1 || value > 65_535) context.addIssue({ code: 'custom', message: `${message}, got ${value}`, params: { check, fix, ...(value !== 0 && { ours: true }) } });
});

/** Targets found by asking DNS: SRV records bring their port, the others need one. */
export const dnsDiscovery = defineDiscovery({
  key: 'dnsSdConfigs',
  since: '1.0.0',
  schema: z.discriminatedUnion('type', [
    section({ ...shared, type: z.literal('SRV').meta({ keepsEmpty: true }).default('SRV'), port: ignored('SRV records bring their port', 'remove it, or set type') }),
    section({ ...shared, type: z.enum(['A', 'AAAA', 'MX', 'NS']), port: neededPort }),
  ]),
  metaLabels: ({ type }) => ['__meta_dns_name', ...(metaByType[type] ?? [])],
  // Only an SRV record says the port.
  reaches: (entry) => [entry.type === 'SRV' ? 'anywhere' : { host: '*', port: entry.port }],
  needs: 'network',
  example: { names: ['_metrics._tcp.shop.example'] },
  see: documented('dns_sd_config'),
});

const metaByType: Readonly<Record<string, readonly string[]>> = {
  SRV: ['__meta_dns_srv_record_target', '__meta_dns_srv_record_port'],
  MX: ['__meta_dns_mx_record_target'],
  NS: ['__meta_dns_ns_record_target'],
};
