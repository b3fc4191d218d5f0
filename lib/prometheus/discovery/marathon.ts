import { z } from 'zod';

import { credential, reachableUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented, labelsOf } from './define';
import { refreshInterval } from './fields';

/** Tasks of the applications that Marathon runs. */
export const marathonDiscovery = defineDiscovery({
  key: 'marathonSdConfigs',
  since: '0.16',
  schema: section({
    /** URLs of the servers, of which one is asked at a time; at least one. */
    servers: z.array(reachableUrl).min(1),
    /** Token of DC/OS; not together with another way to log in. */
    authToken: credential.optional(),
    /** How often the source is asked again. @default '30s' */
    refreshInterval: refreshInterval('30s'),
    ...httpClient,
  }).superRefine(({ authToken, basicAuth, authorization, oauth2 }, context) => {
    if (authToken === undefined) return;
    for (const [method, value] of Object.entries({ basicAuth, authorization, oauth2 })) {
      if (value !== undefined) context.addIssue({ code: 'custom', path: [method], message: 'cannot be combined with authToken', params: { check: 'conflicting-value', fix: 'keep one of them', ...(method === 'oauth2' && { ours: true }) } });
    }
  }),
  metaLabels: () => labelsOf('marathon', `
  app image task app_label_ port_definition_label_ port_mapping_label_ port_index`),
  reaches: (entry) => [...entry.servers.flatMap((server) => asks(server, entry)), 'anywhere'],
  needs: 'network',
  example: { servers: ['https://marathon.example:8443'] },
  see: documented('marathon_sd_config'),
});
