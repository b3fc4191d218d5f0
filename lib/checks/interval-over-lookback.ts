import { Duration } from '../base/duration';
import { isAlert } from '../rules/model';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** Series with fewer samples than queries look back for have gaps. */
export const intervalOverLookback = defineCheck({
  id: 'interval-over-lookback',
  severity: 'warning',
  needs: ['prometheus'],
  summary: 'A scrape or a recording rule comes less often than queries look back.',
  why: 'A query sees a sample only as long as it is younger than the lookback. Graphs get gaps, and alerts go away between two samples.',
  see: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness',
  bad: [aStackWithJob({ scrapeInterval: '10m' }), aStack({ ruleGroups: [{ name: 'daily', interval: '1h', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] }] })],
  good: [aStackWithJob({ scrapeInterval: '2m' }), aStack({ ruleGroups: [{ name: 'daily', interval: '2m', rules: [{ record: 'job:up:sum', expr: 'sum by (job) (up)' }] }] })],
  *find({ server }) {
    if (server === undefined) return;
    const { global, flags, scrapeConfigs, ruleGroups } = server;
    const lookback = flags.queryLookbackDelta.milliseconds === 0 ? assumedLookback : flags.queryLookbackDelta;
    const isLong = (interval: Duration): boolean => interval.compare(lookback) >= 0;
    const message = (interval: Duration): string => `not shorter than the lookback, got ${interval.toString()} over ${lookback.toString()}`;
    const fix = `use at most ${Duration.milliseconds(lookback.milliseconds / 2).toString()}, so that one may be missed, or raise flags.queryLookbackDelta`;
    if (isLong(global.scrapeInterval)) yield { path: ['global', 'scrapeInterval'], message: message(global.scrapeInterval), fix };
    for (const [index, { scrapeInterval }] of scrapeConfigs.entries()) {
      if (isLong(scrapeInterval) && scrapeInterval.compare(global.scrapeInterval) !== 0) yield { path: ['scrapeConfigs', index, 'scrapeInterval'], message: message(scrapeInterval), fix };
    }
    if (isLong(global.evaluationInterval)) yield { path: ['global', 'evaluationInterval'], message: message(global.evaluationInterval), fix };
    for (const [index, { interval, rules }] of ruleGroups.entries()) {
      if (interval !== undefined && isLong(interval) && !rules.every(isAlert)) yield { path: ['ruleGroups', index, 'interval'], message: message(interval), fix };
    }
  },
});

/** What the server takes for a lookback of zero. */
const assumedLookback = Duration.parse('5m');
