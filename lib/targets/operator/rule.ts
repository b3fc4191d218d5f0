import { PrometheusRuleSpecGroupsRulesExpr, type PrometheusRuleSpec, type PrometheusRuleSpecGroupsRules } from '../../../imports/monitoring.coreos.com';
import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { toYaml } from '../../base/yaml';
import { isAlert, type Rule, type RuleGroup } from '../../rules/model';
import type { Server } from '../../stack/model';

/**
 * One group as a PrometheusRule. The interval is always said, and the offset where there is one: those of the Prometheus that evaluates are
 * not ours.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function prometheusRuleSpec(group: RuleGroup, { global }: Server): PrometheusRuleSpec {
  const { name, interval, queryOffset, limit, labels, rules, ...rest } = group;
  allSaid(rest);
  const offset = queryOffset ?? (global.ruleQueryOffset.milliseconds === 0 ? undefined : global.ruleQueryOffset);
  return {
    groups: [
      {
        name,
        interval: (interval ?? global.evaluationInterval).toString(),
        ...(offset !== undefined && { queryOffset: offset.toString() }),
        ...(limit > 0 && { limit }),
        ...nonEmpty('labels', labels),
        rules: rules.map(ruleOf),
      },
    ],
  };
}

function ruleOf(rule: Rule): PrometheusRuleSpecGroupsRules {
  if (!isAlert(rule)) {
    const { record, expr, labels, ...rest } = rule;
    allSaid(rest);
    return { record, expr: PrometheusRuleSpecGroupsRulesExpr.fromString(expr), ...nonEmpty('labels', labels) };
  }
  const { alert, expr, for: pending, keepFiringFor, labels, annotations, ...rest } = rule;
  allSaid(rest);
  return {
    alert,
    expr: PrometheusRuleSpecGroupsRulesExpr.fromString(expr),
    ...(pending.milliseconds > 0 && { for: pending.toString() }),
    ...(keepFiringFor.milliseconds > 0 && { keepFiringFor: keepFiringFor.toString() }),
    ...nonEmpty('labels', labels),
    ...nonEmpty('annotations', annotations),
  };
}

/** Takes what is left of a section when all of its fields are said: a new field does not compile until it is said too. */
const allSaid = (_rest: Record<string, never>): void => undefined;

const nonEmpty = <K extends string>(key: K, map: Record<string, string>): Partial<Record<K, Record<string, string>>> =>
  // The cast restates the key, which a computed property forgets.
  Object.keys(map).length === 0 ? {} : ({ [key]: { ...map } } as Record<K, Record<string, string>>);

/**
 * Most bytes of a group. The operator leaves a rule of more than 512 KiB out, in its own YAML, which may be a little longer than ours.
 * @see https://github.com/prometheus-operator/prometheus-operator/blob/v0.93.1/pkg/operator/rules.go
 */
const mostBytes = 500 * 1024;

/** Most bytes that a plain `kubectl apply` takes: it keeps a copy in the annotations, which hold 256 KiB. */
const mostApplied = 250 * 1024;

/** Groups that are too large for one object. A group is not divided: its rules are evaluated one after the other. */
export function sizeFaults(group: RuleGroup, server: Server, path: SpecPath): Finding[] {
  const spec = prometheusRuleSpec(group, server);
  const yaml = Buffer.byteLength(toYaml(spec));
  const json = Buffer.byteLength(JSON.stringify(spec));
  if (yaml > mostBytes) return [fault('rule-group-too-large', path, `more than the operator takes in one object, got ${yaml} over ${mostBytes} bytes`, 'split the group')];
  if (json > mostApplied) return [{ ...fault('rule-group-too-large', path, `more than kubectl apply takes, got ${json} over ${mostApplied} bytes`, 'split the group, or apply with --server-side'), severity: 'warning' }];
  return [];
}
