import fc from 'fast-check';

import { ByteSize } from '../../lib/base/byte-size';

test.each([
  ['60Gi', 64_424_509_440, '60GiB', '60Gi'],
  ['50GB', 53_687_091_200, '50GiB', '50Gi'],
  ['50GiB', 53_687_091_200, '50GiB', '50Gi'],
  ['1.5Gi', 1_610_612_736, '1536MiB', '1536Mi'],
  ['60G', 60_000_000_000, '58593750KiB', '58593750Ki'],
  ['512B', 512, '512B', '512'],
  ['0', 0, '0', '0'],
])('reads %s as %d bytes, %s for Prometheus and %s for Kubernetes', (text, bytes, prometheus, kubernetes) => {
  const size = ByteSize.parse(text);
  expect([size.bytes, size.toString(), size.toQuantity()]).toEqual([bytes, prometheus, kubernetes]);
});

test.each([
  ['60', 'a size without a unit, got "60"'],
  ['60gb', 'not a size, got "60gb"'],
  ['-1Gi', 'not a size, got "-1Gi"'],
  ['', 'not a size, got ""'],
])('refuses %p', (text, message) => {
  expect(() => ByteSize.parse(text)).toThrow(message);
});

test('a share never is more than its part, and prints short', () => {
  expect(ByteSize.parse('64Gi').share(0.8).toString()).toBe('52428MiB');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (bytes, ratio) => {
      expect(ByteSize.bytes(bytes).share(ratio).bytes).toBeLessThanOrEqual(bytes * ratio);
    }),
  );
});

test('reads back whatever it prints, for either side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 52 }), (bytes) => {
      const size = ByteSize.bytes(bytes);
      expect(ByteSize.parse(size.toString()).bytes).toBe(bytes);
      // A bare number of bytes is a quantity to Kubernetes, and no size to us: it might mean anything.
      if (/[a-z]/i.test(size.toQuantity())) expect(ByteSize.parse(size.toQuantity()).bytes).toBe(bytes);
    }),
  );
});
