import { isLabelName, isMetricName, type NameScheme } from '../base/name';
import type { SpecPath } from '../base/spec-path';
import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { rulesOf } from './facts/rules';
import { aStackWithRules } from './sample';

/** What a rule gives has names that Prometheus takes. */
export const ruleName = defineCheck({
  id: 'rule-name',
  severity: 'error',
  refused: true,
  summary: 'A rule gives its result a name that Prometheus does not take.',
  why: 'Prometheus refuses all rule files, and a running server stays on the old configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule',
  bad: [
    aStackWithRules({ record: 'requests{job="app"}', expr: 'sum(http_requests_total{job="app"})' }),
    aStack({ ruleGroups: [{ name: 'app', labels: { __name__: 'requests' }, rules: [{ record: 'job:requests:sum', expr: 'sum by (job) (http_requests_total)' }] }] }),
  ],
  good: [
    aStackWithRules({ record: 'job:requests:sum', expr: 'sum by (job) (http_requests_total)', labels: { team: 'shop' } }),
    aStack({ ruleGroups: [{ name: 'app', labels: { team: 'shop' }, rules: [{ record: 'job:requests:sum', expr: 'sum by (job) (http_requests_total)' }] }] }),
  ],
  *find(stack) {
    const scheme = stack.server?.global.metricNameValidationScheme ?? 'utf8';
    for (const [index, { labels }] of (stack.server?.ruleGroups ?? []).entries()) yield* labelHits(['ruleGroups', index, 'labels'], labels, scheme);
    for (const { path, rule } of rulesOf(stack)) {
      yield* labelHits([...path, 'labels'], rule.labels, scheme);
      if (isAlert(rule)) {
        for (const name of Object.keys(rule.annotations)) if (!isLabelName(name, scheme)) yield { path: [...path, 'annotations', name], message: `not a name of an annotation, got "${name}"`, fix };
      } else if (/[{}]/.test(rule.record)) {
        yield { path: [...path, 'record'], message: `not a metric name: it has braces, got "${rule.record}"`, fix: 'put labels into labels, and a selector into expr' };
      } else if (!isMetricName(rule.record, scheme)) {
        yield { path: [...path, 'record'], message: `not a metric name, got "${rule.record}"`, fix: 'use letters, digits, "_" and ":", not beginning with a digit' };
      }
    }
  },
});

const fix = 'use letters, digits and "_", not beginning with a digit';

function* labelHits(path: SpecPath, labels: Readonly<Record<string, string>>, scheme: NameScheme) {
  for (const name of Object.keys(labels)) {
    if (name === '__name__') yield { path: [...path, name], message: 'a label cannot be called "__name__"', fix: 'write the name into record, or remove it' };
    else if (!isLabelName(name, scheme)) yield { path: [...path, name], message: `not a label name, got "${name}"`, fix };
  }
}
