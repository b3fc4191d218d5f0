import { Regex } from '../base/regex';
import type { SpecPath } from '../base/spec-path';
import { defineCheck } from './define';
import { labelsRead, labelWritten, mayWrite, relabelRules, type RelabelPlace } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** Metrics have no name before they are scraped. */
export const relabelNameAtTarget = defineCheck({
  id: 'relabel-name-at-target',
  severity: 'error',
  summary: 'A rule about targets is about the name of a metric.',
  why: 'Before the scrape there are targets only, and "__name__" is empty: a keep drops every target of the job, and everything else does nothing.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs',
  bad: [aStackWithJob({ relabelConfigs: [{ action: 'keep', sourceLabels: ['__name__'], regex: 'http_.*' }] })],
  good: [aStackWithJob({ metricRelabelConfigs: [{ action: 'keep', sourceLabels: ['__name__'], regex: 'http_.*' }] })],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const path = place.stage === 'target' ? whereNamed(place) : undefined;
      if (path === undefined) continue;
      yield {
        path,
        message: `targets have no "${name}"${place.rule.action === 'keep' ? ', so every one is dropped' : ''}`,
        fix: 'move the rule to metricRelabelConfigs, which is about what a scrape gave',
      };
    }
  },
});

const name = '__name__';

/** Where the rule reads it, writes it, or matches it among the names of labels. */
function whereNamed(place: RelabelPlace): SpecPath | undefined {
  const { rule, path, earlier } = place;
  const read = labelsRead(place).filter(({ label }) => !mayWrite(earlier, label));
  const named = [...read, labelWritten(place)].find((label) => label?.label === name);
  if (named !== undefined) return named.path;
  const isAboutNames = rule.action === 'labelmap' || rule.action === 'labeldrop' || rule.action === 'labelkeep';
  return isAboutNames && Regex.parse(rule.regex).literals?.includes(name) === true ? [...path, 'regex'] : undefined;
}
