import { duration, httpUrl, section } from '../../base/section';
import { httpClient } from '../http-client';
import { defineDiscovery } from './define';

/** Targets that a URL answers with, as JSON. */
export const httpDiscovery = defineDiscovery({
  key: 'httpSdConfigs',
  since: '2.28.0',
  schema: section({
    url: httpUrl,
    /** @default '60s' */
    refreshInterval: duration.prefault('60s'),
    ...httpClient,
  }),
  metaLabels: () => ['__meta_url'],
  needs: 'network',
  example: { url: 'https://inventory.example/targets' },
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_sd_config',
});
