import { goUrl, section } from '../../base/section';
import { absolutePath } from '../absolute-path';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { inClear } from '../../base/ruled-out';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, targetPort, text, word } from './fields';

/** Servers of STACKIT, by their public address, or their private one. */
export const stackitDiscovery = defineDiscovery({
  key: 'stackitSdConfigs',
  since: '3.5',
  schema: section({
    /** Id of the project. */
    project: word.meta({ zero: true }),
    /** Region to look in. @default 'eu01' */
    region: text.default('eu01'),
    endpoint: goUrl.optional(),
    serviceAccountKey: inClear('put it into a file, and name that in serviceAccountKeyPath'),
    privateKey: inClear('put it into a file, and name that in privateKeyPath'),
    /** Path of a file with the key of the service account, as JSON. */
    serviceAccountKeyPath: absolutePath.optional(),
    /** Path of a file with the private key, where it is not in that of the account. */
    privateKeyPath: absolutePath.optional(),
    /** Path of a file of credentials, as STACKIT's own tools write it. */
    credentialsFilePath: absolutePath.optional(),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    /** Port of the targets. @default 80 */
    port: targetPort(),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('stackit', `
  project availability_zone label_ labelpresent_ private_ipv4_ public_ipv4 id type name status power_status`),
  reaches: (entry) => [...asks(entry.endpoint ?? `https://iaas.api.${entry.region}.stackit.cloud`, entry), 'anywhere'],
  needs: 'network',
  example: { project: '11111111-2222-3333-4444-555555555555', serviceAccountKeyPath: '/var/run/stackit/key.json', port: 9100 },
  see: documented('stackit_sd_config'),
});
