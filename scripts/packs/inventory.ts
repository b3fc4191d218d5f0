/** Whether one of our alerts says what another set's alert says. */
export type Answer =
  | {
      /** Our alerts that tell it. */
      readonly by: readonly string[];
      /** Why they do not look at all the metrics that the other one looks at; where that is so. */
      readonly instead?: string;
    }
  | { readonly leftOut: string };

/** An alert or record of the best-known set, and our answer. */
export type Row = {
  readonly component: 'alertmanager' | 'prometheus' | 'kubePrometheus';
  readonly name: string;
  /** Empty for a record. */
  readonly severity: string;
  /** How long it must go on; empty for a record. */
  readonly for: string;
  readonly metrics: readonly string[];
} & Answer;

/** Where the rows are from. */
export const source = 'kube-prometheus 4d719f1';

/** Components of the same set for which there is no pack yet. */
export const later = ['grafana', 'kubeStateMetrics', 'kubernetesControlPlane', 'nodeExporter', 'prometheusOperator', 'thanos'];

/** What each alert on Prometheus, Alertmanager and targets in general is answered by. */
export const inventory: readonly Row[] = [
  { component: 'alertmanager', name: 'AlertmanagerFailedReload', severity: 'critical', for: '10m', metrics: ['alertmanager_config_last_reload_successful'], by: ['AlertmanagerBadConfig'] },
  { component: 'alertmanager', name: 'AlertmanagerMembersInconsistent', severity: 'critical', for: '15m', metrics: ['alertmanager_cluster_members'], by: ['AlertmanagerMembersInconsistent'] },
  { component: 'alertmanager', name: 'AlertmanagerFailedToSendAlerts', severity: 'warning', for: '5m', metrics: ['alertmanager_notifications_failed_total', 'alertmanager_notifications_total'], by: ['AlertmanagerNotificationsFailing'] },
  { component: 'alertmanager', name: 'AlertmanagerClusterFailedToSendAlerts', severity: 'critical', for: '5m', metrics: ['alertmanager_notifications_failed_total', 'alertmanager_notifications_total'], by: ['AlertmanagerCannotNotify'] },
  { component: 'alertmanager', name: 'AlertmanagerClusterFailedToSendAlerts', severity: 'warning', for: '5m', metrics: ['alertmanager_notifications_failed_total', 'alertmanager_notifications_total'], by: ['AlertmanagerCannotNotify'] },
  { component: 'alertmanager', name: 'AlertmanagerConfigInconsistent', severity: 'critical', for: '20m', metrics: ['alertmanager_config_hash'], by: ['AlertmanagerConfigInconsistent'] },
  { component: 'alertmanager', name: 'AlertmanagerClusterDown', severity: 'critical', for: '5m', metrics: ['up'], by: ['AlertmanagerClusterDown'] },
  { component: 'alertmanager', name: 'AlertmanagerClusterCrashlooping', severity: 'critical', for: '5m', metrics: ['process_start_time_seconds', 'up'], by: ['AlertmanagerRestarting'], instead: 'it tells each instance that starts again and again, and does not wait for half of them' },
  { component: 'alertmanager', name: 'AlertmanagerClusterFailedPeers', severity: 'warning', for: '15m', metrics: ['alertmanager_cluster_failed_peers'], by: ['AlertmanagerPeersFailing'] },
  { component: 'kubePrometheus', name: 'TargetDown', severity: 'warning', for: '10m', metrics: ['up'], by: ['TargetDown'] },
  { component: 'kubePrometheus', name: 'Watchdog', severity: 'none', for: '0', metrics: [], by: ['Watchdog'] },
  { component: 'kubePrometheus', name: 'InfoInhibitor', severity: 'none', for: '0', metrics: ['ALERTS'], leftOut: 'it is an alert for nobody, that lets Alertmanager silence alerts of severity info; a route of their own does that' },
  { component: 'kubePrometheus', name: 'NodeNetworkInterfaceFlapping', severity: 'warning', for: '2m', metrics: ['node_network_up'], leftOut: 'later, with a pack for nodes' },
  { component: 'prometheus', name: 'PrometheusBadConfig', severity: 'critical', for: '10m', metrics: ['prometheus_config_last_reload_successful'], by: ['PrometheusBadConfig'] },
  { component: 'prometheus', name: 'PrometheusSDRefreshFailure', severity: 'warning', for: '20m', metrics: ['prometheus_sd_refresh_failures_total'], by: ['PrometheusServiceDiscoveryFailing'] },
  { component: 'prometheus', name: 'PrometheusKubernetesListWatchFailures', severity: 'warning', for: '15m', metrics: ['prometheus_sd_kubernetes_failures_total'], by: ['PrometheusServiceDiscoveryFailing'] },
  { component: 'prometheus', name: 'PrometheusNotificationQueueRunningFull', severity: 'warning', for: '15m', metrics: ['prometheus_notifications_queue_capacity', 'prometheus_notifications_queue_length'], by: ['PrometheusNotificationQueueFull'] },
  { component: 'prometheus', name: 'PrometheusErrorSendingAlertsToSomeAlertmanagers', severity: 'warning', for: '15m', metrics: ['prometheus_notifications_errors_total', 'prometheus_notifications_sent_total'], by: ['PrometheusNotificationsFailing'] },
  { component: 'prometheus', name: 'PrometheusNotConnectedToAlertmanagers', severity: 'warning', for: '10m', metrics: ['prometheus_notifications_alertmanagers_discovered'], by: ['PrometheusNotConnectedToAlertmanagers'] },
  { component: 'prometheus', name: 'PrometheusTSDBReloadsFailing', severity: 'warning', for: '4h', metrics: ['prometheus_tsdb_reloads_failures_total'], by: ['PrometheusStorageFailing'] },
  { component: 'prometheus', name: 'PrometheusTSDBCompactionsFailing', severity: 'warning', for: '4h', metrics: ['prometheus_tsdb_compactions_failed_total'], by: ['PrometheusStorageFailing'] },
  { component: 'prometheus', name: 'PrometheusNotIngestingSamples', severity: 'warning', for: '10m', metrics: ['prometheus_rule_group_rules', 'prometheus_target_metadata_cache_entries', 'prometheus_tsdb_head_samples_appended_total'], by: ['PrometheusNotIngesting', 'NoTargetAtAll'], instead: 'that there is something to store is seen by the targets of the scrape pools; a server that stores nothing sees only that "up" is gone' },
  { component: 'prometheus', name: 'PrometheusDuplicateTimestamps', severity: 'warning', for: '10m', metrics: ['prometheus_target_scrapes_sample_duplicate_timestamp_total'], by: ['PrometheusSamplesRejected'] },
  { component: 'prometheus', name: 'PrometheusOutOfOrderTimestamps', severity: 'warning', for: '10m', metrics: ['prometheus_target_scrapes_sample_out_of_order_total'], by: ['PrometheusSamplesRejected'] },
  { component: 'prometheus', name: 'PrometheusRemoteStorageFailures', severity: 'critical', for: '15m', metrics: ['prometheus_remote_storage_failed_samples_total', 'prometheus_remote_storage_samples_failed_total', 'prometheus_remote_storage_samples_total', 'prometheus_remote_storage_succeeded_samples_total'], by: ['PrometheusRemoteWriteFailing'], instead: 'the other two are names that a server of today does not have; it also counts native histograms' },
  { component: 'prometheus', name: 'PrometheusRemoteWriteBehind', severity: 'critical', for: '15m', metrics: ['prometheus_remote_storage_queue_highest_sent_timestamp_seconds', 'prometheus_remote_storage_queue_highest_timestamp_seconds'], by: ['PrometheusRemoteWriteBehind'] },
  { component: 'prometheus', name: 'PrometheusRemoteWriteDesiredShards', severity: 'warning', for: '15m', metrics: ['prometheus_remote_storage_shards_desired', 'prometheus_remote_storage_shards_max'], by: ['PrometheusRemoteWriteSaturated'] },
  { component: 'prometheus', name: 'PrometheusRuleFailures', severity: 'critical', for: '15m', metrics: ['prometheus_rule_evaluation_failures_total'], by: ['PrometheusRuleFailures'] },
  { component: 'prometheus', name: 'PrometheusMissingRuleEvaluations', severity: 'warning', for: '15m', metrics: ['prometheus_rule_group_iterations_missed_total'], by: ['PrometheusMissingRuleEvaluations'] },
  { component: 'prometheus', name: 'PrometheusTargetLimitHit', severity: 'warning', for: '15m', metrics: ['prometheus_target_scrape_pool_exceeded_target_limit_total'], by: ['PrometheusScrapeLimitHit'] },
  { component: 'prometheus', name: 'PrometheusLabelLimitHit', severity: 'warning', for: '15m', metrics: ['prometheus_target_scrape_pool_exceeded_label_limits_total'], by: ['PrometheusScrapeLimitHit'] },
  { component: 'prometheus', name: 'PrometheusScrapeBodySizeLimitHit', severity: 'warning', for: '15m', metrics: ['prometheus_target_scrapes_exceeded_body_size_limit_total'], by: ['PrometheusScrapeLimitHit'] },
  { component: 'prometheus', name: 'PrometheusScrapeSampleLimitHit', severity: 'warning', for: '15m', metrics: ['prometheus_target_scrapes_exceeded_sample_limit_total'], by: ['PrometheusScrapeLimitHit'] },
  { component: 'prometheus', name: 'PrometheusTargetSyncFailure', severity: 'critical', for: '5m', metrics: ['prometheus_target_sync_failed_total'], by: ['PrometheusTargetSyncFailed'] },
  { component: 'prometheus', name: 'PrometheusHighQueryLoad', severity: 'warning', for: '15m', metrics: ['prometheus_engine_queries', 'prometheus_engine_queries_concurrent_max'], by: ['PrometheusHighQueryLoad'] },
  { component: 'prometheus', name: 'PrometheusErrorSendingAlertsToAnyAlertmanager', severity: 'critical', for: '15m', metrics: ['prometheus_notifications_errors_total', 'prometheus_notifications_sent_total'], by: ['PrometheusCannotNotify'] },
  { component: 'kubePrometheus', name: 'instance:node_cpu:rate:sum', severity: '', for: '', metrics: ['node_cpu_seconds_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'instance:node_network_receive_bytes:rate:sum', severity: '', for: '', metrics: ['node_network_receive_bytes_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'instance:node_network_transmit_bytes:rate:sum', severity: '', for: '', metrics: ['node_network_transmit_bytes_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'instance:node_cpu:ratio', severity: '', for: '', metrics: ['node_cpu_seconds_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'cluster:node_cpu:sum_rate5m', severity: '', for: '', metrics: ['node_cpu_seconds_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'cluster:node_cpu:ratio', severity: '', for: '', metrics: ['cluster:node_cpu:sum_rate5m', 'node_cpu_seconds_total'], leftOut: 'later, with a pack for nodes' },
  { component: 'kubePrometheus', name: 'count:up1', severity: '', for: '', metrics: ['up'], leftOut: 'nothing reads it, and as a query it costs nothing' },
  { component: 'kubePrometheus', name: 'count:up0', severity: '', for: '', metrics: ['up'], leftOut: 'nothing reads it, and as a query it costs nothing' },
];
