import { Duration } from '../../lib/base/duration';
import { diskFor, sizeFor } from '../../lib/stack/sizing';

test('memory follows from the series, and CPU from the samples', () => {
  const { samplesPerSecond, cpuMillis, memory, memoryLimit } = sizeFor(1_000_000, Duration.parse('15s'));
  expect([samplesPerSecond, cpuMillis, memory.toString(), memoryLimit.toString()]).toEqual([66_667, 1440, '8068MiB', '12102MiB']);
});

test('more series never need less', () => {
  const sizes = [1, 1_000, 100_000, 10_000_000].map((series) => sizeFor(series, Duration.parse('30s')));
  expect(sizes.map(({ memory }) => memory.bytes)).toEqual([...sizes.map(({ memory }) => memory.bytes)].sort((a, b) => a - b));
  expect(sizes.every(({ memory, memoryLimit }) => memoryLimit.bytes >= memory.bytes)).toBe(true);
});

test('disk follows from the rate and the time', () => {
  expect(diskFor(10_000, Duration.parse('30d')).bytes).toBe(10_000 * 30 * 86_400 * 2);
});
