import { z } from 'zod';

import { reachableUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, tagSeparator, text } from './fields';

/** Services that are registered with Nomad itself. */
export const nomadDiscovery = defineDiscovery({
  key: 'nomadSdConfigs',
  since: '2.37',
  schema: section({
    /** URL of a server. @default 'http://localhost:4646' */
    server: reachableUrl.default('http://localhost:4646'),
    /** Namespace to look in. @default 'default' */
    namespace: text.default('default'),
    /** Region to look in. @default 'global' */
    region: text.default('global'),
    /** Take an answer from any server, not from the leader only. @default true */
    allowStale: z.boolean().default(true),
    /** Put between and around the tags when they become one label. @default ',' */
    tagSeparator,
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('nomad', `
  address dc namespace node_id service service_address service_id service_port tags`),
  reaches: (entry) => [...asks(entry.server, entry), 'anywhere'],
  needs: 'network',
  example: { server: 'http://nomad.example:4646' },
  see: documented('nomad_sd_config'),
});
