import type { AlertingRuleSpec } from '../../../lib';

import type { Held, WriteAlert } from './alert';
import { anyIncrease } from './prometheus-counter';
import { percent, share } from './share';

/** What can be told to the alerts on what the server stores. */
export interface StorageOptions {
  readonly PrometheusTooManySeries?: {
    /** Active series; each takes some 4 KiB of memory, with its share of queries. @default 1000000 */
    readonly above?: number;
    /** @default '15m' */
    readonly for?: string;
  };
  readonly PrometheusIngestingTooMuch?: {
    /** Samples per second. @default 100000 */
    readonly above?: number;
    /** @default '15m' */
    readonly for?: string;
  };
  /** @default for '5m' */
  readonly PrometheusStorageFailing?: Held;
  readonly PrometheusStorageOverLimit?: {
    /** Size of blocks, head and write-ahead log, as a share of the retention size; over 100%. @default 1.1 */
    readonly times?: number;
    /** @default '1h' */
    readonly for?: string;
  };
  readonly PrometheusHistoryCut?: {
    /** Share of the retention time that is really kept. @default '90%' */
    readonly below?: string;
    /** @default '1h' */
    readonly for?: string;
  };
}

const failures = ['compactions_failed', 'reloads_failures', 'head_truncations_failed', 'wal_writes_failed', 'wal_corruptions'].map(
  (what) => `prometheus_tsdb_${what}_total`,
);

/** Alerts on series, samples and the disk. */
export function storage(alert: WriteAlert, options: StorageOptions): readonly AlertingRuleSpec[] {
  const series = { above: 1_000_000, for: '15m', ...options.PrometheusTooManySeries };
  const samples = { above: 100_000, for: '15m', ...options.PrometheusIngestingTooMuch };
  const failing = { for: '5m', ...options.PrometheusStorageFailing };
  const over = { times: 1.1, for: '1h', ...options.PrometheusStorageOverLimit };
  const cut = { below: '90%', for: '1h', ...options.PrometheusHistoryCut };

  return [
    alert({
      alert: 'PrometheusTooManySeries',
      severity: 'warning',
      expr: `prometheus_tsdb_head_series > ${series.above}`,
      for: series.for,
      summary: '{{ $labels.instance }} has too many series',
      description: `{{ $labels.instance }} has {{ $value | humanize }} active series, above ${series.above} for ${series.for}; memory grows with them`,
    }),
    alert({
      alert: 'PrometheusIngestingTooMuch',
      severity: 'warning',
      expr: `sum by (job, instance) (rate(prometheus_tsdb_head_samples_appended_total[5m])) > ${samples.above}`,
      for: samples.for,
      summary: '{{ $labels.instance }} ingests too many samples',
      description: `{{ $labels.instance }} ingests {{ $value | humanize }} samples per second, above ${samples.above} for ${samples.for}`,
    }),
    alert({
      alert: 'PrometheusStorageFailing',
      severity: 'critical',
      // Compactions come every two hours: what failed must be seen until the next one has had its chance.
      expr: anyIncrease(failures, '3h'),
      for: failing.for,
      summary: '{{ $labels.instance }} cannot write or tidy up its storage',
      description: '{{ $labels.instance }} failed {{ $value | humanize }} times in the last 3h to write its log, compact, load or cut its blocks; most often the disk is full or broken',
    }),
    alert({
      alert: 'PrometheusStorageOverLimit',
      severity: 'critical',
      expr: [
        '(prometheus_tsdb_storage_blocks_bytes + prometheus_tsdb_wal_storage_size_bytes + prometheus_tsdb_head_chunks_storage_size_bytes)',
        '/ (prometheus_tsdb_retention_limit_bytes > 0)',
        `> ${over.times}`,
      ].join('\n'),
      for: over.for,
      summary: '{{ $labels.instance }} does not keep to its retention size',
      description: `the storage of {{ $labels.instance }} takes {{ $value | humanizePercentage }} of its retention size, and nothing is deleted for ${over.for}; the volume is going to be full`,
    }),
    alert({
      alert: 'PrometheusHistoryCut',
      severity: 'warning',
      // Only after a deletion by size: a server that is younger than its retention time also has a short history.
      expr: [
        '(time() - prometheus_tsdb_lowest_timestamp_seconds)',
        '/ (prometheus_tsdb_retention_limit_seconds > 0)',
        `< ${share(cut.below)}`,
        'and prometheus_tsdb_size_retentions_total > 0',
      ].join('\n'),
      for: cut.for,
      summary: '{{ $labels.instance }} keeps less history than it promises',
      description: `{{ $labels.instance }} deletes blocks by size and keeps {{ $value | humanizePercentage }} of its retention time, below ${percent(cut.below)}`,
    }),
  ];
}
