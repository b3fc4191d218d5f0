import { defineCheck } from './define';
import { aStackWithRemoteWrite } from './sample';

/** A shard can hold what it sends at once. */
export const remoteWriteCapacity = defineCheck({
  id: 'remote-write-capacity',
  severity: 'warning',
  summary: 'A shard of remote write holds fewer samples than it sends at once.',
  why: 'No request is ever full: every batch waits for the deadline, and the queue falls behind.',
  see: 'https://prometheus.io/docs/practices/remote_write/#capacity',
  bad: [aStackWithRemoteWrite({ queueConfig: { capacity: 1_000, maxSamplesPerSend: 5_000 } })],
  good: [aStackWithRemoteWrite({ queueConfig: { capacity: 20_000, maxSamplesPerSend: 5_000 } })],
  *find({ server }) {
    for (const [index, { queueConfig }] of (server?.remoteWrite ?? []).entries()) {
      if (queueConfig === undefined || queueConfig.capacity >= queueConfig.maxSamplesPerSend) continue;
      const { capacity, maxSamplesPerSend } = queueConfig;
      yield {
        path: ['remoteWrite', index, 'queueConfig', 'capacity'],
        message: `less than maxSamplesPerSend, got ${capacity} under ${maxSamplesPerSend}`,
        fix: `use ${3 * maxSamplesPerSend} to ${10 * maxSamplesPerSend}, three to ten times maxSamplesPerSend`,
      };
    }
  },
});
