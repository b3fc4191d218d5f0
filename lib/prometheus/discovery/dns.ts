import { z } from 'zod';

import { duration, port, section } from '../../base/section';
import { defineDiscovery, documented } from './define';

const shared = {
  /** Names to resolve; at least one. */
  names: z.array(z.string().min(1)).min(1),
  /** @default '30s' */
  refreshInterval: duration.prefault('30s'),
};

/** Targets found by asking DNS: SRV records bring their port, the others need one. */
export const dnsDiscovery = defineDiscovery({
  key: 'dnsSdConfigs',
  since: '1.0.0',
  schema: z.discriminatedUnion('type', [
    section({ ...shared, type: z.literal('SRV').default('SRV') }),
    section({ ...shared, type: z.enum(['A', 'AAAA', 'MX', 'NS']), port }),
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
