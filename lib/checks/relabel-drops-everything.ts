import { defineCheck } from './define';
import { relabelRules } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** An expression that matches everything drops everything. */
export const relabelDropsEverything = defineCheck({
  id: 'relabel-drops-everything',
  severity: 'error',
  summary: 'A drop has no regex, or one that matches everything.',
  why: 'Nothing is left: every target, series or alert that comes to this rule is dropped, also when the labels are not there.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [aStackWithJob({ metricRelabelConfigs: [{ action: 'drop', sourceLabels: ['debug'] }] })],
  good: [aStackWithJob({ metricRelabelConfigs: [{ action: 'drop', sourceLabels: ['debug'], regex: '.+' }] })],
  *find(stack) {
    for (const { rule, path } of relabelRules(stack)) {
      if (rule.action !== 'drop' || !/^\^?\(?(\?:)?\.\*\)?\$?$/.test(rule.regex)) continue;
      yield {
        path: [...path, 'regex'],
        message: `matches everything, so everything is dropped, got "${rule.regex}"`,
        fix: 'write what is to go; any text but the empty one is ".+"',
      };
    }
  },
});
