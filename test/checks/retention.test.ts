import { retentionOverVolume } from '../../lib/checks/retention-over-volume';
import { retentionTimeNotReached } from '../../lib/checks/retention-time-not-reached';
import { volumeSizeZero } from '../../lib/checks/volume-size-zero';
import { anAlertmanager } from '../../lib/checks/sample';
import { found } from './found';

test('nine tenths of the volume are taken, a byte more is not', () => {
  expect(found(retentionOverVolume, { storage: { size: '10GiB', retention: { size: '9GiB' } } })).toEqual([]);
  expect(found(retentionOverVolume, { storage: { size: '10GiB', retention: { size: '9663676417B' } } })).toEqual([
    'storage.retention.size: more than 90% of the volume, got 9663676417B over 10GiB x 0.9 = 9GiB',
  ]);
});

test('what is derived always fits', () => {
  for (const size of ['1Mi', '1Gi', '10G', '1Ti']) expect(found(retentionOverVolume, { storage: { size, retention: { time: '1d' } } })).toEqual([]);
});

test('a retention without end, or without a limit, has no time that is not reached', () => {
  const series = 10_000_000;
  expect(found(retentionTimeNotReached, { series, storage: { size: '10Gi', retention: { time: '0s' } } })).toEqual([]);
  expect(found(retentionTimeNotReached, { series, storage: { size: '10Gi', retention: { time: '1y', size: '0' } } })).toEqual([]);
});

test('a time below a day is not proposed', () => {
  expect(found(retentionTimeNotReached, { series: 10_000_000, storage: { size: '10Gi', retention: { time: '1d' } } }, true)).toEqual([
    'storage.retention.time: longer than the retention size has room for: 166667 samples/s x 2 B x 1d = 26.8GiB, got 8.0GiB -> raise storage.size to 34Gi and leave out retention.size, which follows from the volume',
  ]);
});

test('says it of the time that is the default, too', () => {
  expect(found(retentionTimeNotReached, { series: 1_000_000, storage: { size: '10Gi' } })).toHaveLength(1);
});

test('the volume of the Alertmanager has a size too', () => {
  expect(found(volumeSizeZero, { alertmanager: { ...anAlertmanager, storage: { size: '0' } } })).toEqual(['alertmanager.storage.size: zero bytes, which no volume has']);
  expect(found(volumeSizeZero, { alertmanager: anAlertmanager })).toEqual([]);
});

test('a volume without size has one finding, not two', () => {
  expect(found(retentionOverVolume, { storage: { size: '0' } })).toEqual([]);
});

test.each([
  ['a retention size of its own', '60GB', { time: '400d', size: '40Gi' }, 'raise storage.size to 81Gi and leave out retention.size, which follows from the volume'],
  ['one that is what would follow', '10Gi', { time: '400d', size: '8GiB' }, 'raise storage.size to 81Gi and leave out retention.size, which follows from the volume'],
  ['one on a volume that is large enough', '100Gi', { time: '400d', size: '10Gi' }, 'leave out retention.size, which follows from the volume'],
])('what is proposed is enough: %s', (_, size, retention, fix) => {
  const series = 60_000;
  expect(found(retentionTimeNotReached, { series, storage: { size, retention } }, true)[0]).toContain(`-> ${fix}`);
  expect(found(retentionTimeNotReached, { series, storage: { size: fix.includes('81Gi') ? '81Gi' : size, retention: { time: retention.time } } })).toEqual([]);
});
