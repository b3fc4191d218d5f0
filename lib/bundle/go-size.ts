import { ByteSize } from '../base/byte-size';
import { NotationError } from '../base/value';

const hint = 'write a number with a unit, such as "512MB" or "60GiB"';

/**
 * A size as configuration files have it: numbers with units, all powers of 1024, one after the other. Below zero it means no limit.
 * @throws NotationError when the server does not take the text
 * @see https://pkg.go.dev/github.com/alecthomas/units#ParseBase2Bytes
 */
export function parseGoSize(text: string): ByteSize | 'negative' {
  const [, sign = '', rest = ''] = /^([-+]?)([^]*)$/.exec(text) ?? [];
  if (rest === '0') return ByteSize.bytes(0);
  const family = ['i', ''].find((binary) => new RegExp(`^((\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]${binary})?B)+$`).test(rest));
  if (family === undefined) throw new NotationError(`not a size, got "${text}"`, hint);
  const parts = [...rest.matchAll(/([\d.]+)([KMGTPE]?)i?B/g)].map(([, count = '', prefix = '']) => Number(count) * 1024 ** ' KMGTPE'.indexOf(prefix === '' ? ' ' : prefix));
  const bytes = parts.reduce((sum, part) => sum + part, 0);
  // Go counts bytes in 64 bits.
  if (bytes >= 2 ** 63) throw new NotationError(`more bytes than there are numbers for, got "${text}"`, hint);
  return sign === '-' && bytes > 0 ? 'negative' : ByteSize.bytes(bytes);
}
