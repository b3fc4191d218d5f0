import { z } from 'zod';

import { secret, SecretText } from '../../base/secret';
import { credential, reachableUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { isUuid, textLike, uuid } from '../text-like';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text, word } from './fields';

const labels = {
  instance: `
  boot_type hostname id image_arch image_id image_name location_cluster_id location_hypervisor_id location_node_id name organization_id private_ipv4
  project_id public_ipv4 public_ipv6 public_ipv4_addresses public_ipv6_addresses region security_group_id security_group_name status tags type zone`,
  baremetal: `
  id public_ipv4 public_ipv6 name os_name os_version project_id status tags type zone`,
};

/** Instances of Scaleway, by their private address, or its bare machines, by their public one. */
export const scalewayDiscovery = defineDiscovery({
  key: 'scalewaySdConfigs',
  since: '2.26',
  schema: section({
    /** What becomes a target. */
    role: z.enum(['instance', 'baremetal']),
    /** UUID of the project. */
    projectId: uuid,
    /** One zone; several need several entries. @default 'fr-par-1' */
    zone: textLike(/^[a-z]{2}-[a-z]{3}-\d$/, 'a zone', 'write it as "fr-par-1"').default('fr-par-1'),
    /** Address of the API. @default 'https://api.scaleway.com' */
    apiUrl: reachableUrl.default('https://api.scaleway.com'),
    /** Id of the key, `SCW` and 17 letters or digits. */
    accessKey: textLike(/^SCW[A-Z\d]{17}$/, 'an access key', 'write "SCW" and its 17 capital letters or digits'),
    /** The key, by reference. */
    secretKey: credential.refine((key) => !(key instanceof SecretText) || isUuid(key.reveal()), { error: 'not a UUID', params: { fix: 'write its 32 digits in five groups' } }),
    /** Part of the names. */
    nameFilter: text.optional(),
    /** Tags that a server must have, all of them. @default [] */
    tagsFilter: z.array(word).default([]),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: ({ role }) => labelsOf(`scaleway_${role}`, labels[role]),
  reaches: (entry) => [...asks(entry.apiUrl, entry), 'anywhere'],
  needs: 'network',
  example: { role: 'instance', projectId: '11111111-2222-3333-4444-555555555555', accessKey: 'SCW0123456789ABCDEFG', secretKey: secret('scaleway', 'secret-key'), port: 9100 },
  see: documented('scaleway_sd_config'),
});
