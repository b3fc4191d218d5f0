import { documented, refuseDiscovery } from './define';

/** Systems that Uyuni manages. */
export const uyuniDiscovery = refuseDiscovery({
  key: 'uyuniSdConfigs',
  since: '2.31',
  inClear: ['password'],
  see: documented('uyuni_sd_config'),
});
