import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** A scrape may not take longer than the time to the next one. */
export const scrapeTimeoutOverInterval = defineCheck({
  id: 'scrape-timeout-over-interval',
  severity: 'error',
  summary: 'A scrape may take longer than its interval.',
  why: 'Prometheus refuses the whole configuration, and a running server stays on the old one.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStack({ scrapeConfigs: [{ jobName: 'app', scrapeInterval: '30s', scrapeTimeout: '45s', staticConfigs: [{ targets: ['app:8000'] }] }] })],
  good: [aStack({ scrapeConfigs: [{ jobName: 'app', scrapeInterval: '30s', scrapeTimeout: '20s', staticConfigs: [{ targets: ['app:8000'] }] }] })],
  *find({ server }) {
    if (server === undefined) return;
    const { global } = server;
    if (global.scrapeTimeout.compare(global.scrapeInterval) > 0) yield hit(['global'], global.scrapeTimeout, global.scrapeInterval);
    for (const [index, job] of server.scrapeConfigs.entries()) {
      if (job.scrapeTimeout.compare(job.scrapeInterval) > 0) yield hit(['scrapeConfigs', index], job.scrapeTimeout, job.scrapeInterval);
    }
  },
});

const hit = (path: readonly (string | number)[], timeout: { toString(): string }, interval: { toString(): string }) => ({
  path: [...path, 'scrapeTimeout'],
  message: `longer than the interval, got ${timeout.toString()} over ${interval.toString()}`,
  fix: `use at most ${interval.toString()}, or raise scrapeInterval`,
});
