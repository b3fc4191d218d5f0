import { secret } from '../../base/secret';
import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text } from './fields';

/** Servers of a data center of IONOS Cloud. */
export const ionosDiscovery = defineDiscovery({
  key: 'ionosSdConfigs',
  since: '2.36',
  schema: section({
    /** UUID of the data center. */
    datacenterId: text,
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('ionos_server', `
  availability_zone boot_cdrom_id boot_image_id boot_volume_id cpu_family id ip lifecycle name nic_ip_ servers_id state type`),
  reaches: (entry) => [...asks('https://api.ionos.com', entry), 'anywhere'],
  needs: 'network',
  example: { datacenterId: '11111111-2222-3333-4444-555555555555', authorization: { credentials: secret('ionos', 'token') }, port: 9100 },
  see: documented('ionos_sd_config'),
});
