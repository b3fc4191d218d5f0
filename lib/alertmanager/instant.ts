import { valueOf } from '../base/section';
import { NotationError, type Value } from '../base/value';
import { dateOf, firstOfMonth, lengthOfMonth } from './civil-day';

const notation = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * A moment in the notation of RFC 3339: `2026-12-01T22:00:00Z`, `2026-12-01T23:00:00+01:00`.
 *
 * Years 0 to 9999, whole milliseconds, no leap seconds. It is printed in UTC.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export class Instant implements Value {
  private constructor(
    /** Since 1970 in UTC. */
    readonly milliseconds: number,
  ) {}

  /** A moment that many milliseconds after the beginning of 1970 in UTC; what is finer is cut off. */
  static milliseconds(milliseconds: number): Instant {
    return new Instant(Math.trunc(milliseconds));
  }

  /** @throws NotationError when the text is no moment, or names a day or a time that does not exist */
  static parse(text: string): Instant {
    const parts = notation.exec(text);
    if (parts === null) throw new NotationError(`not a moment, got "${text}"`, 'write date, time and zone, such as "2026-12-01T22:00:00Z" or "2026-12-01T23:00:00+01:00"');
    const number = (index: number): number => Number(parts[index] ?? 0);
    const [year, month, date, hours, minutes, seconds] = [1, 2, 3, 4, 5, 6].map(number) as [number, number, number, number, number, number];
    if (month < 1 || month > 12 || date < 1 || date > lengthOfMonth(year, month)) throw new NotationError(`no day of the calendar, got "${text}"`, 'correct the date');
    if (hours > 23 || minutes > 59 || seconds > 59) throw new NotationError(`no time of the day, got "${text}"`, 'use at most "23:59:59"; midnight is "00:00:00" of the next day');
    const [zoneHours, zoneMinutes] = [number(9), number(10)];
    if (zoneHours > 23 || zoneMinutes > 59) throw new NotationError(`no distance from UTC, got "${text}"`, 'use "Z", or hours and minutes such as "+01:00"');
    const offset = (parts[8] === '-' ? -1 : 1) * (zoneHours * 60 + zoneMinutes);
    const days = firstOfMonth(year, month) + date - 1;
    return new Instant(days * day + (hours * 60 + minutes - offset) * minute + seconds * 1000 + Number((parts[7] ?? '').padEnd(3, '0')));
  }

  /** Whole days after 1 January 1970 in UTC. */
  get day(): number {
    return Math.floor(this.milliseconds / day);
  }

  /** Whole minutes since midnight in UTC. */
  get minutes(): number {
    return Math.floor((this.milliseconds - this.day * day) / minute);
  }

  /** Whether a minute begins then. */
  get isWholeMinute(): boolean {
    return this.milliseconds % minute === 0;
  }

  /** Negative when this one is earlier, zero when both are one. */
  compare(other: Instant): number {
    return this.milliseconds - other.milliseconds;
  }

  /** In UTC: `2026-12-01T22:00:00Z`, with milliseconds only where there are some. */
  toString(): string {
    const { year, month, day: date } = dateOf(this.day);
    const rest = this.milliseconds - this.day * day - this.minutes * minute;
    const two = (number: number): string => String(number).padStart(2, '0');
    const fraction = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`;
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${two(Math.floor(this.minutes / 60))}:${two(this.minutes % 60)}:${two(Math.floor(rest / 1000))}${fraction}Z`;
  }
}

/** `2026-12-01T22:00:00Z`. */
export const instant = valueOf(Instant, 'a moment such as "2026-12-01T22:00:00Z"');
