import { defineDiscovery, documented, labelsOf } from './define';
import { reachesZookeeper, zookeeper } from './zookeeper';

/** Services that Nerve has written to ZooKeeper. */
export const nerveDiscovery = defineDiscovery({
  key: 'nerveSdConfigs',
  since: '0.17',
  schema: zookeeper,
  metaLabels: () => labelsOf('nerve', `
  path endpoint_host endpoint_port endpoint_name`),
  reaches: reachesZookeeper,
  needs: 'network',
  example: { servers: ['zookeeper.example:2181'], paths: ['/nerve/services/shop/services'] },
  see: documented('nerve_sd_config'),
});
