import { z } from 'zod';

import { section } from '../../base/section';
import { tlsConfig } from '../http-client';
import { inClear } from '../../base/ruled-out';
import { ignored } from '../ignored';
import { defineDiscovery, documented, labelsOf } from './define';
import { besideSecret, refreshInterval, targetPort, text } from './fields';

const instead = 'leave the login to the environment: OS_AUTH_URL, OS_USERNAME, OS_PASSWORD and the like, from a Secret';
const loginFromEnvironment = besideSecret('the server takes a login whole from here or whole from its environment, and here the password would stand in clear', instead);

const shared = {
  /** Region to look in. */
  region: text,
  identityEndpoint: loginFromEnvironment,
  username: loginFromEnvironment,
  userid: loginFromEnvironment,
  password: inClear(instead),
  projectName: loginFromEnvironment,
  projectId: loginFromEnvironment,
  domainName: loginFromEnvironment,
  domainId: loginFromEnvironment,
  applicationCredentialName: loginFromEnvironment,
  applicationCredentialId: loginFromEnvironment,
  applicationCredentialSecret: inClear(instead),
  /** Which of the service's endpoints is asked. @default 'public' */
  availability: z.enum(['public', 'internal', 'admin']).default('public'),
  /** How often the source is asked again. @default '1m' */
  refreshInterval: refreshInterval('1m'),
  /** Port of the targets. @default 80 */
  port: targetPort(),
  tlsConfig: tlsConfig.optional(),
};

const labels = {
  hypervisor: `
  hypervisor_host_ip hypervisor_hostname hypervisor_id hypervisor_state hypervisor_status hypervisor_type`,
  instance: `
  address_pool instance_flavor instance_id instance_image instance_name instance_status private_ip project_id public_ip tag_ user_id`,
  loadbalancer: `
  loadbalancer_availability_zone loadbalancer_floating_ip loadbalancer_id loadbalancer_name loadbalancer_provider loadbalancer_operating_status
  loadbalancer_provisioning_status loadbalancer_tags loadbalancer_vip project_id`,
};

/** Machines, the hosts below them, or load balancers of an OpenStack cloud; who asks is said by the environment. */
export const openstackDiscovery = defineDiscovery({
  key: 'openstackSdConfigs',
  since: '1.7',
  schema: z.discriminatedUnion('role', [
    section({
      role: z.literal('instance'),
      /** Those of every project, which only an administrator sees. @default false */
      allTenants: z.boolean().default(false),
      ...shared,
    }),
    section({
      role: z.literal('hypervisor'),
      allTenants: ignored('hypervisors belong to no project', 'remove it'),
      ...shared,
    }),
    section({
      /** Load balancers that have a listener for the protocol PROMETHEUS. */
      role: z.literal('loadbalancer').meta({ since: '3.2' }),
      allTenants: ignored('load balancers are found in one project only', 'remove it'),
      ...shared,
    }),
  ]),
  metaLabels: ({ role }) => labelsOf('openstack', labels[role]),
  // Only the environment knows which cloud is asked.
  reaches: () => ['anywhere'],
  needs: 'network',
  example: { role: 'instance', region: 'RegionOne', port: 9100 },
  see: documented('openstack_sd_config'),
});
