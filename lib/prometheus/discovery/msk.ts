import { httpClient } from '../http-client';
import { awsAccess, awsSection, clusters, reachesAws, requestConcurrency } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';

/** Meta labels of nodes of MSK. */
export const mskLabels = (): readonly string[] => labelsOf('msk', `
  cluster_name cluster_arn cluster_state cluster_type cluster_version cluster_kafka_version cluster_jmx_exporter_enabled cluster_configuration_arn
  cluster_configuration_revision cluster_tag_ node_type node_arn node_added_time node_instance_type node_attached_eni broker_id broker_endpoint_index
  broker_client_subnet broker_client_vpc_ip broker_node_exporter_enabled controller_endpoint_index`);

/** Brokers and controllers of Amazon's Kafka, MSK. */
export const mskDiscovery = defineDiscovery({
  key: 'mskSdConfigs',
  since: '3.10',
  schema: awsSection({
    ...awsAccess,
    clusters,
    /** Questions at the same time. @default 10 */
    requestConcurrency: requestConcurrency(10),
    ...httpClient,
  }),
  metaLabels: mskLabels,
  reaches: (entry) => reachesAws('kafka', entry),
  needs: 'network',
  example: { region: 'eu-central-1', port: 11_001 },
  see: documented('msk_sd_config'),
});
