import type { AlertingRuleSpec } from '../../../lib';

import type { Held, WriteAlert } from './alert';
import { percent, share } from './share';

/** When too large a share of the notifications of one integration fails. */
export interface NotificationsFailing {
  /** Share of the notifications, such as `50%`. */
  readonly above?: string;
  readonly for?: string;
}

/** What can be told to the alerts on Alertmanager. */
export interface AlertmanagerOptions {
  /** @default for '5m' */
  readonly AlertmanagerBadConfig?: Held;
  /** Of all the instances together: nobody is told this way. @default above '50%' for '5m' */
  readonly AlertmanagerCannotNotify?: NotificationsFailing;
  /** Of one instance; another one may have told. @default above '1%' for '5m' */
  readonly AlertmanagerNotificationsFailing?: NotificationsFailing;
  /** @default for '15m' */
  readonly AlertmanagerMembersInconsistent?: Held;
  /** @default for '20m', longer than a rollout takes */
  readonly AlertmanagerConfigInconsistent?: Held;
}

/** Alerts on whether Alertmanager tells people, and whether its instances know of each other. */
export function alertmanager(alert: WriteAlert, options: AlertmanagerOptions): readonly AlertingRuleSpec[] {
  const config = { for: '5m', ...options.AlertmanagerBadConfig };
  const cannot = { above: '50%', for: '5m', ...options.AlertmanagerCannotNotify };
  const failing = { above: '1%', for: '5m', ...options.AlertmanagerNotificationsFailing };
  const members = { for: '15m', ...options.AlertmanagerMembersInconsistent };
  const hashes = { for: '20m', ...options.AlertmanagerConfigInconsistent };

  return [
    alert({
      alert: 'AlertmanagerBadConfig',
      severity: 'critical',
      expr: 'alertmanager_config_last_reload_successful == 0',
      for: config.for,
      summary: '{{ $labels.instance }} refuses its configuration',
      description: `Alertmanager {{ $labels.instance }} could not load its configuration for ${config.for}; it runs on with the old one, and does not start again with this one`,
    }),
    alert({
      alert: 'AlertmanagerCannotNotify',
      severity: 'critical',
      expr: `${failedShare('job, integration')} > ${share(cannot.above)}`,
      for: cannot.for,
      summary: 'nobody is told by {{ $labels.integration }}',
      description: `{{ $value | humanizePercentage }} of the notifications of all Alertmanagers by {{ $labels.integration }} fail, above ${percent(cannot.above)} for ${cannot.for}`,
    }),
    alert({
      alert: 'AlertmanagerNotificationsFailing',
      severity: 'warning',
      expr: `${failedShare('job, instance, integration')} > ${share(failing.above)}\nunless on (job, integration) ALERTS{alertname="AlertmanagerCannotNotify", alertstate="firing"}`,
      for: failing.for,
      summary: '{{ $labels.instance }} fails to notify by {{ $labels.integration }}',
      description: `{{ $value | humanizePercentage }} of the notifications of Alertmanager {{ $labels.instance }} by {{ $labels.integration }} fail, above ${percent(failing.above)} for ${failing.for}`,
    }),
    alert({
      alert: 'AlertmanagerMembersInconsistent',
      severity: 'warning',
      // The largest number of the last minutes on both sides: one missed scrape is no split.
      expr: [
        'max_over_time(alertmanager_cluster_members[5m])',
        '< on (job) group_left () count by (job) (max_over_time(alertmanager_cluster_members[5m]))',
      ].join('\n'),
      for: members.for,
      summary: '{{ $labels.instance }} does not see all the other Alertmanagers',
      description: `Alertmanager {{ $labels.instance }} sees {{ $value }} members of its cluster, itself included, fewer than there are, for ${members.for}; notifications come twice`,
    }),
    alert({
      alert: 'AlertmanagerConfigInconsistent',
      severity: 'warning',
      expr: 'count by (job) (count_values by (job) ("hash", alertmanager_config_hash)) > 1',
      for: hashes.for,
      summary: 'the Alertmanagers have different configurations',
      description: `there are {{ $value }} different configurations among the Alertmanagers of job {{ $labels.job }} for ${hashes.for}`,
    }),
  ];
}

/** Share of the notifications that failed in the last 15 minutes; empty where none were tried. */
const failedShare = (labels: string): string =>
  [
    `sum by (${labels}) (rate(alertmanager_notifications_failed_total[15m]))`,
    `/ (sum by (${labels}) (rate(alertmanager_notifications_total[15m])) > 0)`,
  ].join('\n');
