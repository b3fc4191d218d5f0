import { defineCheck } from './define';
import { hostAndPort, staticTargets } from './facts/static-targets';
import { aStackWithJob } from './sample';

/** A target has a host, and a port that exists. */
export const targetPortNotPossible = defineCheck({
  id: 'target-port-not-possible',
  severity: 'error',
  summary: 'A target has no host, or a port that cannot exist.',
  why: 'Prometheus takes it, and every scrape of it fails.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config',
  bad: [aStackWithJob({ staticConfigs: [{ targets: ['app:80000'] }] }), aStackWithJob({ staticConfigs: [{ targets: [':8000'] }] })],
  good: [aStackWithJob({ staticConfigs: [{ targets: ['app:8000'] }] })],
  *find(stack) {
    for (const { path, target, isRewritten } of staticTargets(stack)) {
      if (isRewritten || target.includes('/')) continue;
      const { host, port } = hostAndPort(target);
      if (host === '' || /\s/.test(host)) yield { path, message: `missing host, got "${target}"`, fix: 'write host:port' };
      else if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
        yield { path, message: `not a port, got "${port}" in "${target}"`, fix: 'use a number from 1 to 65535' };
      }
    }
  },
});
