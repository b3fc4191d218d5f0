import { formatPath } from '../base/spec-path';
import type { Selection } from '../promql/selectors';
import { isAlert, type Rule } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { selects } from './facts/recorded';
import { readRules, rulesByGroup } from './facts/rules';

const requests = { record: 'job:http_requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' };
const ratio = { record: 'job:http_errors_per_http_requests:ratio_rate5m', expr: 'sum by (job) (rate(http_errors_total[5m])) / job:http_requests:rate5m' };

/** A rule comes after those that it reads. */
export const ruleReadsLaterRule = defineCheck({
  id: 'rule-reads-later-rule',
  severity: 'warning',
  summary: 'A rule reads what a later rule of its group gives.',
  why: 'The rules of a group are evaluated in their order. What comes later was computed an interval ago, or not at all yet: values of two different times are set against each other, and an alert that should keep another quiet is too late.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group',
  bad: [aStack({ ruleGroups: [{ name: 'app', rules: [ratio, requests] }] })],
  good: [aStack({ ruleGroups: [{ name: 'app', rules: [requests, ratio] }] })],
  *find(stack) {
    for (const { path, group, analysis } of readRules(stack)) {
      const now = analysis.selections.filter(isOfNow);
      const rules = now.length === 0 ? [] : (rulesByGroup(stack).get(group) ?? []);
      const position = rules.findIndex((rule) => rule.path === path);
      const earlier = rules.slice(0, position + 1);
      // Of the same name one may come before: then nothing is late that could come sooner.
      const read = rules.slice(position + 1).find((other) => now.some((selection) => selects(selection, other)) && !earlier.some(({ rule }) => nameOf(rule) === nameOf(other.rule)));
      if (read === undefined) continue;
      const selection = now.find((one) => selects(one, read));
      yield {
        path: [...path, 'expr'],
        message: `reads "${nameOf(read.rule)}", which comes later, at ${formatPath(read.path)}`,
        fix: 'write the rule that is read before the one that reads it',
        ...(selection && { offset: selection.from }),
      };
    }
  },
});

const nameOf = (rule: Rule): string => (isAlert(rule) ? rule.alert : rule.record);

/** Whether it reads the newest value alone: of a range, or a while ago, one value more or less hardly matters. */
const isOfNow = ({ range, resampled, offset, at, metrics }: Selection): boolean => metrics !== undefined && range === undefined && resampled.length === 0 && offset === undefined && at === undefined;
