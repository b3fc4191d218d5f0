import { z } from 'zod';

import { fileAt } from '../../base/secret';
import { advised, section } from '../../base/section';
import { tlsConfig } from '../http-client';
import { ignored } from '../ignored';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text, word } from './fields';

const shared = {
  /** Account that discovery is allowed for. */
  account: text,
  /** Put behind the ids of the machines: their host names. */
  dnsSuffix: text,
  /** Host of the discovery API. */
  endpoint: text,
  /** How often the source is asked again. @default '1m' */
  refreshInterval: refreshInterval('1m'),
  /** Port of the targets, and of the discovery API. @default 9163 */
  port: targetPort(9163),
  tlsConfig: tlsConfig.optional(),
  /** Version of the discovery API. @default 1 */
  version: advised(z.int(), 1).default(1),
};

const labels = {
  container: `
  groups machine_alias machine_brand machine_id machine_image server_id`,
  cn: `
  machine_alias machine_id`,
};

/** Machines of Triton, through its Container Monitor. */
export const tritonDiscovery = defineDiscovery({
  key: 'tritonSdConfigs',
  since: '1.5',
  schema: z.discriminatedUnion('role', [
    section({
      /** Virtual machines. @default 'container' */
      role: z.literal('container').meta({ keepsEmpty: true }).default('container'),
      /** Groups that a machine must be in. @default [], any */
      groups: z.array(word).default([]),
      ...shared,
    }),
    section({
      /** The hosts below them. */
      role: z.literal('cn'),
      groups: ignored('hosts are in no groups', 'remove it, or use the role "container"'),
      ...shared,
    }),
  ]),
  metaLabels: ({ role }) => labelsOf('triton', labels[role]),
  reaches: ({ endpoint, port }) => [{ host: endpoint, port }, 'anywhere'],
  needs: 'network',
  example: { account: 'shop', dnsSuffix: 'cmon.shop.example', endpoint: 'cmon.shop.example', tlsConfig: { cert: fileAt('/etc/triton/cert.pem'), key: fileAt('/etc/triton/key.pem') } },
  see: documented('triton_sd_config'),
});
