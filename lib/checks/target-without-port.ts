import { defineCheck } from './define';
import { mayCarry } from './facts/discovered-labels';
import { mayWrite } from './facts/relabel-rules';
import { hostAndPort, staticTargets } from './facts/static-targets';
import { aStackWithJob } from './sample';

/** A target without a port is asked on the port of its scheme. */
export const targetWithoutPort = defineCheck({
  id: 'target-without-port',
  severity: 'warning',
  summary: 'A target has no port.',
  why: 'It is asked on port 80 or 443, where few programs serve metrics, and since Prometheus 3 its "instance" label has no port either.',
  see: 'https://prometheus.io/docs/prometheus/latest/migration/#other-changes',
  bad: [aStackWithJob({ staticConfigs: [{ targets: ['app'] }] })],
  good: [aStackWithJob({ staticConfigs: [{ targets: ['app:8000'] }] })],
  *find(stack) {
    for (const { path, target, place, isRewritten } of staticTargets(stack)) {
      if (isRewritten || target.includes('/') || hostAndPort(target).port !== undefined) continue;
      const mayChangeScheme = mayWrite(place.section.relabelConfigs, '__scheme__') || place.discoveries.some((discovery) => mayCarry(discovery, '__scheme__'));
      const port = place.section.scheme === 'https' ? 443 : 80;
      yield {
        path,
        message: `missing port, so ${mayChangeScheme ? 'that of the scheme' : port} is asked, got "${target}"`,
        fix: `write "${target}:<port>"${mayChangeScheme ? '' : `, or "${target}:${port}" if that is meant`}`,
      };
    }
  },
});
