import type { DeclaredDiscovery } from '../prometheus/discovery';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { discoverySections } from './facts/discovery-sections';

/** A job that can never have a target does nothing. */
export const jobWithoutTargets = defineCheck({
  id: 'job-without-targets',
  severity: 'error',
  summary: 'A scrape job, or an entry of Alertmanagers, has neither targets nor discovery.',
  why: 'Prometheus takes it and does nothing: no scrape, no alert sent, and no "up" that could say so.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStack({ scrapeConfigs: [{ jobName: 'app' }] }), aStack({ alerting: { alertmanagers: [{ scheme: 'https' }] } })],
  good: [
    aStack({ scrapeConfigs: [{ jobName: 'app', staticConfigs: [{ targets: ['app:8000'] }] }] }),
    aStack({ alerting: { alertmanagers: [{ scheme: 'https', dnsSdConfigs: [{ names: ['_web._tcp.alertmanager.example'] }] }] } }),
  ],
  *find(stack) {
    for (const { path, discoveries: declared, kind } of discoverySections(stack)) {
      if (declared.some(findsSomething)) continue;
      yield {
        path: [...path, 'staticConfigs'],
        message: declared.length === 0 ? `missing, and no other discovery is declared: nothing is ${kind === 'job' ? 'scraped' : 'told'}` : 'empty, there is no target in it',
        fix: 'write targets, or what finds them: one of the fields that end in SdConfigs',
      };
    }
  },
});

/** Only a list of targets can be empty; what asks elsewhere may find some. */
const findsSomething = ({ entry }: DeclaredDiscovery): boolean => !(typeof entry === 'object' && entry !== null && 'targets' in entry && Array.isArray(entry.targets) && entry.targets.length === 0);
