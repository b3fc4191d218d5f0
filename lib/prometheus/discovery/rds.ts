import { httpClient } from '../http-client';
import { awsAccess, awsSection, clusters, reachesAws, requestConcurrency } from './aws-access';
import { defineDiscovery, documented, labelsOf } from './define';
import { filters } from './fields';

const cluster = `
  activity_stream_kinesis_stream_name activity_stream_kms_key_id activity_stream_mode activity_stream_status allocated_storage arn
  auto_minor_version_upgrade automatic_restart_time aws_backup_recovery_point_arn backtrack_consumed_change_records backtrack_window
  backup_retention_period capacity character_set_name clone_group_id cluster_create_time cluster_scalability_type copy_tags_to_snapshot
  cross_account_clone database_insights_mode database_name db_system_id deletion_protection earliest_backtrack_time earliest_restorable_time endpoint
  engine_lifecycle_support engine_mode engine_version engine global_cluster_identifier global_write_forwarding_requested
  global_write_forwarding_status hosted_zone_id http_endpoint_enabled iam_database_authentication_enabled identifier instance_class
  io_optimized_next_allowed_modification_time iops kms_key_id latest_restorable_time local_write_forwarding_status master_username monitoring_interval
  monitoring_role_arn multi_az network_type parameter_group percent_progress performance_insights_enabled performance_insights_kms_key_id
  performance_insights_retention_period port preferred_backup_window preferred_maintenance_window publicly_accessible reader_endpoint
  replication_source_identifier resource_id serverless_v2_platform_version status storage_encrypted storage_encryption_type storage_throughput
  storage_type subnet_group tag_ upgrade_rollout_order`;

const instance = `
  activity_stream_engine_native_audit_fields_included activity_stream_kinesis_stream_name activity_stream_kms_key_id activity_stream_mode
  activity_stream_policy_status activity_stream_status allocated_storage arn auto_minor_version_upgrade automatic_restart_time automation_mode
  availability_zone aws_backup_recovery_point_arn backup_retention_period backup_target ca_certificate_identifier character_set_name class
  copy_tags_to_snapshot custom_iam_instance_profile customer_owned_ip_enabled database_insights_mode db_cluster_identifier db_name db_system_id
  dedicated_log_volume deletion_protection endpoint_address endpoint_hosted_zone_id endpoint_port engine_lifecycle_support engine_version engine
  enhanced_monitoring_resource_arn iam_database_authentication_enabled identifier instance_create_time iops is_cluster_writer
  is_storage_config_upgrade_available kms_key_id latest_restorable_time license_model listener_endpoint_address listener_endpoint_hosted_zone_id
  listener_endpoint_port master_username max_allocated_storage monitoring_interval monitoring_role_arn multi_az multi_tenant nchar_character_set_name
  network_type percent_progress performance_insights_enabled performance_insights_kms_key_id performance_insights_retention_period port
  preferred_backup_window preferred_maintenance_window promotion_tier publicly_accessible read_replica_source_db_cluster_identifier
  read_replica_source_db_instance_identifier replica_mode resource_id resume_full_automation_mode_time secondary_availability_zone status
  storage_encrypted storage_encryption_type storage_throughput storage_type storage_volume_status subnet_group tag_ tde_credential_arn timezone
  upgrade_rollout_order`;

/** Meta labels of databases of RDS: those of the instance, and of its cluster where it belongs to one. */
export const rdsLabels = (): readonly string[] => [...labelsOf('rds_cluster', cluster), ...labelsOf('rds_instance', instance)];

/** Databases of Amazon's RDS and Aurora. */
export const rdsDiscovery = defineDiscovery({
  key: 'rdsSdConfigs',
  since: '3.11',
  schema: awsSection({
    ...awsAccess,
    clusters,
    /** Filters of RDS' API. @default [] */
    filters: filters.meta({ since: '3.13' }),
    /** Questions at the same time. @default 10 */
    requestConcurrency: requestConcurrency(10),
    ...httpClient,
  }),
  metaLabels: rdsLabels,
  reaches: (entry) => reachesAws('rds', entry),
  needs: 'network',
  example: { region: 'eu-central-1', port: 9104 },
  see: documented('rds_sd_config'),
});
