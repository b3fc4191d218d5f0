import { secret } from '../../base/secret';
import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort } from './fields';

/** Instances of Vultr, by their public address. */
export const vultrDiscovery = defineDiscovery({
  key: 'vultrSdConfigs',
  since: '2.36',
  schema: section({
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('vultr_instance', `
  id label os os_id region plan main_ip internal_ip main_ipv6 features tags hostname server_status vcpu_count ram_mb disk_gb allowed_bandwidth_gb`),
  reaches: (entry) => [...asks('https://api.vultr.com', entry), 'anywhere'],
  needs: 'network',
  example: { authorization: { credentials: secret('vultr', 'token') }, port: 9100 },
  see: documented('vultr_sd_config'),
});
