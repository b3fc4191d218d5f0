import type { AlertingRuleSpec } from '../../../lib';

import type { Held, WriteAlert } from './alert';
import { alertmanager, type AlertmanagerOptions } from './prometheus-alertmanager';
import { percent, share } from './share';

/** When too large a share of something fails. */
export interface FailedShareAbove {
  /** Share, such as `1%`. */
  readonly above?: string;
  readonly for?: string;
}

/** What can be told to the alerts on the way from a rule to a person, and to the remote storage. */
export interface DeliveryOptions extends AlertmanagerOptions {
  /** @default for '10m' */
  readonly PrometheusNotConnectedToAlertmanagers?: Held;
  /** @default above '1%' for '15m' */
  readonly PrometheusNotificationsFailing?: FailedShareAbove;
  /** Full is when alerts are dropped. @default above '50%' for '5m' */
  readonly PrometheusNotificationQueueFull?: FailedShareAbove;
  /** @default above '1%' for '15m' */
  readonly PrometheusRemoteWriteFailing?: FailedShareAbove;
  readonly PrometheusRemoteWriteBehind?: {
    /** Age of the newest sample that has arrived, against the newest one there is. @default '2m' */
    readonly above?: string;
    /** @default '15m' */
    readonly for?: string;
  };
}

/** Alerts on whether what the rules find reaches anybody. */
export function delivery(alert: WriteAlert, options: DeliveryOptions): readonly AlertingRuleSpec[] {
  const alone = { for: '10m', ...options.PrometheusNotConnectedToAlertmanagers };
  const failing = { above: '1%', for: '15m', ...options.PrometheusNotificationsFailing };
  const queue = { above: '50%', for: '5m', ...options.PrometheusNotificationQueueFull };
  const remote = { above: '1%', for: '15m', ...options.PrometheusRemoteWriteFailing };
  const behind = { above: '2m', for: '15m', ...options.PrometheusRemoteWriteBehind };

  return [
    alert({
      alert: 'PrometheusNotConnectedToAlertmanagers',
      severity: 'critical',
      expr: 'prometheus_notifications_alertmanagers_discovered == 0',
      for: alone.for,
      summary: '{{ $labels.instance }} knows no Alertmanager',
      description: `{{ $labels.instance }} has found no Alertmanager for ${alone.for}; nobody hears of any alert`,
    }),
    alert({
      alert: 'PrometheusNotificationsFailing',
      severity: 'warning',
      expr: `rate(prometheus_notifications_errors_total[5m])\n/ (rate(prometheus_notifications_sent_total[5m]) > 0)\n> ${share(failing.above)}`,
      for: failing.for,
      summary: '{{ $labels.instance }} cannot send alerts to {{ $labels.alertmanager }}',
      description: `{{ $value | humanizePercentage }} of the alerts of {{ $labels.instance }} do not reach {{ $labels.alertmanager }}, above ${percent(failing.above)} for ${failing.for}`,
    }),
    alert({
      alert: 'PrometheusNotificationQueueFull',
      severity: 'critical',
      expr: [
        'prometheus_notifications_queue_length',
        '/ on (job, instance) group_left () (prometheus_notifications_queue_capacity > 0)',
        `> ${share(queue.above)}`,
      ].join('\n'),
      for: queue.for,
      summary: 'alerts of {{ $labels.instance }} pile up',
      description: `the queue of {{ $labels.instance }} to {{ $labels.alertmanager }} is {{ $value | humanizePercentage }} full, above ${percent(queue.above)} for ${queue.for}; when it is full, alerts are dropped`,
    }),
    alert({
      alert: 'PrometheusRemoteWriteFailing',
      severity: 'critical',
      expr: [
        'rate(prometheus_remote_storage_samples_failed_total[5m])',
        '/ (rate(prometheus_remote_storage_samples_failed_total[5m]) + rate(prometheus_remote_storage_samples_total[5m]) > 0)',
        `> ${share(remote.above)}`,
      ].join('\n'),
      for: remote.for,
      summary: '{{ $labels.instance }} loses samples on the way to {{ $labels.remote_name }}',
      description: `remote storage {{ $labels.remote_name }} refuses {{ $value | humanizePercentage }} of the samples of {{ $labels.instance }}, above ${percent(remote.above)} for ${remote.for}; they are not sent again`,
    }),
    alert({
      alert: 'PrometheusRemoteWriteBehind',
      severity: 'critical',
      // 0 stands for "nothing yet" in both; a queue that has never sent anything is as far behind as can be.
      expr: [
        '(prometheus_remote_storage_queue_highest_timestamp_seconds > 0)',
        '- prometheus_remote_storage_queue_highest_sent_timestamp_seconds',
        `> ${behind.above}`,
      ].join('\n'),
      for: behind.for,
      summary: '{{ $labels.instance }} is behind with {{ $labels.remote_name }}',
      description: `remote storage {{ $labels.remote_name }} is {{ $value | humanizeDuration }} behind {{ $labels.instance }}, above ${behind.above} for ${behind.for}; what waits longer than the write-ahead log, some two hours, is lost`,
    }),
    ...alertmanager(alert, options),
    alert({
      alert: 'Watchdog',
      severity: 'info',
      expr: 'vector(1)',
      summary: 'alerts are delivered',
      description: 'this alert fires all the time; the service that receives it calls out when it stays away',
    }),
  ];
}
