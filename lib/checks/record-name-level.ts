import { childrenOf, type Expression } from '../promql/ast';
import type { Labels } from '../promql/labels';
import { isAlert } from '../rules/model';
import { defineCheck } from './define';
import { labelsIn } from './facts/recorded';
import { readRules } from './facts/rules';
import { aStackWithRules } from './sample';

/** The first part of a recorded name is about the labels that are left. */
export const recordNameLevel = defineCheck({
  id: 'record-name-level',
  severity: 'warning',
  summary: 'The name of a record begins with labels that its result does not have, or leaves one out.',
  why: 'Who reads the name groups and joins by these labels. With another label there are several series for one, and without it one for several.',
  see: 'https://prometheus.io/docs/practices/rules/#naming',
  bad: [
    aStackWithRules({ record: 'instance:http_requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))' }),
    aStackWithRules({ record: 'job:http_requests:rate5m', expr: 'sum by (job, instance) (rate(http_requests_total[5m]))' }),
  ],
  good: [aStackWithRules({ record: 'job_instance:http_requests:rate5m', expr: 'sum by (job, instance) (rate(http_requests_total[5m]))' })],
  *find(stack) {
    const labelsOf = labelsIn(stack);
    for (const { path, rule, labels: written, analysis: { expression } } of readRules(stack)) {
      if (isAlert(rule)) continue;
      const [level = '', ...others] = rule.record.split(':');
      if (others.length !== 2 || level === '') continue;
      const labels = labelsOf(expression);
      const isLeft = (label: string): boolean => written[label] !== undefined || labels.of(label).presence !== 'lacks';
      const place = { path: [...path, 'record'], fix: 'begin the name with the labels that are left, such as "job_instance:"' };
      const named = [...everywhere, ...namedLabels(expression)].find((label) => hasWord(level, label) && !isLeft(label));
      if (named !== undefined) yield { ...place, message: `"${level}" is the level, but the result has no label "${named}"` };
      const left = listed(labels);
      const unsaid = left !== undefined && isMadeOf(level, left) ? left.find((label) => !hasWord(level, label)) : undefined;
      if (unsaid !== undefined) yield { ...place, message: `"${level}" is the level, but the result has the label "${unsaid}" as well` };
    }
  },
});

/** Labels that every scraped series has. */
const everywhere = ['job', 'instance'];

const hasWord = (level: string, label: string): boolean => `_${level}_`.includes(`_${label}_`);

/** Labels that the expression itself names. */
function namedLabels(expression: Expression): readonly string[] {
  const own = expression.kind === 'aggregation' ? (expression.grouping?.labels ?? []) : expression.kind === 'binary' ? (expression.matching?.labels ?? []) : [];
  return [...own, ...childrenOf(expression).flatMap(namedLabels)];
}

/** All labels that are left, when they can be listed. What tells clusters apart is on every series, and need not be said. */
const listed = (labels: Labels): readonly string[] | undefined =>
  labels.others.presence === 'lacks' ? labels.names.filter((name) => labels.of(name).presence !== 'lacks' && name !== 'cluster') : undefined;

/** Whether the level consists of whole names of these labels: otherwise it abbreviates, and nobody can say which. */
function isMadeOf(level: string, labels: readonly string[]): boolean {
  return labels.some((label) => level === label || (level.startsWith(`${label}_`) && isMadeOf(level.slice(label.length + 1), labels)));
}
