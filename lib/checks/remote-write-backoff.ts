import { defineCheck } from './define';
import { aStackWithRemoteWrite } from './sample';

/** The first wait between two tries is not longer than the longest. */
export const remoteWriteBackoff = defineCheck({
  id: 'remote-write-backoff',
  severity: 'error',
  refused: true,
  summary: 'The shortest wait of remote write is longer than the longest.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/practices/remote_write/#min_backoff',
  bad: [aStackWithRemoteWrite({ queueConfig: { minBackoff: '10s' } })],
  good: [aStackWithRemoteWrite({ queueConfig: { minBackoff: '10s', maxBackoff: '1m' } })],
  *find({ server }) {
    for (const [index, { queueConfig }] of (server?.remoteWrite ?? []).entries()) {
      if (queueConfig === undefined || queueConfig.minBackoff.compare(queueConfig.maxBackoff) <= 0) continue;
      const [min, max] = [queueConfig.minBackoff.toString(), queueConfig.maxBackoff.toString()];
      yield {
        path: ['remoteWrite', index, 'queueConfig', 'minBackoff'],
        message: `longer than maxBackoff, got ${min} over ${max}`,
        fix: `use at most ${max}, or raise maxBackoff`,
      };
    }
  },
});
