import { secret } from '../../base/secret';
import { credential, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { endpoint, refreshInterval, targetPort, text } from './fields';

/** Machines of Outscale, by their private address. */
export const outscaleDiscovery = defineDiscovery({
  key: 'outscaleSdConfigs',
  since: '3.12',
  schema: section({
    /** Region to look in. @default 'eu-west-2' */
    region: text.default('eu-west-2'),
    endpoint,
    /** Id of the key. */
    accessKey: text,
    /** The key, by reference. */
    secretKey: credential,
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('outscale_vm', `
  instance_id region subregion state private_ip public_ip tag_`),
  reaches: (entry) => [...asks(entry.endpoint ?? `https://api.${entry.region}.outscale.com`, entry), 'anywhere'],
  needs: 'network',
  example: { accessKey: 'ABCDEFGHIJ0123456789', secretKey: secret('outscale', 'secret-key'), port: 9100 },
  see: documented('outscale_sd_config'),
});
