import { documented, refuseDiscovery } from './define';

/** Virtual and dedicated servers of OVHcloud. */
export const ovhcloudDiscovery = refuseDiscovery({
  key: 'ovhcloudSdConfigs',
  since: '2.40',
  inClear: ['application_secret', 'consumer_key'],
  see: documented('ovhcloud_sd_config'),
});
