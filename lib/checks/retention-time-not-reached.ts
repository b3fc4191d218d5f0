import { ByteSize } from '../base/byte-size';
import { Duration } from '../base/duration';
import { usableShare } from '../stack/resolve';
import { bytesPerSample, diskFor } from '../stack/sizing';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** The volume has room for the time that samples shall be kept. */
export const retentionTimeNotReached = defineCheck({
  id: 'retention-time-not-reached',
  severity: 'warning',
  needs: ['spec'],
  summary: 'The volume is too small for the time that samples shall be kept.',
  why: 'The retention by size deletes the oldest samples first, long before their time: dashboards and objectives over the whole period silently see less of it.',
  see: 'https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects',
  bad: [aStack({ series: 1_000_000, storage: { size: '50Gi', retention: { time: '30d' } } })],
  good: [aStack({ series: 1_000_000, storage: { size: '120Gi', retention: { time: '30d' } } })],
  *find({ server }) {
    if (server === undefined) return;
    const { retention, size } = server.storage;
    const { samplesPerSecond } = server.sizing;
    const needed = diskFor(samplesPerSecond, retention.time);
    if (!Number.isFinite(needed.bytes) || retention.size.bytes === 0 || needed.compare(retention.size) <= 0) return;
    // What follows from a volume is rounded down to whole mebibytes.
    const volume = ByteSize.gibibytes(Math.ceil((needed.bytes + 1024 ** 2) / usableShare / 1024 ** 3));
    const larger = volume.compare(size) > 0 ? `raise storage.size to ${volume.toQuantity()} and leave out` : 'leave out';
    const days = Math.floor((retention.time.seconds * retention.size.bytes) / needed.bytes / 86_400);
    yield {
      path: ['storage', 'retention', 'time'],
      message: `longer than the retention size has room for: ${samplesPerSecond} samples/s x ${bytesPerSample} B x ${retention.time.toString()} = ${inGibibytes(needed)}, got ${inGibibytes(retention.size)}`,
      fix: `${larger} retention.size, which follows from the volume${days > 0 ? `, or keep them for ${Duration.seconds(days * 86_400).toString()}` : ''}`,
    };
  },
});

const inGibibytes = ({ bytes }: ByteSize): string => `${(bytes / 1024 ** 3).toFixed(1)}GiB`;
