import { z } from 'zod';

import { secret } from '../../base/secret';
import { credential, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text, word } from './fields';

const shared = {
  /** Region to look in, such as `eu-frankfurt-1`. */
  region: text,
  /** Compartments to look in, by OCID. @default [], all that can be seen from the root of the tenancy */
  compartments: z.array(word).default([]),
  /** How often the source is asked again. @default '1m' */
  refreshInterval: refreshInterval('1m'),
  /** Port of the targets. @default 80 */
  port: targetPort(),
  ...httpClient,
};

/** Instances of Oracle's cloud, by their private address. */
export const ociDiscovery = defineDiscovery({
  key: 'ociSdConfigs',
  since: '3.14',
  schema: z.discriminatedUnion('auth', [
    section({
      /** The key of a user. @default 'api_key' */
      auth: z.literal('api_key').default('api_key'),
      /** OCID of the tenancy. */
      tenancy: text,
      /** OCID of the user. */
      user: text,
      /** Fingerprint of the user's key. */
      fingerprint: text,
      /** The user's private key. */
      key: credential.meta({ fileOnly: true }),
      /** Passphrase of the key. */
      keyPassphrase: credential.optional(),
      ...shared,
    }),
    section({
      /** The instance on which Prometheus itself runs is known to the cloud. */
      auth: z.literal('instance_principal'),
      ...shared,
    }),
  ]),
  metaLabels: () => labelsOf('oci', `
  availability_domain compartment_id defined_tag_ fault_domain hostname_label image_id instance_id instance_name instance_shape instance_state
  ipv6_addresses private_ip public_ip region tag_ tenancy_id vnic_id`),
  reaches: (entry) => [...asks(`https://iaas.${entry.region}.oraclecloud.com`, entry), ...asks(`https://identity.${entry.region}.oraclecloud.com`, entry), 'anywhere'],
  needs: 'network',
  example: { tenancy: 'ocid1.tenancy.oc1..shop', user: 'ocid1.user.oc1..prometheus', fingerprint: '11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00', key: secret('oci', 'key.pem'), region: 'eu-frankfurt-1' },
  see: documented('oci_sd_config'),
});
