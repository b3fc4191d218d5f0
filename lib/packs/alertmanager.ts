import { alert } from './alert';
import { definePack } from './define';
import { fraction, count, share, time } from './option';

/** Share of the notifications that failed within the window; empty where none were tried. */
const failedShare = (labels: string, window: string): string =>
  [
    `sum by (${labels}) (rate(alertmanager_notifications_failed_total[${window}]))`,
    `/ (sum by (${labels}) (rate(alertmanager_notifications_total[${window}])) > 0)`,
  ].join('\n');

/** Whether Alertmanager tells people, and whether its instances know of each other. @see https://prometheus.io/docs/alerting/latest/alertmanager/ */
export const alertmanager = definePack({
  name: 'alertmanager',
  title: 'Alertmanager',
  summary: 'Whether Alertmanager runs, tells people, and whether its instances agree',
  about: 'If all of Alertmanager is down, no alert can come. That is what [Watchdog](watchdog.md#watchdog) is for. `INSTANCE` is the one that the alert names.',
  metrics: [
    'alertmanager_build_info', 'alertmanager_config_last_reload_successful', 'alertmanager_config_hash', 'alertmanager_notifications_failed_total', 'alertmanager_notifications_total',
    'alertmanager_cluster_members', 'alertmanager_cluster_failed_peers', 'up', 'process_start_time_seconds',
  ],
  rules: () => ({
    alerts: {
      AlertmanagerBadConfig: alert({
        severity: 'critical',
        for: '5m',
        rule: ({ for: held }) => ({
          expr: 'alertmanager_config_last_reload_successful == 0',
          summary: '{{ $labels.instance }} refuses its configuration',
          description: `Alertmanager {{ $labels.instance }} could not load its configuration for ${held}; it runs on with the old one, and does not start again with this one`,
        }),
        runbook: {
          means: 'Alertmanager could not load its configuration. It runs on with the old one, and will not start again with this one.',
          look: 'Its log names the reason; so does `amtool check-config alertmanager.yml`. A missing secret file is one.',
          act: 'Restore what was there before. Do not restart it before that.',
        },
      }),
      AlertmanagerClusterDown: alert({
        severity: 'critical',
        for: '5m',
        options: {
          /** Share of the targets of a job in which there is an Alertmanager, or was within `memory`. @default '50%' */
          atLeast: share('50%'),
          /** How long the job is remembered once none of them is up. @default '1d' */
          memory: time('1d'),
        },
        rule: ({ atLeast, memory, for: held }) => ({
          expr: `count by (job) (up == 0) / count by (job) (up) >= ${fraction(atLeast)}\nand on (job) last_over_time(alertmanager_build_info[${memory}])`,
          summary: '{{ $value | humanizePercentage }} of the Alertmanagers are down',
          description: `{{ $value | humanizePercentage }} of the Alertmanagers of job {{ $labels.job }} cannot be scraped, at least ${atLeast} for ${held}; when the last one goes, nobody is told`,
        }),
        runbook: {
          means: 'Half of the Alertmanagers or more cannot be scraped. The rest still tells people, without a spare.',
          queries: ['up{job="alertmanager"}', 'alertmanager_cluster_members'],
          tells: 'Members that still see each other: only Prometheus cannot reach them.',
          act: 'As for [TargetDown](targets.md#targetdown), with haste: `kubectl describe pod`, then the log of the run before.',
        },
      }),
      AlertmanagerRestarting: alert({
        severity: 'warning',
        options: {
          /** Starts. @default 3 */
          above: count(3),
          /** @default '1h' */
          within: time('1h'),
        },
        rule: ({ above, within }) => ({
          expr: `changes(process_start_time_seconds[${within}]) > ${above}\nand on (job, instance) alertmanager_build_info`,
          summary: '{{ $labels.job }} starts again and again',
          description: `{{ $labels.instance }} of job {{ $labels.job }} has started {{ $value }} times in ${within}`,
        }),
        runbook: {
          means: 'An Alertmanager has started more than three times within an hour. While it starts, it tells nobody.',
          look: '`kubectl describe pod`: `OOMKilled`, a probe that fails, or an exit code; then the log of the run before.',
          queries: ['process_resident_memory_bytes{instance="INSTANCE"}', 'alertmanager_alerts{instance="INSTANCE"}'],
          act: 'Out of memory: more of it now, fewer alerts then. An exit at once: configuration, or a volume that cannot be written.',
        },
      }),
      AlertmanagerCannotNotify: alert({
        severity: 'critical',
        for: '5m',
        options: {
          /** Share of the notifications of an integration that fail, over all the instances: nobody is told this way. @default '50%' */
          above: share('50%'),
          /** Time over which the share is taken. @default '15m' */
          window: time('15m'),
        },
        rule: ({ window, above, for: held }) => ({
          expr: `${failedShare('job, integration', window)} > ${fraction(above)}`,
          summary: 'nobody is told by {{ $labels.integration }}',
          description: `{{ $value | humanizePercentage }} of the notifications of all Alertmanagers by {{ $labels.integration }} fail, above ${above} for ${held}`,
        }),
        runbook: {
          means: 'More than half of the notifications of an integration fail, over all the instances: people are not told.',
          queries: ['sum by (integration, reason) (rate(alertmanager_notifications_failed_total[15m]))'],
          tells: '`clientError`, `authError`: token, channel, address. `serverError`, `contextDeadlineExceeded`: the service, or the way to it.',
          act: 'Tell people another way what fires now. Then renew the token, open the network, or route to another receiver.',
        },
      }),
      AlertmanagerNotificationsFailing: alert({
        severity: 'warning',
        for: '5m',
        options: {
          /** Share of the notifications of an integration that fail, of one instance; another one may have told. @default '1%' */
          above: share('1%'),
          /** Time over which the share is taken. @default '15m' */
          window: time('15m'),
        },
        unless: { firing: ['AlertmanagerCannotNotify'], on: ['job', 'integration'] },
        rule: ({ window, above, for: held }) => ({
          expr: `${failedShare('job, instance, integration', window)} > ${fraction(above)}`,
          summary: '{{ $labels.instance }} fails to notify by {{ $labels.integration }}',
          description: `{{ $value | humanizePercentage }} of the notifications of Alertmanager {{ $labels.instance }} by {{ $labels.integration }} fail, above ${above} for ${held}`,
        }),
        runbook: {
          means: 'One instance fails to notify; others may have managed.',
          look: 'As for [AlertmanagerCannotNotify](#alertmanagercannotnotify), by `instance`.',
          act: 'One instance: its network or its secret. All of them a little: the service has its limits; group more.',
        },
      }),
      AlertmanagerMembersInconsistent: alert({
        severity: 'warning',
        for: '15m',
        options: {
          /** Time in which the largest number counts, on both sides: one missed scrape is no split. @default '5m' */
          window: time('5m'),
        },
        rule: ({ window, for: held }) => ({
          expr: [
            `max_over_time(alertmanager_cluster_members[${window}])`,
            `< on (job) group_left () count by (job) (max_over_time(alertmanager_cluster_members[${window}]))`,
          ].join('\n'),
          summary: '{{ $labels.instance }} does not see all the other Alertmanagers',
          description: `Alertmanager {{ $labels.instance }} sees {{ $value }} members of its cluster, itself included, fewer than there are, for ${held}; notifications come twice`,
        }),
        runbook: {
          means: 'An instance does not see all the others. They do not know what each has sent, and people are told twice.',
          queries: ['alertmanager_cluster_members', 'alertmanager_cluster_failed_peers'],
          act: 'Port 9094 must be open between them, on TCP and on UDP; the names of the peers must resolve.',
        },
      }),
      AlertmanagerPeersFailing: alert({
        severity: 'warning',
        for: '15m',
        unless: { firing: ['AlertmanagerMembersInconsistent'], on: ['job', 'instance'] },
        rule: ({ for: held }) => ({
          expr: 'alertmanager_cluster_failed_peers > 0',
          summary: '{{ $labels.instance }} has lost other Alertmanagers',
          description: `Alertmanager {{ $labels.instance }} tries in vain to reach {{ $value }} of its peers, for ${held}`,
        }),
        runbook: {
          means: 'An instance knew a peer that it does not reach any more, and that Prometheus does not see either. Perhaps it was removed for good: an instance forgets it after six hours.',
          queries: ['alertmanager_cluster_failed_peers', 'alertmanager_cluster_peer_info{instance="INSTANCE"}'],
          act: 'Meant to be gone: nothing. Otherwise start it again; see [AlertmanagerMembersInconsistent](#alertmanagermembersinconsistent) for the network.',
        },
      }),
      AlertmanagerConfigInconsistent: alert({
        severity: 'warning',
        // Longer than a rollout takes.
        for: '20m',
        rule: ({ for: held }) => ({
          expr: 'count by (job) (count_values by (job) ("hash", alertmanager_config_hash)) > 1',
          summary: 'the Alertmanagers have different configurations',
          description: `there are {{ $value }} different configurations among the Alertmanagers of job {{ $labels.job }} for ${held}`,
        }),
        runbook: {
          means: 'The instances have different configurations, for longer than a rollout takes.',
          look: '`alertmanager_config_hash`; then [AlertmanagerBadConfig](#alertmanagerbadconfig) for the odd one.',
          act: 'Reload or restart the one that has the old configuration, if the new one is valid.',
        },
      }),
    },
  }),
});
