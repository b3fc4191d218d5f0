import { httpClient } from '../http-client';
import { awsAccess, awsSection, reachesAws } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';

/** Meta labels of instances of Lightsail. */
export const lightsailLabels = (): readonly string[] => labelsOf('lightsail', `
  availability_zone blueprint_id bundle_id instance_name instance_state instance_support_code ipv6_addresses private_ip public_ip region tag_`);

/** Instances of Amazon's Lightsail, by their private address. */
export const lightsailDiscovery = defineDiscovery({
  key: 'lightsailSdConfigs',
  since: '2.27',
  schema: awsSection({ ...awsAccess, ...httpClient }),
  metaLabels: lightsailLabels,
  reaches: (entry) => reachesAws('lightsail', entry),
  needs: 'network',
  example: { region: 'eu-central-1', port: 9100 },
  see: documented('lightsail_sd_config'),
});
