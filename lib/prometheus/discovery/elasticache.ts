import { httpClient } from '../http-client';
import { awsAccess, awsSection, clusters, reachesAws, requestConcurrency } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';

const serverless = `
  deployment_option serverless_cache_arn serverless_cache_name serverless_cache_status serverless_cache_engine serverless_cache_full_engine_version
  serverless_cache_major_engine_version serverless_cache_description serverless_cache_create_time serverless_cache_snapshot_retention_limit
  serverless_cache_daily_snapshot_time serverless_cache_user_group_id serverless_cache_kms_key_id serverless_cache_endpoint_address
  serverless_cache_endpoint_port serverless_cache_endpoint_reader_address serverless_cache_endpoint_reader_port serverless_cache_security_group_id_
  serverless_cache_subnet_id_ serverless_cache_cache_usage_limit_data_storagemaximum serverless_cache_cache_usage_limit_data_storageminimum
  serverless_cache_cache_usage_limit_data_storageunit serverless_cache_cache_usage_limit_ecpu_per_secondmaximum
  serverless_cache_cache_usage_limit_ecpu_per_secondminimum serverless_cache_tag_`;

const cluster = `
  deployment_option cache_cluster_arn cache_cluster_cache_cluster_id cache_cluster_cache_cluster_status cache_cluster_engine
  cache_cluster_engine_version cache_cluster_cache_node_type cache_cluster_num_cache_nodes cache_cluster_cache_cluster_create_time
  cache_cluster_at_rest_encryption_enabled cache_cluster_transit_encryption_enabled cache_cluster_transit_encryption_mode
  cache_cluster_auth_token_enabled cache_cluster_auth_token_last_modified cache_cluster_auto_minor_version_upgrade cache_cluster_cache_parameter_group
  cache_cluster_cache_subnet_group_name cache_cluster_client_download_landing_page cache_cluster_ip_discovery cache_cluster_network_type
  cache_cluster_preferred_availability_zone cache_cluster_preferred_maintenance_window cache_cluster_preferred_outpost_arn
  cache_cluster_replication_group_id cache_cluster_replication_group_log_delivery_enabled cache_cluster_snapshot_retention_limit
  cache_cluster_snapshot_window cache_cluster_configuration_endpoint_address cache_cluster_configuration_endpoint_port
  cache_cluster_notification_topic_arn cache_cluster_notification_topic_status cache_cluster_log_delivery_configuration_destination_type_
  cache_cluster_log_delivery_configuration_log_format_ cache_cluster_log_delivery_configuration_log_type_
  cache_cluster_log_delivery_configuration_status_ cache_cluster_log_delivery_configuration_message_
  cache_cluster_log_delivery_configuration_log_group_ cache_cluster_log_delivery_configuration_delivery_stream_
  cache_cluster_pending_modified_values_auth_token_status cache_cluster_pending_modified_values_cache_node_type
  cache_cluster_pending_modified_values_engine_version cache_cluster_pending_modified_values_num_cache_nodes
  cache_cluster_pending_modified_values_transit_encryption_enabled cache_cluster_pending_modified_values_transit_encryption_mode
  cache_cluster_pending_modified_values_cache_node_ids_to_remove cache_cluster_security_group_membership_id_
  cache_cluster_security_group_membership_status_ cache_cluster_node_id cache_cluster_node_status cache_cluster_node_create_time
  cache_cluster_node_availability_zone cache_cluster_node_customer_outpost_arn cache_cluster_node_source_cache_node_id
  cache_cluster_node_parameter_group_status cache_cluster_node_endpoint_address cache_cluster_node_endpoint_port cache_cluster_tag_`;

/** Meta labels of caches of ElastiCache: a cache has those of a serverless one, or those of a cluster's node. */
export const elasticacheLabels = (): readonly string[] => [...new Set([...labelsOf('elasticache', serverless), ...labelsOf('elasticache', cluster)])];

/** Caches of Amazon's ElastiCache, at the port that Amazon reports. */
export const elasticacheDiscovery = defineDiscovery({
  key: 'elasticacheSdConfigs',
  since: '3.11',
  schema: awsSection({
    ...awsAccess,
    clusters,
    /** Questions at the same time. @default 10 */
    requestConcurrency: requestConcurrency(10),
    ...httpClient,
  }),
  metaLabels: elasticacheLabels,
  reaches: (entry) => reachesAws('elasticache', entry),
  needs: 'network',
  example: { region: 'eu-central-1' },
  see: documented('elasticache_sd_config'),
});
