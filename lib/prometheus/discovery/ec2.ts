import { httpClient } from '../http-client';
import { awsAccess, awsSection, reachesAws } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';
import { filledFilters } from './fields';

/** Meta labels of instances of EC2. */
export const ec2Labels = (): readonly string[] => labelsOf('ec2', `
  ami architecture availability_zone availability_zone_id instance_id instance_lifecycle instance_state instance_type ipv6_addresses owner_id platform
  default_ipv6_address primary_ipv6_addresses primary_subnet_id private_dns_name private_ip public_dns_name public_ip region subnet_id tag_ vpc_id`);

/** Instances of Amazon's EC2, by their private address. */
export const ec2Discovery = defineDiscovery({
  key: 'ec2SdConfigs',
  since: '0.18',
  schema: awsSection({
    ...awsAccess,
    /** Filters of EC2's API. @default [] */
    filters: filledFilters,
    ...httpClient,
  }),
  metaLabels: ec2Labels,
  reaches: (entry) => reachesAws('ec2', entry),
  needs: 'network',
  example: { region: 'eu-central-1', port: 9100, filters: [{ name: 'tag:monitored', values: ['yes'] }] },
  see: documented('ec2_sd_config'),
});
