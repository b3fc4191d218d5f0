import type { AlertingRuleSpec } from '../../../lib';

import type { Held, WriteAlert } from './alert';
import { percent, share } from './share';

/** What can be told to the alerts on the server's configuration, rules and queries. */
export interface ServerOptions {
  /** @default for '5m' */
  readonly PrometheusBadConfig?: Held;
  readonly PrometheusRestarting?: {
    /** Jobs of the monitoring's own servers, as an RE2 expression. @default 'prometheus|alertmanager' */
    readonly jobs?: string;
    /** Starts. @default 3 */
    readonly above?: number;
    /** @default '1h' */
    readonly within?: string;
  };
  /** @default for '5m' */
  readonly PrometheusRuleFailures?: Held;
  /** @default for '15m' */
  readonly PrometheusMissingRuleEvaluations?: Held;
  readonly PrometheusRuleGroupSlow?: {
    /** Share of the group's interval that its evaluation takes. @default '80%' */
    readonly above?: string;
    /** @default '15m' */
    readonly for?: string;
  };
  readonly PrometheusHighQueryLoad?: {
    /** Share of the queries that may run at once. @default '80%' */
    readonly above?: string;
    /** @default '15m' */
    readonly for?: string;
  };
}

/** Alerts on what the server was told to do, and whether it keeps up. */
export function server(alert: WriteAlert, options: ServerOptions): readonly AlertingRuleSpec[] {
  const config = { for: '5m', ...options.PrometheusBadConfig };
  const restarting = { jobs: 'prometheus|alertmanager', above: 3, within: '1h', ...options.PrometheusRestarting };
  const failures = { for: '5m', ...options.PrometheusRuleFailures };
  const missing = { for: '15m', ...options.PrometheusMissingRuleEvaluations };
  const slow = { above: '80%', for: '15m', ...options.PrometheusRuleGroupSlow };
  const queries = { above: '80%', for: '15m', ...options.PrometheusHighQueryLoad };

  return [
    alert({
      alert: 'PrometheusBadConfig',
      severity: 'critical',
      expr: 'prometheus_config_last_reload_successful == 0',
      for: config.for,
      summary: '{{ $labels.instance }} refuses its configuration',
      description: `{{ $labels.instance }} could not load its configuration or rules for ${config.for}; it runs on with the old ones, and does not start again with these`,
    }),
    alert({
      alert: 'PrometheusRestarting',
      severity: 'warning',
      expr: `changes(process_start_time_seconds{job=~"${restarting.jobs}"}[${restarting.within}]) > ${restarting.above}`,
      summary: '{{ $labels.job }} starts again and again',
      description: `{{ $labels.instance }} of job {{ $labels.job }} has started {{ $value }} times in ${restarting.within}`,
    }),
    alert({
      alert: 'PrometheusRuleFailures',
      severity: 'critical',
      expr: 'sum by (job, instance, rule_group) (increase(prometheus_rule_evaluation_failures_total[10m])) > 0',
      for: failures.for,
      summary: 'rules of {{ $labels.rule_group }} fail',
      description: `{{ $labels.instance }} failed {{ $value | humanize }} evaluations of rules of {{ $labels.rule_group }} in the last 10m; their alerts do not fire`,
    }),
    alert({
      alert: 'PrometheusMissingRuleEvaluations',
      severity: 'warning',
      expr: 'sum by (job, instance, rule_group) (increase(prometheus_rule_group_iterations_missed_total[10m])) > 0',
      for: missing.for,
      summary: 'rule group {{ $labels.rule_group }} skips evaluations',
      description: `{{ $labels.instance }} skipped {{ $value | humanize }} evaluations of {{ $labels.rule_group }} in the last 10m, since the one before was not done; it does so for ${missing.for}`,
    }),
    alert({
      alert: 'PrometheusRuleGroupSlow',
      severity: 'warning',
      expr: `prometheus_rule_group_last_duration_seconds\n/ (prometheus_rule_group_interval_seconds > 0)\n> ${share(slow.above)}`,
      for: slow.for,
      summary: 'rule group {{ $labels.rule_group }} is about to skip evaluations',
      description: `an evaluation of {{ $labels.rule_group }} on {{ $labels.instance }} takes {{ $value | humanizePercentage }} of its interval, above ${percent(slow.above)} for ${slow.for}`,
    }),
    alert({
      alert: 'PrometheusHighQueryLoad',
      severity: 'warning',
      expr: `avg_over_time(prometheus_engine_queries[5m])\n/ (prometheus_engine_queries_concurrent_max > 0)\n> ${share(queries.above)}`,
      for: queries.for,
      summary: '{{ $labels.instance }} has hardly room for another query',
      description: `{{ $labels.instance }} runs {{ $value | humanizePercentage }} of the queries it may run at once, above ${percent(queries.above)} for ${queries.for}; more must wait, also those of rules`,
    }),
  ];
}
