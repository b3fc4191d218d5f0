import { alert } from './alert';
import { count, fraction, share, time } from './option';

/** What the alerts on the server look at. */
export const serverMetrics = [
  'prometheus_config_last_reload_successful', 'prometheus_build_info', 'prometheus_rule_evaluation_failures_total', 'prometheus_rule_group_iterations_missed_total',
  'prometheus_rule_group_last_duration_seconds', 'prometheus_rule_group_interval_seconds', 'prometheus_engine_queries', 'prometheus_engine_queries_concurrent_max',
];

/** Alerts on what the server was told to do, and whether it keeps up. @see https://prometheus.io/docs/prometheus/latest/getting_started/ */
export const server = {
  PrometheusBadConfig: alert({
    severity: 'critical',
    for: '5m',
    rule: ({ for: held }) => ({
      expr: 'prometheus_config_last_reload_successful == 0',
      summary: '{{ $labels.instance }} refuses its configuration',
      description: `{{ $labels.instance }} could not load its configuration or rules for ${held}; it runs on with the old ones, and does not start again with these`,
    }),
    runbook: {
      means: 'Prometheus could not load its files. It runs on with the old ones; what was changed does not hold; and **it will not start again** with these files.',
      look: 'The log of Prometheus names file, line and reason. `promtool check config prometheus.yml` says the same.',
      act: 'Restore what was there before, then mend it in peace. Do not restart the server before that.',
    },
  }),
  PrometheusRestarting: alert({
    severity: 'warning',
    options: {
      /** Starts. @default 3 */
      above: count(3),
      /** @default '1h' */
      within: time('1h'),
    },
    rule: ({ above, within }) => ({
      expr: `changes(process_start_time_seconds[${within}]) > ${above}\nand on (job, instance) prometheus_build_info`,
      summary: '{{ $labels.job }} starts again and again',
      description: `{{ $labels.instance }} of job {{ $labels.job }} has started {{ $value }} times in ${within}`,
    }),
    runbook: {
      means: 'Prometheus has started more than three times within an hour.',
      look: '`kubectl describe pod`: `OOMKilled`, a probe that fails, or an exit code; then the log of the run before.',
      queries: ['process_resident_memory_bytes{instance="INSTANCE"}', 'prometheus_tsdb_head_series{instance="INSTANCE"}'],
      act: 'Out of memory: more of it now, fewer series then. A failing start-up probe: it needs longer to read a large log.',
    },
  }),
  PrometheusRuleFailures: alert({
    severity: 'critical',
    for: '5m',
    options: {
      /** Time in which an evaluation failed. @default '10m' */
      window: time('10m'),
    },
    rule: ({ window }) => ({
      expr: `sum by (job, instance, rule_group) (increase(prometheus_rule_evaluation_failures_total[${window}])) > 0`,
      summary: 'rules of {{ $labels.rule_group }} fail',
      description: `{{ $labels.instance }} failed {{ $value | humanize }} evaluations of rules of {{ $labels.rule_group }} in the last ${window}; their alerts do not fire`,
    }),
    runbook: {
      means: 'Rules of a group fail when they are evaluated. Their alerts do not fire, their records have gaps.',
      look: 'The page *Status > Rule health* shows the error: most often "found duplicate series for the match group" or "many-to-many matching not allowed", or a query that takes too long.',
      act: 'Correct the expression. A rule that worked for months fails when new labels make two series of one.',
    },
  }),
  PrometheusMissingRuleEvaluations: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Time in which an evaluation was skipped. @default '10m' */
      window: time('10m'),
    },
    rule: ({ window, for: held }) => ({
      expr: `sum by (job, instance, rule_group) (increase(prometheus_rule_group_iterations_missed_total[${window}])) > 0`,
      summary: 'rule group {{ $labels.rule_group }} skips evaluations',
      description: `{{ $labels.instance }} skipped {{ $value | humanize }} evaluations of {{ $labels.rule_group }} in the last ${window}, since the one before was not done; it does so for ${held}`,
    }),
    runbook: {
      means: 'A rule group takes longer than its interval, so evaluations are skipped. Alerts are late.',
      look: '*Rule health* shows the time of each rule.',
      queries: ['topk(5, prometheus_rule_group_last_duration_seconds / prometheus_rule_group_interval_seconds)'],
      act: 'Record what several rules compute; shorten ranges; split the group, since its rules run one after the other; or give it a longer interval.',
    },
  }),
  PrometheusRuleGroupSlow: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Share of the group's interval that its evaluation takes. @default '80%' */
      above: share('80%'),
    },
    unless: { firing: ['PrometheusMissingRuleEvaluations'], on: ['job', 'instance', 'rule_group'] },
    rule: ({ above, for: held }) => ({
      expr: `prometheus_rule_group_last_duration_seconds\n/ (prometheus_rule_group_interval_seconds > 0)\n> ${fraction(above)}`,
      summary: 'rule group {{ $labels.rule_group }} is about to skip evaluations',
      description: `an evaluation of {{ $labels.rule_group }} on {{ $labels.instance }} takes {{ $value | humanizePercentage }} of its interval, above ${above} for ${held}`,
    }),
    runbook: {
      means: 'A rule group takes more than 80% of its interval: [PrometheusMissingRuleEvaluations](#prometheusmissingruleevaluations) is next.',
      look: 'As there.',
      act: 'The same, without haste.',
    },
  }),
  PrometheusHighQueryLoad: alert({
    severity: 'warning',
    for: '15m',
    options: {
      /** Share of the queries that may run at once. @default '80%' */
      above: share('80%'),
      /** Time over which the mean is taken. @default '5m' */
      window: time('5m'),
    },
    rule: ({ window, above, for: held }) => ({
      expr: `avg_over_time(prometheus_engine_queries[${window}])\n/ (prometheus_engine_queries_concurrent_max > 0)\n> ${fraction(above)}`,
      summary: '{{ $labels.instance }} has hardly room for another query',
      description: `{{ $labels.instance }} runs {{ $value | humanizePercentage }} of the queries it may run at once, above ${above} for ${held}; more must wait, also those of rules`,
    }),
    runbook: {
      means: 'Nearly as many queries run as may run at once. Others wait, those of rules too.',
      queries: ['prometheus_engine_queries', 'sum by (handler) (rate(prometheus_http_requests_total{handler=~"/api/v1/query.*"}[5m]))'],
      act: 'Find the dashboard or the client that asks so much, with the query log if need be; make it ask less often or for less.',
    },
  }),
};
