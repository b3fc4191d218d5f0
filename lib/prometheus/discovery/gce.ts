import { section } from '../../base/section';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, tagSeparator, targetPort, text } from './fields';

/** Machines of Google's Compute Engine, by their private address, seen with the credentials that the environment has for applications. */
export const gceDiscovery = defineDiscovery({
  key: 'gceSdConfigs',
  since: '1.2',
  schema: section({
    /** Id of the project. */
    project: text,
    /** One zone; several need several entries. */
    zone: text,
    /** Expression that the API applies. @see https://cloud.google.com/compute/docs/reference/rest/v1/instances/list */
    filter: text.optional(),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    /** Put between and around the tags when they become one label. @default ',' */
    tagSeparator,
  }),
  metaLabels: () => labelsOf('gce', `
  instance_id instance_name instance_status label_ machine_type metadata_ network private_ip interface_ipv4_ project public_ip subnetwork tags zone`),
  reaches: () => [{ url: 'https://compute.googleapis.com' }, 'anywhere'],
  needs: 'network',
  example: { project: 'shop', zone: 'europe-west3-a', port: 9100 },
  see: documented('gce_sd_config'),
});
