import type { AlertingRuleSpec } from '../../../lib';

import type { Held, WriteAlert } from './alert';
import { anyIncrease } from './prometheus-counter';

/** What can be told to the alerts on targets and scrapes. */
export interface ScrapingOptions {
  /** @default for '5m' */
  readonly TargetDown?: Held;
  readonly TargetScrapeSlow?: {
    /** Shorter than the scrape timeout, at which the target is down. @default '5s' */
    readonly above?: string;
    /** @default '10m' */
    readonly for?: string;
  };
  /** @default for '15m' */
  readonly PrometheusJobHasNoTargets?: Held;
  /** @default for '10m' */
  readonly PrometheusTargetSyncFailed?: Held;
  /** @default for '20m' */
  readonly PrometheusServiceDiscoveryFailing?: Held;
  /** @default for '15m' */
  readonly PrometheusScrapeLimitHit?: Held;
  /** @default for '15m' */
  readonly PrometheusSamplesRejected?: Held;
  /** @default for '5m' */
  readonly PrometheusNotIngesting?: Held;
}

const failingDiscovery = ['refresh', 'kubernetes', 'dns_lookup'].map((kind) => `prometheus_sd_${kind}_failures_total`);

const exceededLimits = [
  ...['sample_limit', 'body_size_limit', 'native_histogram_bucket_limit'].map((limit) => `prometheus_target_scrapes_exceeded_${limit}_total`),
  ...['target_limit', 'label_limits'].map((limit) => `prometheus_target_scrape_pool_exceeded_${limit}_total`),
];

const rejectedSamples = ['duplicate_timestamp', 'out_of_order', 'out_of_bounds'].map(
  (reason) => `prometheus_target_scrapes_sample_${reason}_total`,
);

/** Alerts on what Prometheus is to scrape, and whether it can. */
export function scraping(alert: WriteAlert, options: ScrapingOptions): readonly AlertingRuleSpec[] {
  const down = { for: '5m', ...options.TargetDown };
  const slow = { above: '5s', for: '10m', ...options.TargetScrapeSlow };
  const none = { for: '15m', ...options.PrometheusJobHasNoTargets };
  const sync = { for: '10m', ...options.PrometheusTargetSyncFailed };
  const discovery = { for: '20m', ...options.PrometheusServiceDiscoveryFailing };
  const limit = { for: '15m', ...options.PrometheusScrapeLimitHit };
  const rejected = { for: '15m', ...options.PrometheusSamplesRejected };
  const nothing = { for: '5m', ...options.PrometheusNotIngesting };

  return [
    alert({
      alert: 'TargetDown',
      severity: 'warning',
      expr: 'up == 0',
      for: down.for,
      summary: '{{ $labels.instance }} cannot be scraped',
      description: `target {{ $labels.instance }} of job {{ $labels.job }} fails every scrape for ${down.for}`,
    }),
    alert({
      alert: 'TargetScrapeSlow',
      severity: 'warning',
      expr: `avg_over_time(scrape_duration_seconds[5m]) > ${slow.above}`,
      for: slow.for,
      summary: `scraping {{ $labels.instance }} takes more than ${slow.above}`,
      description: `a scrape of target {{ $labels.instance }} of job {{ $labels.job }} takes {{ $value | humanizeDuration }}, above ${slow.above} for ${slow.for}`,
    }),
    alert({
      alert: 'PrometheusJobHasNoTargets',
      severity: 'warning',
      expr: 'prometheus_target_scrape_pool_targets == 0',
      for: none.for,
      summary: 'scrape job {{ $labels.scrape_job }} has no targets',
      description: `discovery finds no target for scrape job {{ $labels.scrape_job }} on {{ $labels.instance }} for ${none.for}`,
    }),
    alert({
      alert: 'PrometheusTargetSyncFailed',
      severity: 'warning',
      expr: 'increase(prometheus_target_sync_failed_total[30m]) > 0',
      for: sync.for,
      summary: 'targets of scrape job {{ $labels.scrape_job }} are left out',
      description: '{{ $labels.instance }} left out {{ $value | humanize }} of the targets that discovery found for scrape job {{ $labels.scrape_job }} in the last 30m',
    }),
    alert({
      alert: 'PrometheusServiceDiscoveryFailing',
      severity: 'warning',
      expr: anyIncrease(failingDiscovery, '10m'),
      for: discovery.for,
      summary: 'service discovery of {{ $labels.instance }} fails',
      description: `service discovery of {{ $labels.instance }} fails for ${discovery.for}; targets that come and go are not seen`,
    }),
    alert({
      alert: 'PrometheusScrapeLimitHit',
      severity: 'warning',
      expr: anyIncrease(exceededLimits, '10m'),
      for: limit.for,
      summary: '{{ $labels.instance }} throws away scrapes that exceed a limit',
      description: `{{ $labels.instance }} hit a limit of a scrape job {{ $value | humanize }} times in the last 10m, and does so for ${limit.for}; what exceeds it is not stored`,
    }),
    alert({
      alert: 'PrometheusSamplesRejected',
      severity: 'warning',
      expr: anyIncrease(rejectedSamples, '10m'),
      for: rejected.for,
      summary: '{{ $labels.instance }} rejects samples for their timestamps',
      description: `{{ $labels.instance }} rejected {{ $value | humanize }} samples of the last 10m as duplicate, out of order or out of bounds, and does so for ${rejected.for}`,
    }),
    alert({
      alert: 'PrometheusNotIngesting',
      severity: 'critical',
      // A server that stores nothing cannot see its own counters either; that "up" is gone it can see.
      expr: 'absent(up)',
      for: nothing.for,
      summary: 'Prometheus stores no samples',
      description: `there is not one sample of "up", of any target, for ${nothing.for}`,
    }),
  ];
}
