import { defineCheck } from './define';
import { relabelRules } from './facts/relabel-rules';
import { hostAndPort, staticTargets } from './facts/static-targets';
import { aStackWithJob } from './sample';

/** A target is an address, not a URL. */
export const targetWithSchemeOrPath = defineCheck({
  id: 'target-with-scheme-or-path',
  severity: 'error',
  refused: true,
  summary: 'A target is written as a URL.',
  why: 'Prometheus refuses the configuration, or, when the job has relabel rules, drops the target. Scheme and path belong to the job.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config',
  bad: [aStackWithJob({ staticConfigs: [{ targets: ['https://app.example/metrics'] }] })],
  good: [
    aStackWithJob({ scheme: 'https', staticConfigs: [{ targets: ['app.example:443'] }] }),
    aStackWithJob({
      jobName: 'probe',
      metricsPath: '/probe',
      staticConfigs: [{ targets: ['https://app.example/health'] }],
      relabelConfigs: [
        { sourceLabels: ['__address__'], targetLabel: '__param_target' },
        { sourceLabels: ['__param_target'], targetLabel: 'instance' },
        { targetLabel: '__address__', replacement: 'blackbox-exporter:9115' },
      ],
    }),
  ],
  *find(stack) {
    for (const { path, target, place, isRewritten } of staticTargets(stack)) {
      if (isRewritten || !target.includes('/')) continue;
      yield {
        path,
        message: `not an address, got "${target}"`,
        fix: `write ${addressIn(target)}, the scheme into scheme, and the path into ${place.kind === 'job' ? 'metricsPath' : 'pathPrefix'}`,
      };
    }
    for (const { path, rule, stage } of relabelRules(stack)) {
      if (stage !== 'target' || rule.action !== 'replace' || rule.targetLabel !== '__address__' || !rule.replacement.includes('/')) continue;
      yield {
        path: [...path, 'replacement'],
        message: `not an address, got "${rule.replacement}"`,
        fix: `write ${addressIn(rule.replacement)}, the scheme to "__scheme__", and the path to "__metrics_path__"`,
      };
    }
  },
});

/** The address in a URL, with the port that the URL stands for. */
function addressIn(url: string): string {
  const [, scheme = 'http', address = ''] = /^(?:([a-z]+):\/\/)?([^/]*)/i.exec(url) ?? [];
  if (address === '') return 'host:port';
  return `"${address}${hostAndPort(address).port === undefined ? `:${scheme === 'https' ? 443 : 80}` : ''}"`;
}
