import { alert } from './alert';
import { anyIncrease } from './any-increase';
import { time } from './option';

const kubernetesRequests = 'prometheus_sd_kubernetes_http_request_total';

/** What discovery of each kind counts when it fails; `refresh` is that of all kinds that ask again and again. */
const discoveryFailures = [
  ...['refresh', 'kubernetes', 'dns_lookup', 'consul_rpc', 'kuma_fetch'].map((kind) => `prometheus_sd_${kind}_failures_total`),
  'prometheus_sd_file_read_errors_total',
  'prometheus_treecache_zookeeper_failures_total',
];

/** An API server that refuses the connection is asked again and again, without being counted as a failure. */
const failingDiscovery = [...discoveryFailures, `${kubernetesRequests}{status_code="<error>"}`];

const exceededLimits = [
  ...['sample_limit', 'body_size_limit', 'native_histogram_bucket_limit'].map((limit) => `prometheus_target_scrapes_exceeded_${limit}_total`),
  ...['target_limit', 'label_limits'].map((limit) => `prometheus_target_scrape_pool_exceeded_${limit}_total`),
];

const rejectedSamples = ['duplicate_timestamp', 'out_of_order', 'out_of_bounds'].map(
  (reason) => `prometheus_target_scrapes_sample_${reason}_total`,
);

/** What the alerts on scraping look at. */
export const scrapingMetrics = [
  'prometheus_target_scrape_pool_targets', 'prometheus_target_sync_failed_total', 'prometheus_sd_failed_configs', kubernetesRequests, ...discoveryFailures, ...exceededLimits, ...rejectedSamples,
];

/** Alerts on what Prometheus is to scrape, and whether it can. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export const scraping = {
  PrometheusJobHasNoTargets: alert({
    severity: 'warning',
    for: '15m',
    rule: ({ for: held }) => ({
      expr: 'prometheus_target_scrape_pool_targets == 0',
      summary: 'scrape job {{ $labels.scrape_job }} has no targets',
      description: `discovery finds no target for scrape job {{ $labels.scrape_job }} on {{ $labels.instance }} for ${held}`,
    }),
    runbook: {
      means: 'Discovery finds nothing for a job, though it is there to scrape something.',
      look: '*Status > Service discovery* shows what was found and dropped, with all labels before relabeling.',
      act: 'Found and dropped: a relabeling rule is too strict, or an annotation is missing. Not found: namespace, selector, or permissions of the service account. Meant to be empty: remove the job.',
    },
  }),
  PrometheusTargetSyncFailed: alert({
    severity: 'warning',
    for: '10m',
    options: {
      /** Time in which a target was left out. @default '30m' */
      window: time('30m'),
    },
    rule: ({ window }) => ({
      expr: `increase(prometheus_target_sync_failed_total[${window}]) > 0`,
      summary: 'targets of scrape job {{ $labels.scrape_job }} are left out',
      description: `{{ $labels.instance }} left out {{ $value | humanize }} of the targets that discovery found for scrape job {{ $labels.scrape_job }} in the last ${window}`,
    }),
    runbook: {
      means: 'What discovery found could not be made a target: an address or a label is not valid after relabeling.',
      look: 'The log of Prometheus, for "Creating target failed".',
      act: 'Correct the relabeling, or the annotation of the one pod that has something odd in it.',
    },
  }),
  PrometheusServiceDiscoveryFailing: alert({
    severity: 'warning',
    for: '20m',
    options: {
      /** Time in which an attempt failed. @default '10m' */
      window: time('10m'),
    },
    rule: ({ window, for: held }) => ({
      expr: `${anyIncrease(failingDiscovery, window)}\nor\nsum by (job, instance) (prometheus_sd_failed_configs) > 0`,
      summary: 'service discovery of {{ $labels.instance }} fails',
      description: `service discovery of {{ $labels.instance }} fails for ${held}; targets that come and go are not seen`,
    }),
    runbook: {
      means: 'Discovery fails for 20 minutes. Known targets are scraped on, new ones are not seen, gone ones are missed.',
      queries: [
        'increase(prometheus_sd_refresh_failures_total[10m]) > 0',
        'increase(prometheus_sd_kubernetes_failures_total[10m])',
        'increase(prometheus_sd_kubernetes_http_request_total[10m])',
        'increase(prometheus_sd_dns_lookup_failures_total[10m])',
        'prometheus_sd_failed_configs > 0',
      ],
      act: 'Kubernetes: may the service account list and watch, and does the API server answer? HTTP: the endpoint. DNS: the name. Files: may Prometheus read them? A configuration that failed: the log says at its start which and why.',
    },
  }),
  PrometheusScrapeLimitHit: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Time in which a limit was hit. @default '10m' */
      window: time('10m'),
    },
    rule: ({ window, for: held }) => ({
      expr: anyIncrease(exceededLimits, window),
      summary: '{{ $labels.instance }} throws away scrapes that exceed a limit',
      description: `{{ $labels.instance }} hit a limit of a scrape job {{ $value | humanize }} times in the last ${window}, and does so for ${held}; what exceeds it is not stored`,
    }),
    runbook: {
      means: 'A target or a job has more samples, bytes, labels, buckets or targets than it may. The whole scrape is thrown away.',
      queries: ['topk(10, scrape_samples_post_metric_relabeling)', '{__name__=~"prometheus_target_scrape.*exceeded.*_total"} > 0'],
      act: 'Find what has grown in that target; drop it in `metric_relabel_configs`, or raise the limit if the growth is meant.',
    },
  }),
  PrometheusSamplesRejected: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Time in which samples were rejected. @default '10m' */
      window: time('10m'),
    },
    rule: ({ window, for: held }) => ({
      expr: anyIncrease(rejectedSamples, window),
      summary: '{{ $labels.instance }} rejects samples for their timestamps',
      description: `{{ $labels.instance }} rejected {{ $value | humanize }} samples of the last ${window} as duplicate, out of order or out of bounds, and does so for ${held}`,
    }),
    runbook: {
      means: 'Samples are rejected for their timestamps: two targets are one and the same series, or an exporter sets timestamps that are old.',
      look: 'The log of Prometheus names the job ("Error on ingesting samples with different value but same timestamp", or "out of order").',
      act: 'Give the two targets different labels; or stop the exporter from setting timestamps (`honor_timestamps: false`).',
    },
  }),
};
