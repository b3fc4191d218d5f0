import { z } from 'zod';

import { advised, duration, section } from '../base/section';

const shared = {
  /** PromQL. */
  expr: z.string().min(1),
  /** Labels of the result; they win over those of the expression. */
  labels: z.record(z.string().min(1), z.string()).default({}),
};

/** Stores the result of an expression under a name. @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
const recordingRule = section({
  /** Name of the new series, as level:metric:operations. */
  record: z.string().min(1),
  ...shared,
});

/** Fires for each series of the result. @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
const alertingRule = section({
  /** Value of `alertname`. */
  alert: z.string().min(1),
  ...shared,
  /** The expression must hold this long before it fires. @default '0s' */
  for: duration.prefault('0s'),
  /** Fire on for this long after it no longer holds. @default '0s' */
  keepFiringFor: duration.prefault('0s'),
  /** Text for people; Go templates with `$labels` and `$value`. */
  annotations: z.record(z.string().min(1), z.string()).default({}),
});

/** Rules that are evaluated one after the other, at the same time. */
export const ruleGroup = section({
  /** Unique in the stack; also the name of the rule file. */
  name: z.string().min(1),
  /** @default `global.evaluationInterval` */
  interval: duration.optional(),
  /** Look this far back. @default `global.ruleQueryOffset` */
  queryOffset: duration.meta({ since: '2.53' }).optional(),
  /** Most alerts, or series, of one rule; more fails it. @default 0, no limit */
  limit: advised(z.int(), 0).default(0),
  /** Labels of all results; those of a rule win. */
  labels: z.record(z.string().min(1), z.string()).meta({ since: '3.0' }).default({}),
  rules: z.array(z.union([alertingRule, recordingRule])).meta({ skipsNull: true }).default([]),
});

/** A rule file. @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
export const ruleFile = section({
  /** Their names are unique in the file. @default [] */
  groups: z.array(ruleGroup).meta({ skipsNull: true }).default([]),
}).superRefine(({ groups }, context) => {
  const first = new Map<string, number>();
  groups.forEach(({ name }, index) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, index);
    else context.addIssue({ code: 'custom', path: ['groups', index, 'name'], message: `not unique, "${name}" is the name of groups[${other}] too`, params: { check: 'rule-group-name-not-unique', fix: 'give it another name' } });
  });
});

export type RuleGroupSpec = z.input<typeof ruleGroup>;
export type RecordingRuleSpec = z.input<typeof recordingRule>;
export type AlertingRuleSpec = z.input<typeof alertingRule>;
export type RuleGroup = z.output<typeof ruleGroup>;
export type AlertingRule = z.output<typeof alertingRule>;
export type Rule = RuleGroup['rules'][number];

/** Whether the rule is an alert; the other kind records. */
export const isAlert = (rule: Rule): rule is AlertingRule => 'alert' in rule;
