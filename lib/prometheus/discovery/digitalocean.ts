import { z } from 'zod';

import { secret } from '../../base/secret';
import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort } from './fields';

const droplets = `
  droplet_id droplet_name image image_name private_ipv4 public_ipv4 public_ipv6 region size status features tags vpc`;

const databases = `
  db_id db_name db_engine db_version db_status db_region db_size db_num_nodes db_host db_private_host db_tag_`;

/** Droplets of DigitalOcean, by their public address, or its managed databases. */
export const digitaloceanDiscovery = defineDiscovery({
  key: 'digitaloceanSdConfigs',
  since: '2.20',
  schema: section({
    /** What becomes a target. @default 'droplets' */
    role: z.enum(['droplets', 'databases']).meta({ since: '3.12' }).default('droplets'),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    /** The API's token belongs into `authorization`. */
    ...httpClient,
  }),
  metaLabels: ({ role }) => labelsOf('digitalocean', role === 'droplets' ? droplets : databases),
  reaches: (entry) => [...asks('https://api.digitalocean.com', entry), 'anywhere'],
  needs: 'network',
  example: { authorization: { credentials: secret('digitalocean', 'token') }, port: 9100 },
  see: documented('digitalocean_sd_config'),
});
