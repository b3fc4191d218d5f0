import { defineCheck } from './define';
import { mayCarry } from './facts/discovered-labels';
import { discoverySections } from './facts/discovery-sections';
import { mayWrite } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** TLS options of a connection that is not encrypted do nothing. */
export const tlsWithoutHttps = defineCheck({
  id: 'tls-without-https',
  severity: 'warning',
  summary: 'TLS is configured for targets that are asked by plain HTTP.',
  why: 'The options are ignored, and credentials travel in clear.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStackWithJob({ tlsConfig: { serverName: 'app.example' } })],
  good: [aStackWithJob({ scheme: 'https', tlsConfig: { serverName: 'app.example' } })],
  *find(stack) {
    for (const { path, section, discoveries } of discoverySections(stack)) {
      if (section.tlsConfig === undefined || section.scheme === 'https') continue;
      // A rule, or what finds the targets, may say https for some of them.
      if (mayWrite(section.relabelConfigs, '__scheme__') || discoveries.some((discovery) => mayCarry(discovery, '__scheme__'))) continue;
      yield { path: [...path, 'tlsConfig'], message: 'without effect, the scheme is "http"', fix: "set scheme: 'https', or remove tlsConfig" };
    }
  },
});
