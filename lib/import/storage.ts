import { ByteSize } from '../base/byte-size';
import { usableShare } from '../stack/resolve';
import { field, literal, objectOf, type Field } from './expression';
import type { Fields } from '../bundle/fields-at';
import type { Ledger } from './ledger';

/** What is written where nothing says how large the volume is. */
const assumedSize = '50Gi';

/** How a file says that samples are kept without end. */
export const withoutEnd = '0s';

/**
 * The volume, and what is kept on it. Files do not say how large the volume is: it follows from the size that is kept, or is assumed, and said.
 */
export function storageFor(retention: Fields, ledger: Ledger): readonly Field[] {
  const kept = keptSize(retention);
  const hasLimit = kept !== undefined || retention['percentage'] !== undefined;
  const time = typeof retention['time'] === 'string' ? retention['time'] : hasLimit ? withoutEnd : undefined;
  const size = kept === undefined ? assumedSize : volumeFor(kept);
  if (!hasLimit) {
    ledger.note(`storage.size is assumed: no file says how large the volume is; of it, ${usableShare * 100}% are kept at most, which is a limit that the files do not have`);
  }
  if (retention['percentage'] !== undefined && retention['size'] !== undefined) ledger.note('storage.retention.size is left out: the server does not heed it beside a percentage');
  if (time === undefined) ledger.note('how long samples are kept is not in the files: a flag may say it, and storage.retention.time is the server\'s own 15d otherwise');
  const written = [
    ...(time === undefined ? [] : [field('time', literal(time), time === withoutEnd ? { before: ['Without end, as long as there is room.'] } : {})]),
    ...(kept === undefined ? [] : [field('size', literal(String(retention['size'])))]),
    ...(typeof retention['percentage'] === 'number' ? [field('percentage', literal(retention['percentage']))] : []),
  ];
  const why = kept === undefined ? 'Not in the files: the size of the volume.' : `Not in the files: a volume of which ${String(retention['size'])} are ${usableShare * 100}% at most.`;
  return [field('storage', objectOf([field('size', literal(size), { before: [why] }), ...(written.length === 0 ? [] : [field('retention', objectOf(written))])]))];
}

/** The limit by size; `undefined` where there is none, which a file may say by zero, or where the server does not heed it beside a percentage. */
function keptSize({ size, percentage }: Fields): ByteSize | undefined {
  if (percentage !== undefined) return undefined;
  const parsed = typeof size === 'string' ? ByteSize.parse(size) : undefined;
  return parsed === undefined || parsed.bytes === 0 ? undefined : parsed;
}

const volumeFor = ({ bytes }: ByteSize): string => ByteSize.bytes(Math.ceil(bytes / usableShare / 1024 ** 3) * 1024 ** 3).toQuantity();
