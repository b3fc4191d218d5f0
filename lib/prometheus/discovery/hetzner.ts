import { z } from 'zod';

import { secret } from '../../base/secret';
import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { ignored } from '../ignored';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text } from './fields';

const shared = {
  /** How often the source is asked again. @default '1m' */
  refreshInterval: refreshInterval('1m'),
  /** Port of the targets. @default 80 */
  port: targetPort(),
  ...httpClient,
};

const cloud = `
  role server_id server_name server_status public_ipv4 public_ipv6_network hcloud_image_name hcloud_image_description hcloud_image_os_flavor
  hcloud_image_os_version hcloud_location hcloud_location_network_zone hcloud_datacenter_location hcloud_datacenter_location_network_zone
  hcloud_server_type hcloud_cpu_cores hcloud_cpu_type hcloud_memory_size_gb hcloud_disk_size_gb hcloud_private_ipv4_ hcloud_label_
  hcloud_labelpresent_`;

const robot = `
  role server_id server_name server_status public_ipv4 public_ipv6_network datacenter robot_datacenter robot_product robot_cancelled`;

/** Servers of Hetzner, by their public address. */
export const hetznerDiscovery = defineDiscovery({
  key: 'hetznerSdConfigs',
  since: '2.21',
  schema: z.discriminatedUnion('role', [
    section({
      /** Servers of the cloud; the token belongs into `authorization`. */
      role: z.literal('hcloud'),
      /** Labels that a server must have. @see https://docs.hetzner.cloud/reference/cloud#label-selector */
      labelSelector: text.meta({ since: '3.5' }).optional(),
      ...shared,
    }),
    section({
      /** Servers of the robot; user and password belong into `basicAuth`. */
      role: z.literal('robot'),
      labelSelector: ignored('servers of the robot have no labels', 'remove it, or use the role "hcloud"'),
      ...shared,
    }),
  ]),
  metaLabels: ({ role }) => labelsOf('hetzner', role === 'hcloud' ? cloud : robot),
  reaches: (entry) => [...asks(entry.role === 'hcloud' ? 'https://api.hetzner.cloud' : 'https://robot-ws.your-server.de', entry), 'anywhere'],
  needs: 'network',
  example: { role: 'hcloud', authorization: { credentials: secret('hetzner', 'token') }, port: 9100 },
  see: documented('hetzner_sd_config'),
});
