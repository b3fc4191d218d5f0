import { duration, httpUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { asks } from '../reach';
import { defineDiscovery, documented } from './define';

/** Targets that a URL answers with, as JSON. */
export const httpDiscovery = defineDiscovery({
  key: 'httpSdConfigs',
  since: '2.28.0',
  schema: section({
    /** URL that answers with the targets. */
    url: httpUrl,
    /** How often the source is asked again. @default '1m' */
    refreshInterval: duration.prefault('1m'),
    ...httpClient,
  }),
  metaLabels: () => ['__meta_url'],
  reaches: (entry) => [...asks(entry.url, entry), 'anywhere'],
  needs: 'network',
  example: { url: 'https://inventory.example/targets' },
  see: documented('http_sd_config'),
});
