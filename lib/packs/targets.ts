import { alert } from './alert';
import { definePack } from './define';
import { count, time } from './option';

const target = '{{ $labels.instance }} of job {{ $labels.job }}';
const perTarget = ['job', 'instance'];

/** Whether whatever is scraped can be scraped: any target of any job. @see https://prometheus.io/docs/concepts/jobs_instances/ */
export const targets = definePack({
  name: 'targets',
  title: 'Targets',
  summary: 'Whether targets can be scraped, in time, and how much they bring: any target of any job',
  about: '`INSTANCE` is the target that the alert names. That a whole job has no targets is told by [PrometheusJobHasNoTargets](prometheus.md#prometheusjobhasnotargets).',
  metrics: ['up', 'scrape_duration_seconds', 'scrape_samples_post_metric_relabeling'],
  rules: () => ({
    alerts: {
      NoTargetAtAll: alert({
        severity: 'critical',
        for: '5m',
        rule: ({ for: held }) => ({
          // A server that stores nothing cannot see its own counters either; that "up" is gone it can see.
          expr: 'absent(up)',
          summary: 'Prometheus stores no samples',
          description: `there is not one sample of "up", of any target, for ${held}`,
        }),
        runbook: {
          means: 'There is no sample of any target at all. Everything else is blind.',
          look: 'The log of Prometheus: a full disk, a read-only volume, an empty configuration. Then *Status > Target health*.',
          act: 'Free or enlarge the volume; restore the last configuration that worked.',
        },
      }),
      TargetDown: alert({
        severity: 'warning',
        for: '5m',
        rule: ({ for: held }) => ({
          expr: 'up == 0',
          summary: '{{ $labels.instance }} cannot be scraped',
          description: `target ${target} fails every scrape for ${held}`,
        }),
        runbook: {
          means: 'Prometheus cannot scrape the target: there are no new figures of it, and alerts on them are blind.',
          look: [
            'The page *Status > Target health* of Prometheus shows the error of the last scrape.',
            '',
            '- `connection refused`, `no route`: the process is not there, or listens elsewhere.',
            '- `context deadline exceeded`: it answers too slowly, or a network policy swallows the packets.',
            '- `401`, `403`, `x509`: credentials or certificates.',
            '- `unsupported Content-Type`: it is not a metrics page.',
          ].join('\n'),
          act: "`curl` the target's URL from where Prometheus runs; that tells the network from the process.",
        },
      }),
      TargetFlapping: alert({
        severity: 'warning',
        options: {
          /** Changes of `up`, both ways. @default 5 */
          changes: count(5),
          /** @default '15m' */
          within: time('15m'),
        },
        unless: { firing: ['TargetDown'], on: perTarget },
        rule: ({ changes, within }) => ({
          expr: `changes(up[${within}]) > ${changes}`,
          summary: '{{ $labels.instance }} comes and goes',
          description: `target ${target} went up or down {{ $value }} times in ${within}`,
        }),
        runbook: {
          means: 'Scrapes of the target fail and succeed in turn. No single outage is long enough for [TargetDown](#targetdown).',
          queries: ['up{instance="INSTANCE"}', 'scrape_duration_seconds{instance="INSTANCE"}', 'process_start_time_seconds{instance="INSTANCE"}'],
          tells: 'A start time that changes: the process crashes. A duration near the scrape timeout: it is overloaded. Neither: the network.',
          act: 'The log of the process before its last start; or give the scrape more time.',
        },
      }),
      TargetScrapeSlow: alert({
        severity: 'warning',
        for: '10m',
        options: {
          /** Shorter than the scrape timeout, at which the target is down. @default '5s' */
          above: time('5s'),
          /** Time over which the mean is taken. @default '5m' */
          window: time('5m'),
        },
        unless: { firing: ['TargetDown'], on: perTarget },
        rule: ({ window, above, for: held }) => ({
          expr: `avg_over_time(scrape_duration_seconds[${window}]) > ${above}`,
          summary: `scraping {{ $labels.instance }} takes more than ${above}`,
          description: `a scrape of target ${target} takes {{ $value | humanizeDuration }}, above ${above} for ${held}`,
        }),
        runbook: {
          means: 'A scrape takes more than 5 s. At the scrape timeout (10 s, unless the job says otherwise) it fails, and the target is down.',
          queries: ['scrape_duration_seconds{instance="INSTANCE"}', 'scrape_samples_scraped{instance="INSTANCE"}'],
          act: 'Many samples: find the label that makes them, and leave it out. Few: the process is overloaded.',
        },
      }),
      TargetTooManySamples: alert({
        severity: 'warning',
        for: '15m',
        options: {
          /** Samples that a scrape stores, after relabeling. @default 100000 */
          above: count(100_000),
        },
        rule: ({ above, for: held }) => ({
          expr: `scrape_samples_post_metric_relabeling > ${above}`,
          summary: '{{ $labels.instance }} exposes too many series',
          description: `target ${target} brings {{ $value | humanize }} samples with each scrape, above ${above} for ${held}`,
        }),
        runbook: {
          means: 'One target alone brings very many series, each of which takes memory in Prometheus. Most often a label has a value for each user, request or path.',
          queries: ['topk(10, count by (__name__) ({instance="INSTANCE"}))', 'scrape_series_added{instance="INSTANCE"}'],
          tells: 'Series that are added with every scrape: a label whose values do not end.',
          act: 'Take the label out where it is made. Until then drop the metric by `metric_relabel_configs`, or bound the damage by `sample_limit`.',
        },
      }),
    },
  }),
});
