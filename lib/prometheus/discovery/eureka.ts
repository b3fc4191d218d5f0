import { httpUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval } from './fields';

/** Instances that are registered with Eureka; the label `instance` is their id there. */
export const eurekaDiscovery = defineDiscovery({
  key: 'eurekaSdConfigs',
  since: '2.21',
  schema: section({
    /** URL of the server, such as `http://eureka.example:8761/eureka`. */
    server: httpUrl,
    /** How often the source is asked again. @default '30s' */
    refreshInterval: refreshInterval('30s'),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('eureka_app', `
  name instance_id instance_hostname instance_homepage_url instance_statuspage_url instance_healthcheck_url instance_ip_addr instance_vip_address
  instance_secure_vip_address instance_status instance_port instance_port_enabled instance_secure_port instance_secure_port_enabled
  instance_country_id instance_metadata_ instance_datacenterinfo_name instance_datacenterinfo_metadata_`),
  reaches: (entry) => [...asks(entry.server, entry), 'anywhere'],
  needs: 'network',
  example: { server: 'http://eureka.example:8761/eureka' },
  see: documented('eureka_sd_config'),
});
