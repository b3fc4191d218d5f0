import { defineDiscovery, documented, labelsOf } from './define';
import { reachesZookeeper, zookeeper } from './zookeeper';

/** Members of serversets, which Finagle and Aurora keep in ZooKeeper. */
export const serversetDiscovery = defineDiscovery({
  key: 'serversetSdConfigs',
  since: '0.15',
  schema: zookeeper,
  metaLabels: () => labelsOf('serverset', `
  path endpoint_host endpoint_port endpoint_host_ endpoint_port_ shard status`),
  reaches: reachesZookeeper,
  needs: 'network',
  example: { servers: ['zookeeper.example:2181'], paths: ['/aurora/shop/production/web'] },
  see: documented('serverset_sd_config'),
});
