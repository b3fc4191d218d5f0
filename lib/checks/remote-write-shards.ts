import { defineCheck } from './define';
import { aStackWithRemoteWrite } from './sample';

/** Remote write begins with fewer shards than it may use at most. */
export const remoteWriteShards = defineCheck({
  id: 'remote-write-shards',
  severity: 'error',
  refused: true,
  summary: 'Remote write begins with more shards than it may use.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/practices/remote_write/#min_shards',
  bad: [aStackWithRemoteWrite({ queueConfig: { minShards: 20, maxShards: 10 } })],
  good: [aStackWithRemoteWrite({ queueConfig: { minShards: 2, maxShards: 10 } })],
  *find({ server }) {
    for (const [index, { queueConfig }] of (server?.remoteWrite ?? []).entries()) {
      if (queueConfig === undefined || queueConfig.minShards <= queueConfig.maxShards) continue;
      const { minShards, maxShards } = queueConfig;
      yield {
        path: ['remoteWrite', index, 'queueConfig', 'minShards'],
        message: `more than maxShards, got ${minShards} over ${maxShards}`,
        fix: `use at most ${maxShards}, or raise maxShards`,
      };
    }
  },
});
