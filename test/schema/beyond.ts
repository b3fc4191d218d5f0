/**
 * Files of the conformance set that a server refuses and a JSON Schema takes: what is wrong with them is said by several fields together, by what
 * a name refers to, or by the notation of a value that belongs to its reader.
 */
export const beyondSchema: Readonly<Record<'prometheus' | 'alertmanager', readonly string[]>> = {
  prometheus: [
    // Two ways to say the same.
    ...['azure_bearertoken_basicauth.bad', 'bearertoken.bad', 'bearertoken_basicauth.bad', 'ec2_token_file.bad', 'http_token_file.bad', 'lightsail_token_file.bad', 'puppetdb_token_file.bad'],
    ...['uyuni_token_file.bad', 'outscale_two_secrets.bad', 'kubernetes_authorization_basicauth.bad', 'kubernetes_bearertoken.bad', 'kubernetes_bearertoken_basicauth.bad'],
    ...['marathon_authtoken_authorization.bad', 'marathon_authtoken_authtokenfile.bad', 'marathon_authtoken_basicauth.bad', 'marathon_authtoken_bearertoken.bad'],
    // Fields that contradict each other.
    ...['kubernetes_api_server_with_own_namespace.bad', 'kubernetes_http_config_without_api_server.bad', 'kubernetes_kubeconfig_with_apiserver.bad'],
    ...['kubernetes_kubeconfig_with_http_config.bad', 'kubernetes_kubeconfig_with_own_namespace.bad', 'kubernetes_selectors_duplicated_role.bad', 'kubernetes_selectors_endpoints.bad'],
    ...['kubernetes_selectors_ingress.bad', 'kubernetes_selectors_node.bad', 'kubernetes_selectors_pod.bad', 'kubernetes_selectors_service.bad'],
    ...['otlp_allow_utf8.incompatible', 'otlp_no_translation.incompatible', 'remote_write_queue_max_backoff_less_than_min.bad', 'remote_write_queue_min_shards_greater_than_max.bad'],
    ...['scrape_config_utf8_conflicting.bad', 'scrape_interval.bad', 'scrape_config_files.bad', 'scrape_config_files_global.bad'],
    // What stands twice.
    ...['jobname_dup.bad', 'remote_read_dup.bad', 'remote_write_dup.bad', 'scrape_config_files_double_import.bad', 'scrape_config_files_duplicate.bad'],
    ...['scrape_config_files_global_duplicate.bad', 'scrape_config_files_scrape_protocols2.bad', 'section_key_dup.bad'],
    ...['otlp_sanitize_ignore_resource_attributes.bad', 'otlp_sanitize_promote_resource_attributes.bad'],
    // Texts of a form.
    ...['eureka_invalid_server.bad', 'kubernetes_selectors_incorrect_selector.bad', 'labelname.bad', 'rules.bad', 'scrape_config_files_glob.bad', 'tsdb_retention_size.bad', 'url_in_targetgroup.bad'],
    ...['outscale_no_region.bad', 'remote_read_header.bad', 'remote_write_authorization_header.bad', 'remote_write_header.bad', 'tracing_invalid_authorization_header.bad', 'tracing_invalid_header.bad'],
  ],
  alertmanager: [
    // Two ways to say the same.
    ...['conf.mattermost-both-webhook-url-and-file', 'conf.mattermost-valid-receiver-both-webhook-url-and-file', 'conf.opsgenie-both-file-and-apikey', 'conf.rocketchat-both-token-and-tokenfile'],
    ...['conf.rocketchat-both-tokenid-and-tokenidfile', 'conf.slack-both-file-and-token', 'conf.slack-both-file-and-url', 'conf.slack-both-url-and-token', 'conf.smtp-both-password-and-file'],
    ...['conf.telegram-both-bot-token-and-file', 'conf.telegram-valid-receiver-both-bot-token-and-file', 'conf.victorops-both-file-and-apikey', 'conf.wechat-both-file-and-secret'],
    // Neither in the receiver nor in `global`.
    ...['conf.mattermost-no-webhook-url', 'conf.opsgenie-no-apikey', 'conf.rocketchat-no-token', 'conf.slack-no-api-url-or-token', 'conf.telegram-no-bot-token', 'conf.victorops-no-apikey'],
    ...['conf.wechat-no-api-secret', 'conf.slack-update-message-and-webhook'],
    // An empty expression by name.
    ...['conf.nil-match_re-route', 'conf.nil-source_match_re-inhibition', 'conf.nil-target_match_re-inhibition'],
  ],
};
