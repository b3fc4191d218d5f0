import { parseGoUrl } from '../base/go-url';
import { defineCheck } from './define';
import { discoverySections } from './facts/discovery-sections';
import { aStackWithJob } from './sample';

/** The address of a Docker daemon can be read. */
export const dockerHostMalformed = defineCheck({
  id: 'docker-host-malformed',
  severity: 'error',
  refused: true,
  summary: 'The address of a Docker daemon is not a URL.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dockerswarm_sd_config',
  bad: [aStackWithJob({ dockerswarmSdConfigs: [{ host: 'tcp://swarm.example:docker', role: 'tasks' }] })],
  good: [aStackWithJob({ dockerswarmSdConfigs: [{ host: 'tcp://swarm.example:2376', role: 'tasks' }] })],
  *find(stack) {
    for (const { path, discoveries } of discoverySections(stack)) {
      for (const { kind, index, entry } of discoveries) {
        if (kind.needs !== 'docker-api') continue;
        // Every kind that asks a daemon has its address under this name.
        const { host } = entry as { readonly host: string };
        const refused = typeof parseGoUrl(host) === 'string';
        // Go knows no greatest port, and of a scheme that it does not know, our parser takes any host.
        if (!refused && URL.canParse(host.replace(/^tcp:/, 'http:'))) continue;
        yield { path: [...path, kind.key, index, 'host'], message: `not a URL, got "${host}"`, fix: 'write such as "unix:///var/run/docker.sock", or "tcp://swarm.example:2376"', refused };
      }
    }
  },
});
