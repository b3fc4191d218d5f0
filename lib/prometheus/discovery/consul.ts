import { z } from 'zod';

import { section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { inClear } from '../../base/ruled-out';
import { defineDiscovery, documented, labelsOf } from './define';
import { besideSecret, refreshInterval, tagSeparator, text, word } from './fields';

interface Address {
  readonly server: string;
  readonly scheme: string;
}

const urlOf = ({ server, scheme }: Address): string => (server.includes('://') ? server : `${scheme}://${server}`);

/** Services in the catalog of Consul. */
export const consulDiscovery = defineDiscovery({
  key: 'consulSdConfigs',
  since: '0.11',
  schema: section({
    /** Host and port. @default 'localhost:8500' */
    server: z
      .string()
      .refine((server) => server.trim() !== '', { error: ({ input }) => `not an address of Consul, got "${String(input)}"`, params: { fix: 'write host and port, such as "consul.example:8500"' } })
      .refine((server) => server.trim() === '' || URL.canParse(urlOf({ server, scheme: 'http' })), {
        error: ({ input }) => `not an address of Consul, got "${String(input)}"`,
        params: { fix: 'write host and port, such as "consul.example:8500"', ours: true },
      })
      .default('localhost:8500'),
    /** Put before the API's paths, where Consul is behind a gateway. */
    pathPrefix: z.string().default(''),
    /** How Consul is spoken to. @default 'http' */
    scheme: z.enum(['http', 'https']).meta({ anyText: true }).default('http'),
    token: inClear('use authorization with credentials: secret("<name>", "<key>"), which Consul takes as its token'),
    username: besideSecret('deprecated, and without a file for its password', 'use basicAuth'),
    password: inClear('use basicAuth with password: secret("<name>", "<key>")'),
    /** Data center to look in. @default that of the agent */
    datacenter: text.optional(),
    /** Namespace, of the enterprise edition. */
    namespace: text.optional(),
    /** Admin partition, of the enterprise edition. */
    partition: text.optional(),
    /** Names of services. @default [], all of them */
    services: z.array(word).default([]),
    /** Tags that a service must have, all of them; `filter` can say more. @default [] */
    tags: z.array(word).default([]),
    /** Metadata that a node must have; `filter` can say more. @default {} */
    nodeMeta: z.record(text, z.string()).default({}),
    /** Expression that the catalog applies to services. @see https://developer.hashicorp.com/consul/api-docs/catalog#filtering */
    filter: text.meta({ since: '3.0' }).optional(),
    /** Expression that the health API applies to instances. @see https://developer.hashicorp.com/consul/api-docs/health#filtering */
    healthFilter: text.meta({ since: '3.11.2' }).optional(),
    /** Put between and around the tags when they become one label. @default ',' */
    tagSeparator,
    /** Take an answer from any server, not from the leader only. @default true */
    allowStale: z.boolean().default(true),
    /** How often the list of services is read; their instances are watched. @default '30s' */
    refreshInterval: refreshInterval('30s'),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('consul', `
  address dc health namespace partition metadata_ node service_address service_id service_metadata_ service_port service tagged_address_ tags`),
  reaches: (entry) => [...asks(urlOf(entry), entry), 'anywhere'],
  needs: 'network',
  example: { server: 'consul.example:8500', services: ['shop'] },
  see: documented('consul_sd_config'),
});
