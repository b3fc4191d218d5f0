import { alert } from './alert';
import { fraction, share, time } from './option';

const remote = ['job', 'instance', 'remote_name', 'url'];

/** Samples, and native histograms, which are counted apart. The totals count what failed, too. */
const remoteRate = (what: string, window: string): string => ['samples', 'histograms'].map((kind) => `rate(prometheus_remote_storage_${kind}_${what}[${window}])`).join(' + ');

/** What does not reach an Alertmanager, of all there was to send. What fails does not count as sent. At rest it is 0/0, which is above nothing. */
const failedShare = (window: string): string =>
  [`rate(prometheus_notifications_errors_total[${window}])`, `/ (rate(prometheus_notifications_errors_total[${window}]) + rate(prometheus_notifications_sent_total[${window}]))`].join('\n');

/** What the alerts on delivery look at. */
export const deliveryMetrics = [
  'prometheus_notifications_alertmanagers_discovered', 'prometheus_agent_active_series', 'prometheus_notifications_errors_total', 'prometheus_notifications_sent_total',
  'prometheus_notifications_queue_length', 'prometheus_notifications_queue_capacity', 'prometheus_remote_storage_samples_failed_total', 'prometheus_remote_storage_histograms_failed_total',
  'prometheus_remote_storage_samples_total', 'prometheus_remote_storage_histograms_total', 'prometheus_remote_storage_queue_highest_timestamp_seconds',
  'prometheus_remote_storage_queue_highest_sent_timestamp_seconds', 'prometheus_remote_storage_shards_desired', 'prometheus_remote_storage_shards_max',
];

/** Alerts on whether what the rules find reaches Alertmanager, and what is scraped the remote storage. @see https://prometheus.io/docs/practices/remote_write/ */
export const delivery = {
  PrometheusNotConnectedToAlertmanagers: alert({
    severity: 'critical',
    for: '10m',
    rule: ({ for: held }) => ({
      // An agent has no rules, and none to tell.
      expr: 'prometheus_notifications_alertmanagers_discovered == 0\nunless on (job, instance) prometheus_agent_active_series',
      summary: '{{ $labels.instance }} knows no Alertmanager',
      description: `{{ $labels.instance }} has found no Alertmanager for ${held}; nobody hears of any alert`,
    }),
    runbook: {
      means: 'Prometheus knows no Alertmanager. Nobody hears of any alert, from this server, this one included: if you read it, it came another way.',
      look: '*Status > Alertmanager discovery* lists those that are known and those that were dropped.',
      act: 'Are the Alertmanagers running, and does the name or the selector still fit them?',
    },
  }),
  PrometheusCannotNotify: alert({
    severity: 'critical',
    for: '15m',
    options: {
      /** Share of the alerts that do not reach the one Alertmanager that is reached best. @default '10%' */
      above: share('10%'),
      /** Time over which the share is taken. @default '5m' */
      window: time('5m'),
    },
    rule: ({ window, above, for: held }) => ({
      expr: `min by (job, instance) (\n${failedShare(window)}\n)\n> ${fraction(above)}`,
      summary: '{{ $labels.instance }} reaches no Alertmanager',
      description: `{{ $value | humanizePercentage }} of the alerts of {{ $labels.instance }}, or more, reach none of its Alertmanagers, above ${above} for ${held}`,
    }),
    runbook: {
      means: 'Alerts of this server do not get through to any of its Alertmanagers. If you read it, another server sent it, or it was lucky.',
      queries: ['rate(prometheus_notifications_errors_total{instance="INSTANCE"}[5m])', 'up{job="alertmanager"}'],
      tells: 'All of them fail at once: what they have in common, such as the network policy, the path prefix, the credentials, or this server.',
      act: 'The log of Prometheus has the answer (`Error sending alerts`). Until it is mended, watch the page *Alerts* yourself.',
    },
  }),
  PrometheusNotificationsFailing: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Share of the alerts that do not reach one of the Alertmanagers. @default '1%' */
      above: share('1%'),
      /** Time over which the share is taken. @default '5m' */
      window: time('5m'),
    },
    unless: { firing: ['PrometheusCannotNotify'], on: ['job', 'instance'] },
    rule: ({ window, above, for: held }) => ({
      expr: `${failedShare(window)}\n> ${fraction(above)}`,
      summary: '{{ $labels.instance }} cannot send alerts to {{ $labels.alertmanager }}',
      description: `{{ $value | humanizePercentage }} of the alerts of {{ $labels.instance }} do not reach {{ $labels.alertmanager }}, above ${above} for ${held}`,
    }),
    runbook: {
      means: 'Some alerts do not reach one of the Alertmanagers. If there is another, it has them.',
      queries: ['rate(prometheus_notifications_errors_total[5m])', 'up{job="alertmanager"}'],
      act: 'See whether that Alertmanager is up; then the network policy, the path prefix, and the credentials.',
    },
  }),
  PrometheusNotificationQueueFull: alert({
    severity: 'critical',
    for: '5m',
    options: {
      /** Share of the queue that is taken; full is when alerts are dropped. @default '50%' */
      above: share('50%'),
    },
    rule: ({ above, for: held }) => ({
      expr: [
        'prometheus_notifications_queue_length',
        '/ on (job, instance) group_left () prometheus_notifications_queue_capacity',
        `> ${fraction(above)}`,
      ].join('\n'),
      summary: 'alerts of {{ $labels.instance }} pile up',
      description: `the queue of {{ $labels.instance }} to {{ $labels.alertmanager }} is {{ $value | humanizePercentage }} full, above ${above} for ${held}; when it is full, alerts are dropped`,
    }),
    runbook: {
      means: 'Alerts wait to be sent, and the queue is more than half full. When it is full, alerts are dropped.',
      queries: ['prometheus_notifications_queue_length', 'sum(ALERTS{alertstate="firing"})', 'rate(prometheus_notifications_dropped_total[5m])'],
      act: 'An Alertmanager that hangs: restart it. A flood of alerts: find the rule that fires for thousands of series, and take it out.',
    },
  }),
  PrometheusRemoteWriteFailing: alert({
    severity: 'critical',
    for: '15m',
    options: {
      /** Share of the samples that the remote storage refuses for good. @default '1%' */
      above: share('1%'),
      /** Time over which the share is taken. @default '5m' */
      window: time('5m'),
    },
    rule: ({ window, above, for: held }) => ({
      expr: [`(${remoteRate('failed_total', window)})`, `/ (${remoteRate('total', window)})`, `> ${fraction(above)}`].join('\n'),
      summary: '{{ $labels.instance }} loses samples on the way to {{ $labels.remote_name }}',
      description: `remote storage {{ $labels.remote_name }} refuses {{ $value | humanizePercentage }} of the samples of {{ $labels.instance }}, above ${above} for ${held}; they are not sent again`,
    }),
    runbook: {
      means: 'The remote storage refuses samples for good (not to be sent again): they are missing there.',
      look: 'The log of Prometheus has the answer of the remote storage: `400` for what it does not take (out of order, too many labels), `401` or `403` for credentials.',
      act: 'Correct what it refuses, or drop it with `write_relabel_configs`.',
    },
  }),
  PrometheusRemoteWriteBehind: alert({
    severity: 'critical',
    for: '15m',
    options: {
      /** Age of the newest sample that has arrived, against the newest one there is. @default '2m' */
      above: time('2m'),
    },
    rule: ({ above, for: held }) => ({
      // 0 stands for "nothing yet" in both; a queue that has never sent anything is as far behind as can be.
      expr: `prometheus_remote_storage_queue_highest_timestamp_seconds\n- prometheus_remote_storage_queue_highest_sent_timestamp_seconds\n> ${above}`,
      summary: '{{ $labels.instance }} is behind with {{ $labels.remote_name }}',
      description: `remote storage {{ $labels.remote_name }} is {{ $value | humanizeDuration }} behind {{ $labels.instance }}, above ${above} for ${held}; what waits longer than the write-ahead log, some two hours, is lost`,
    }),
    runbook: {
      means: 'The remote storage lags by more than two minutes. After some two hours, what waits is lost.',
      queries: [
        'prometheus_remote_storage_shards{remote_name="NAME"}',
        'prometheus_remote_storage_shards_desired{remote_name="NAME"} / prometheus_remote_storage_shards_max{remote_name="NAME"}',
        'rate(prometheus_remote_storage_samples_retried_total{remote_name="NAME"}[5m])',
      ],
      tells: 'Retries: the remote storage answers with errors. More shards desired than allowed: it is too slow for what is sent.',
      act: 'Help the remote storage; send less (`write_relabel_configs`); or allow more shards if it can bear them.',
    },
  }),
  PrometheusRemoteWriteSaturated: alert({
    severity: 'warning',
    for: '15m',
    unless: { firing: ['PrometheusRemoteWriteBehind'], on: remote },
    rule: ({ for: held }) => ({
      expr: 'prometheus_remote_storage_shards_desired\n> prometheus_remote_storage_shards_max',
      summary: '{{ $labels.instance }} needs more shards for {{ $labels.remote_name }} than it may have',
      description: `{{ $labels.instance }} would need {{ $value | humanize }} shards to keep up with remote storage {{ $labels.remote_name }}, more than it may have, for ${held}`,
    }),
    runbook: {
      means: 'The remote storage is still up to date, but all the shards that are allowed do not do. [PrometheusRemoteWriteBehind](#prometheusremotewritebehind) is next.',
      queries: ['prometheus_remote_storage_shards_desired{remote_name="NAME"}', 'prometheus_remote_storage_shards_max{remote_name="NAME"}'],
      act: 'As there, without haste: `max_shards` times `capacity` samples wait in memory, so raise them with care.',
    },
  }),
};
