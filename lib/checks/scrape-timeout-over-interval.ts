import type { Duration } from '../base/duration';
import type { SpecPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** A scrape may not take longer than the time to the next one. */
export const scrapeTimeoutOverInterval = defineCheck({
  id: 'scrape-timeout-over-interval',
  severity: 'error',
  refused: true,
  summary: 'A scrape may take longer than its interval.',
  why: 'Prometheus refuses the whole configuration, and a running server stays on the old one.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStack({ scrapeConfigs: [{ jobName: 'app', scrapeInterval: '30s', scrapeTimeout: '45s', staticConfigs: [{ targets: ['app:8000'] }] }] })],
  good: [aStack({ scrapeConfigs: [{ jobName: 'app', scrapeInterval: '30s', scrapeTimeout: '20s', staticConfigs: [{ targets: ['app:8000'] }] }] })],
  *find({ server }) {
    if (server === undefined) return;
    const { global } = server;
    if (isLonger(global.scrapeTimeout, global.scrapeInterval)) yield hit(['global'], global.scrapeTimeout, global.scrapeInterval);
    for (const [index, job] of server.scrapeConfigs.entries()) {
      if (isLonger(job.scrapeTimeout, job.scrapeInterval)) yield hit(['scrapeConfigs', index], job.scrapeTimeout, job.scrapeInterval);
    }
  },
});

/** An interval of zero stands for a default, and has a finding of its own. */
const isLonger = (timeout: Duration, interval: Duration): boolean => interval.milliseconds > 0 && timeout.compare(interval) > 0;

const hit = (path: SpecPath, timeout: Duration, interval: Duration) => ({
  path: [...path, 'scrapeTimeout'],
  message: `longer than the interval, got ${timeout.toString()} over ${interval.toString()}`,
  fix: `use at most ${interval.toString()}, or raise scrapeInterval`,
});
