import { z } from 'zod';

import { SecretText } from '../../base/secret';
import { section } from '../../base/section';
import { asks } from '../reach';
import { neededInClear } from '../../base/ruled-out';
import { defineDiscovery, documented, labelsOf } from './define';
import { inFileOfSecret, refreshInterval, text } from './fields';

const labels = {
  vps: `
  cluster datacenter disk display_name ipv4 ipv6 maximum_additional_ip memory_limit memory model_name model_vcore name netboot_mode offer offer_type
  state vcore version zone`,
  dedicated_server: `
  commercial_range datacenter ipv4 ipv6 link_speed name no_intervention os rack reverse server_id state support_level`,
};

/** Addresses of the API by their names; any other is an address itself. */
const apis: Readonly<Record<string, string>> = {
  'ovh-eu': 'https://eu.api.ovh.com/1.0',
  'ovh-ca': 'https://ca.api.ovh.com/1.0',
  'ovh-us': 'https://api.us.ovhcloud.com/1.0',
  'kimsufi-eu': 'https://eu.api.kimsufi.com/1.0',
  'kimsufi-ca': 'https://ca.api.kimsufi.com/1.0',
  'soyoustart-eu': 'https://eu.api.soyoustart.com/1.0',
  'soyoustart-ca': 'https://ca.api.soyoustart.com/1.0',
};

/** Virtual or dedicated servers of OVHcloud, by their address without a port; the label `instance` is their name there. */
export const ovhcloudDiscovery = defineDiscovery({
  key: 'ovhcloudSdConfigs',
  since: '2.40',
  schema: section({
    /** What becomes a target. */
    service: z.enum(['vps', 'dedicated_server']),
    /** API, by its name or its address. @default 'ovh-eu' */
    endpoint: text.default('ovh-eu'),
    /** Id of the application. */
    applicationKey: text,
    applicationSecret: neededInClear(inFileOfSecret),
    consumerKey: neededInClear(inFileOfSecret),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
  }),
  metaLabels: ({ service }) => labelsOf(`ovhcloud_${service}`, labels[service]),
  reaches: ({ endpoint }) => [...asks(apis[endpoint] ?? endpoint), 'anywhere'],
  needs: 'network',
  example: { service: 'vps', applicationKey: 'abcdefghij012345', applicationSecret: new SecretText('from a file'), consumerKey: new SecretText('from a file') },
  see: documented('ovhcloud_sd_config'),
});
