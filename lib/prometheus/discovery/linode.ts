import { secret } from '../../base/secret';
import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, tagSeparator, targetPort, text } from './fields';

/** Instances of Linode, by their public address. */
export const linodeDiscovery = defineDiscovery({
  key: 'linodeSdConfigs',
  since: '2.28',
  schema: section({
    /** Region to look in. @default all regions */
    region: text.optional(),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    /** Put between and around the tags when they become one label. @default ',' */
    tagSeparator,
    ...httpClient,
  }),
  metaLabels: () => labelsOf('linode', `
  instance_id instance_label image private_ipv4 public_ipv4 public_ipv6 private_ipv4_rdns public_ipv4_rdns public_ipv6_rdns region type status tags
  group gpus hypervisor backups specs_disk_bytes specs_memory_bytes specs_vcpus specs_transfer_bytes extra_ips ipv6_ranges`),
  reaches: (entry) => [...asks('https://api.linode.com', entry), 'anywhere'],
  needs: 'network',
  example: { authorization: { credentials: secret('linode', 'token') }, port: 9100 },
  see: documented('linode_sd_config'),
});
