import { alert } from './alert';
import { anyIncrease } from './any-increase';
import { bytes, count, fraction, share, time, times } from './option';

const failures = [
  ...['compactions_failed', 'reloads_failures', 'head_truncations_failed', 'wal_writes_failed', 'wal_truncations_failed', 'wal_corruptions'].map((what) => `prometheus_tsdb_${what}_total`),
  ...['corruptions', 'checkpoint_creations_failed'].map((what) => `prometheus_agent_${what}_total`),
];

/** Active series of a server, or of one that runs as an agent. */
const series = (offset = ''): string => `(prometheus_tsdb_head_series${offset} or prometheus_agent_active_series${offset})`;

/** Samples per second of a server, or of one that runs as an agent. */
const ingested = (window: string): string => `sum by (job, instance) (rate(prometheus_tsdb_head_samples_appended_total[${window}]) or rate(prometheus_agent_samples_appended_total[${window}]))`;

/** What the alerts on storage look at. */
export const storageMetrics = [
  'prometheus_tsdb_head_series', 'prometheus_agent_active_series', 'prometheus_tsdb_head_samples_appended_total', 'prometheus_agent_samples_appended_total', 'prometheus_target_scrape_pool_targets',
  ...failures,
  'prometheus_tsdb_storage_blocks_bytes', 'prometheus_tsdb_wal_storage_size_bytes', 'prometheus_tsdb_head_chunks_storage_size_bytes', 'prometheus_tsdb_head_min_time_seconds',
  'prometheus_tsdb_lowest_timestamp_seconds', 'prometheus_tsdb_retention_limit_bytes', 'prometheus_tsdb_retention_limit_seconds', 'prometheus_tsdb_size_retentions_total',
];

/** Alerts on series, samples and the disk. @see https://prometheus.io/docs/prometheus/latest/storage/ */
export const storage = {
  PrometheusNotIngesting: alert({
    severity: 'critical',
    for: '10m',
    options: {
      /** Time in which a sample would have been stored. @default '5m' */
      window: time('5m'),
    },
    rule: ({ window, for: held }) => ({
      // Seen by another server: one that stores nothing does not store this either, and has only NoTargetAtAll.
      expr: `${ingested(window)} == 0\nand on (job, instance) sum by (job, instance) (prometheus_target_scrape_pool_targets) > 0`,
      summary: '{{ $labels.instance }} stores no samples',
      description: `{{ $labels.instance }} has targets, and has stored not one sample for ${held}`,
    }),
    runbook: {
      means: 'The server runs and has targets, but stores no samples: all scrapes fail, or the storage does not take them. Its alerts are blind. It can be said only by a server that watches another one.',
      look: 'The log of Prometheus: `no space left`, `read-only file system`, `out of order`. Then *Status > Target health*.',
      queries: ['increase(prometheus_tsdb_wal_writes_failed_total{instance="INSTANCE"}[1h])', 'prometheus_target_scrape_pool_targets{instance="INSTANCE"}'],
      act: 'Free or enlarge the volume; a clock that jumped back needs patience, or the restart of an empty server.',
    },
  }),
  PrometheusTooManySeries: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Active series; each takes some 4 KiB of memory, with its share of queries. @default 1000000 */
      above: count(1_000_000),
    },
    rule: ({ above, for: held }) => ({
      expr: `${series()} > ${above}`,
      summary: '{{ $labels.instance }} has too many series',
      description: `{{ $labels.instance }} has {{ $value | humanize }} active series, above ${above} for ${held}; memory grows with them`,
    }),
    runbook: {
      means: 'More than a million active series. Each costs memory; some more, and the server is killed for it.',
      look: '*Status > TSDB status* lists the names and labels with the most series.',
      queries: ['topk(10, count by (job) ({__name__!=""}))', 'topk(10, scrape_series_added)'],
      act: 'Drop the label or the metric that grows without bound (identifiers, paths, addresses). Set a `sample_limit` on its job.',
    },
  }),
  PrometheusSeriesGrowing: alert({
    severity: 'warning',
    for: '1h',
    options: {
      /** Active series, in multiples of those a day ago. @default 1.5 */
      times: times(1.5),
      /** Active series below which growth does not matter. @default 50000 */
      atLeast: count(50_000),
      /** Time that lies between what is compared. @default '1d' */
      ago: time('1d'),
    },
    unless: { firing: ['PrometheusTooManySeries'], on: ['job', 'instance'] },
    rule: ({ ago, times: factor, atLeast, for: held }) => ({
      expr: `${series()} > ${factor} * ${series(` offset ${ago}`)}\nand ${series()} >= ${atLeast}`,
      summary: `{{ $labels.instance }} has many more series than ${ago} ago`,
      description: `{{ $labels.instance }} has {{ $value | humanize }} active series, more than ${factor} times those of ${ago} ago, for ${held}`,
    }),
    runbook: {
      means: 'There are one and a half times as many active series as yesterday. At that pace the memory is used up within days.',
      queries: ['topk(10, sum by (job) (scrape_samples_post_metric_relabeling) - sum by (job) (scrape_samples_post_metric_relabeling offset 1d))', 'topk(10, scrape_series_added)'],
      tells: 'A job that has grown by targets: is that meant? One that has grown by samples of the same targets: a label whose values do not end.',
      act: 'As for [PrometheusTooManySeries](#prometheustoomanyseries), while there is time.',
    },
  }),
  PrometheusIngestingTooMuch: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Samples per second. @default 100000 */
      above: count(100_000),
      /** Time over which the mean is taken. @default '5m' */
      window: time('5m'),
    },
    rule: ({ window, above, for: held }) => ({
      expr: `${ingested(window)} > ${above}`,
      summary: '{{ $labels.instance }} ingests too many samples',
      description: `{{ $labels.instance }} ingests {{ $value | humanize }} samples per second, above ${above} for ${held}`,
    }),
    runbook: {
      means: 'More than 100,000 samples per second: more than this server was sized for.',
      queries: ['topk(10, sum by (job) (scrape_samples_post_metric_relabeling))'],
      act: 'Scrape less often what nobody looks at every 15 s; drop what nobody asks for; or size the server anew.',
    },
  }),
  PrometheusStorageFailing: alert({
    severity: 'critical',
    for: '5m',
    options: {
      /** Time in which it failed. Compactions come every two hours: what failed must be seen until the next one has had its chance. @default '3h' */
      window: time('3h'),
    },
    rule: ({ window }) => ({
      expr: anyIncrease(failures, window),
      summary: '{{ $labels.instance }} cannot write or tidy up its storage',
      description: `{{ $labels.instance }} failed {{ $value | humanize }} times in the last ${window} to write its log, compact, load or cut its blocks; most often the disk is full or broken`,
    }),
    runbook: {
      means: 'Within the last three hours Prometheus failed to write its log, or to compact, load or cut its blocks. Samples may be lost; the log grows until the disk is full.',
      look: 'The log of Prometheus, for `compaction failed`, `no space left`, `read-only`, `corruption`. `df` on the volume.',
      queries: ['{__name__=~"prometheus_(tsdb|agent)_.*(fail|corrupt).*_total"} > 0'],
      act: 'No space: enlarge the volume, or delete the oldest block folders while the server is stopped. Corruption: the server repairs its log on the next start and says what it dropped.',
    },
  }),
  PrometheusStorageOverLimit: alert({
    severity: 'critical',
    for: '1h',
    options: {
      /** Size of blocks, head and write-ahead log, as a share of the retention size; over 100%. @default 1.1 */
      times: times(1.1),
    },
    rule: ({ times: factor, for: held }) => ({
      expr: [
        '(prometheus_tsdb_storage_blocks_bytes + prometheus_tsdb_wal_storage_size_bytes + prometheus_tsdb_head_chunks_storage_size_bytes)',
        '/ (prometheus_tsdb_retention_limit_bytes > 0)',
        `> ${factor}`,
      ].join('\n'),
      summary: '{{ $labels.instance }} does not keep to its retention size',
      description: `the storage of {{ $labels.instance }} takes {{ $value | humanizePercentage }} of its retention size, and nothing is deleted for ${held}; the volume is going to be full`,
    }),
    runbook: {
      means: 'Blocks, head and log take a tenth more than the retention size, for an hour. Nothing is deleted; the volume fills.',
      queries: [
        'prometheus_tsdb_storage_blocks_bytes + prometheus_tsdb_wal_storage_size_bytes + prometheus_tsdb_head_chunks_storage_size_bytes',
        'prometheus_tsdb_retention_limit_bytes',
        'prometheus_tsdb_wal_storage_size_bytes',
      ],
      tells: 'A log of many gigabytes: it is not cut, since compaction fails; see [PrometheusStorageFailing](#prometheusstoragefailing).',
      act: 'Enlarge the volume before it is full, then mend the compaction.',
    },
  }),
  PrometheusHistoryCut: alert({
    severity: 'warning',
    for: '1h',
    options: {
      /** Share of the retention time that is really kept. @default '90%' */
      below: share('90%'),
    },
    rule: ({ below }) => ({
      // Only after a deletion by size: a server that is younger than its retention time also has a short history.
      expr: [
        '(time() - prometheus_tsdb_lowest_timestamp_seconds)',
        '/ prometheus_tsdb_retention_limit_seconds',
        `< ${fraction(below)}`,
        'and prometheus_tsdb_size_retentions_total > 0',
      ].join('\n'),
      summary: '{{ $labels.instance }} keeps less history than it promises',
      description: `{{ $labels.instance }} deletes blocks by size and keeps {{ $value | humanizePercentage }} of its retention time, below ${below}`,
    }),
    runbook: {
      means: 'Blocks are deleted since the size is used up, before they reach the retention time: there is less history than promised.',
      queries: ['(time() - prometheus_tsdb_lowest_timestamp_seconds) / 1d', 'prometheus_tsdb_retention_limit_seconds / 1d'],
      act: 'A larger volume (the retention size follows from it), fewer series, or a shorter retention time that is honest.',
    },
  }),
  PrometheusStorageGrowing: alert({
    severity: 'warning',
    for: '1h',
    options: {
      /** What the whole retention time would take, as a share of what there is; over 100%. @default 1.1 */
      times: times(1.1),
      /** Room for blocks, such as `50Gi`. @default the retention size; without one the alert never fires */
      capacity: bytes.optional(),
      /** History that must be there for a forecast. @default '1d' */
      from: time('1d'),
    },
    unless: { firing: ['PrometheusHistoryCut'], on: ['job', 'instance'] },
    rule: ({ times: factor, capacity, from, for: held }) => ({
      // The mean of all blocks, which the daily rhythm does not move, and a few hours of something odd only a little.
      expr: [
        'prometheus_tsdb_storage_blocks_bytes',
        `/ (prometheus_tsdb_head_min_time_seconds - prometheus_tsdb_lowest_timestamp_seconds >= ${from})`,
        '* prometheus_tsdb_retention_limit_seconds',
        `> ${factor} * ${capacity ?? '(prometheus_tsdb_retention_limit_bytes > 0)'}`,
      ].join('\n'),
      summary: 'the storage of {{ $labels.instance }} is too small for its retention time',
      description: `at what {{ $labels.instance }} stores a day, its retention time needs {{ $value | humanize1024 }}B, more than ${factor} times the room that there is, for ${held}; its history is going to be cut`,
    }),
    runbook: {
      means: 'What is stored a day, times the retention time, is more than the storage holds. Nothing is lost yet; the oldest blocks are going to be deleted before their time.',
      queries: [
        'prometheus_tsdb_storage_blocks_bytes / (prometheus_tsdb_head_min_time_seconds - prometheus_tsdb_lowest_timestamp_seconds) * 1d',
        'prometheus_tsdb_retention_limit_bytes',
        'prometheus_tsdb_retention_limit_seconds / 1d',
      ],
      act: 'A larger volume, fewer series ([PrometheusTooManySeries](#prometheustoomanyseries) says how to find them), or a shorter retention time.',
    },
  }),
};
