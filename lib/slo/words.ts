import type { Duration } from '../base/duration';
import { sixDigits } from './policy';

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** A time as a person says it, its two largest units: `43 min 12 s`, `1 hour`, `30 days`; `0 s` for less than half a second. */
export function inWords(time: Duration): string {
  const largest = units.findIndex(([, size]) => Math.round(time.seconds) >= size);
  const shown = units.slice(largest < 0 ? -1 : largest).slice(0, 2);
  const smallest = shown.at(-1)?.[1] ?? 1;
  let rest = Math.round(time.seconds / smallest) * smallest;
  const words = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count > 1 && size > 60 ? 's' : ''}`];
  });
  return words.length === 0 ? '0 s' : words.join(' ');
}

/** A share of 0 to 1 as a person says it, four digits at most: `2%`, `1.44%`. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;

/** A pace as a person says it: `14.4 times`, `once`. */
export const times = (factor: number): string => (factor === 1 ? 'once' : `${sixDigits(factor)} times`);

/** A count with a comma between thousands: `1,000,000`. */
export const counted = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
