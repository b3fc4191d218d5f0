import { Regex } from '../base/regex';
import { defineCheck } from './define';
import { labelsRead, labelWritten, mayWrite, relabelRules } from './facts/relabel-rules';
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
      const { rule, path, stage, earlier } = place;
      if (stage !== 'target') continue;
      const named = [...labelsRead(place).filter(({ label }) => !mayWrite(earlier, label)), ...[labelWritten(place)].filter((written) => written !== undefined)];
      const found = named.find(({ label }) => label === name)?.path ?? ('regex' in rule && Regex.parse(rule.regex).literals?.includes(name) === true && isAboutNames(rule.action) ? [...path, 'regex'] : undefined);
      if (found === undefined) continue;
      yield {
        path: found,
        message: `targets have no "${name}"${rule.action === 'keep' ? ', so every one is dropped' : ''}`,
        fix: 'move the rule to metricRelabelConfigs, which is about what a scrape gave',
      };
    }
  },
});

const name = '__name__';

const isAboutNames = (action: string): boolean => action === 'labelmap' || action === 'labeldrop' || action === 'labelkeep';
