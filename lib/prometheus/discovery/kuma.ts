import { duration, httpUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval, text } from './fields';

/** Data planes of a Kuma service mesh; address, scheme, path and `instance` are those that its control plane says. */
export const kumaDiscovery = defineDiscovery({
  key: 'kumaSdConfigs',
  since: '2.29',
  schema: section({
    /** URL of the control plane's server for monitoring assignments. */
    server: httpUrl,
    /** Name under which the control plane knows this client. @default the machine's whole host name */
    clientId: text.optional(),
    /** How often the source is asked again. @default '15s' */
    refreshInterval: refreshInterval('15s'),
    /** How long an answer may take. @default '2m' */
    fetchTimeout: duration.prefault('2m'),
    ...httpClient,
  }),
  metaLabels: () => labelsOf('kuma', `
  mesh dataplane service label_`),
  reaches: (entry) => [...asks(entry.server, entry), 'anywhere'],
  needs: 'network',
  example: { server: 'http://kuma-control-plane.kuma-system.svc:5676' },
  see: documented('kuma_sd_config'),
});
