import type { Duration } from '../base/duration';
import type { SpecPath } from '../base/spec-path';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** An interval of zero is no interval. */
export const intervalZero = defineCheck({
  id: 'interval-zero',
  severity: 'error',
  summary: 'An interval, a timeout of a scrape or the lookback is zero.',
  why: 'Prometheus takes a zero here for "not set" and silently uses its default, or what the section inherits.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [aStackWithJob({ scrapeInterval: '0s' }), aStack({ global: { evaluationInterval: '0s' } })],
  good: [aStackWithJob({ scrapeInterval: '15s' }), aStack({ global: { evaluationInterval: '30s' } })],
  *find({ server }) {
    if (server === undefined) return;
    const { global, flags } = server;
    yield* zero(['global', 'scrapeInterval'], global.scrapeInterval);
    // Without an interval nothing is known about timeouts: they come out as zero by themselves.
    if (!isZero(global.scrapeInterval)) yield* zero(['global', 'scrapeTimeout'], global.scrapeTimeout);
    yield* zero(['global', 'evaluationInterval'], global.evaluationInterval);
    yield* zero(['flags', 'queryLookbackDelta'], flags.queryLookbackDelta);
    for (const [index, job] of server.scrapeConfigs.entries()) {
      if (isZero(global.scrapeInterval) || isZero(global.scrapeTimeout)) continue;
      if (isZero(job.scrapeInterval)) yield* zero(['scrapeConfigs', index, 'scrapeInterval'], job.scrapeInterval);
      else yield* zero(['scrapeConfigs', index, 'scrapeTimeout'], job.scrapeTimeout);
    }
    for (const [index, group] of server.ruleGroups.entries()) {
      if (group.interval !== undefined) yield* zero(['ruleGroups', index, 'interval'], group.interval);
    }
  },
});

const isZero = (duration: Duration): boolean => duration.milliseconds === 0;

function* zero(path: SpecPath, duration: Duration) {
  if (isZero(duration)) yield { path, message: `zero, which stands for the default, got ${duration.toString()}`, fix: 'write the time that is meant, or remove it' };
}
