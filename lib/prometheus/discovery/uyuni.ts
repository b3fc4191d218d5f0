import { SecretText } from '../../base/secret';
import { goUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { neededInClear } from '../../base/ruled-out';
import { defineDiscovery, documented, labelsOf } from './define';
import { inFileOfSecret, refreshInterval, text } from './fields';

/** Systems that Uyuni manages, at the ports of the exporters that it has set up there. */
export const uyuniDiscovery = defineDiscovery({
  key: 'uyuniSdConfigs',
  since: '2.31',
  schema: section({
    /** URL of Uyuni's server. */
    server: goUrl.min(1),
    /** Who asks. */
    username: text,
    password: neededInClear(inFileOfSecret),
    /** What a system must be entitled to. @default 'monitoring_entitled' */
    entitlement: text.default('monitoring_entitled'),
    /** Put between the groups of a system when they become one label. @default ',' */
    separator: text.default(','),
    /** How often the source is asked again. @default '1m' */
    refreshInterval: refreshInterval('1m'),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('uyuni', `
  endpoint_name exporter groups metrics_path minion_hostname primary_fqdn proxy_module scheme system_id`),
  reaches: (entry) => [...asks(entry.server, entry), 'anywhere'],
  needs: 'network',
  example: { server: 'https://uyuni.example', username: 'prometheus', password: new SecretText('from a file') },
  see: documented('uyuni_sd_config'),
});
