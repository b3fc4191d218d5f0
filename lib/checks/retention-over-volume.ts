import { usableShare } from '../stack/resolve';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** What is kept fits on the volume, with room to compact it. */
export const retentionOverVolume = defineCheck({
  id: 'retention-over-volume',
  severity: 'error',
  needs: ['spec'],
  summary: 'The retention by size leaves no room on the volume.',
  why: 'Compaction writes a block before it deletes those that it replaces, and the write-ahead log grows between. On a full volume the server stops taking samples, and does not start again.',
  see: 'https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size',
  bad: [aStack({ storage: { size: '50Gi', retention: { size: '50GiB' } } }), aStack({ storage: { size: '50Gi', retention: { size: '0' } } })],
  good: [aStack({ storage: { size: '60Gi', retention: { size: '48GiB' } } }), aStack({ storage: { size: '50Gi' } })],
  *find({ server }) {
    if (server === undefined) return;
    const { size, retention } = server.storage;
    const most = size.share(largestShare);
    const path = ['storage', 'retention', 'size'];
    const fix = `use at most ${most.toString()}, or remove it: ${usableShare * 100}% of the volume is what comes by itself`;
    // A volume of no size has its own finding.
    if (size.bytes === 0) return;
    if (retention.size.bytes === 0) yield { path, message: `zero, which stands for no limit, on a volume of ${size.toString()}`, fix };
    else if (retention.size.compare(most) > 0) {
      yield { path, message: `more than ${largestShare * 100}% of the volume, got ${retention.size.toString()} over ${size.toString()} x ${largestShare} = ${most.toString()}`, fix };
    }
  },
});

const largestShare = 0.9;
