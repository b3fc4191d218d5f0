import { NotationError, type Value } from '../base/value';

/** A span of whole numbers in the notation `begin:end`, both included, or of a single one. */
abstract class Span implements Value {
  protected constructor(
    readonly begin: number,
    readonly end: number,
  ) {}

  /** How one end is written. */
  protected word(number: number): string {
    return String(number);
  }

  toString(): string {
    return this.begin === this.end ? this.word(this.begin) : `${this.word(this.begin)}:${this.word(this.end)}`;
  }
}

/** Reads both ends; `numberOf` gives `undefined` for a word that is none. */
function ends(text: string, what: string, fix: string, numberOf: (word: string) => number | undefined): readonly [number, number] {
  const words = text.toLowerCase().split(':');
  const [begin, end = begin] = words.map(numberOf);
  if (begin === undefined || end === undefined || words.length > 2 || words.some((word) => numberOf(word) === undefined)) throw new NotationError(`not ${what}, got "${text}"`, fix);
  return [begin, end];
}

const integer = (word: string): number | undefined => (/^-?\d{1,9}$/.test(word) ? Number(word) : undefined);

const nameIn = (names: readonly string[], first: number) => (word: string): number | undefined => {
  const index = names.indexOf(word);
  return index < 0 ? undefined : index + first;
};

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Days of the week: `monday:friday`, `sunday`. A week begins on Sunday, and a span may not reach over its end.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval-0
 */
export class WeekdaySpan extends Span {
  /** @throws NotationError when the text names no days, or wraps around */
  static parse(text: string): WeekdaySpan {
    const [begin, end] = ends(text, 'days of the week', 'use English names, such as "monday" or "monday:friday"', nameIn(days, 0));
    if (begin > end) {
      const halves = [new WeekdaySpan(begin, 6), new WeekdaySpan(0, end)].map((half) => `"${half.toString()}"`);
      throw new NotationError(`wraps around the end of the week, which is Saturday, got "${text}"`, `write two: ${halves.join(', ')}`);
    }
    return new WeekdaySpan(begin, end);
  }

  protected override word(number: number): string {
    return days[number] ?? '';
  }
}

/** Days of a month, 1 to 31, or from its end, -1 to -31: `1:7`, `-3:-1`, `15`. */
export class MonthDaySpan extends Span {
  /** @throws NotationError when the text names no days, or ends before it begins in every month */
  static parse(text: string): MonthDaySpan {
    const [begin, end] = ends(text, 'days of a month', 'use numbers, such as "1:7", or "-1" for the last day', integer);
    if ([begin, end].some((day) => day === 0 || Math.abs(day) > 31)) throw new NotationError(`no day of any month, got "${text}"`, 'use 1 to 31, or -1 to -31 from the end of the month');
    if (begin < 0 && end > 0) throw new NotationError(`begins at the end of the month and ends at its beginning, got "${text}"`, 'count both from the same side');
    // As the server counts it: from the end of the shortest month.
    const [first, last] = [begin, end].map((day) => (day < 0 ? 28 + day : day)) as [number, number];
    if (first > last) throw new NotationError(`ends before it begins, got "${text}"`, 'put the earlier day first');
    return new MonthDaySpan(begin, end);
  }
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Months by English name or number: `january:march`, `12`. A span may not reach over the end of the year. */
export class MonthSpan extends Span {
  /** @throws NotationError when the text names no months, or wraps around */
  static parse(text: string): MonthSpan {
    const numberOf = (word: string): number | undefined => nameIn(months, 1)(word) ?? (/^(?:[1-9]|1[0-2])$/.test(word) ? Number(word) : undefined);
    const [begin, end] = ends(text, 'months', 'use English names or 1 to 12, such as "january:march"', numberOf);
    if (begin > end) {
      const halves = [new MonthSpan(begin, 12), new MonthSpan(1, end)].map((half) => `"${half.toString()}"`);
      throw new NotationError(`wraps around the end of the year, got "${text}"`, `write two: ${halves.join(', ')}`);
    }
    return new MonthSpan(begin, end);
  }

  protected override word(number: number): string {
    return months[number - 1] ?? '';
  }
}

/** Years: `2026`, `2026:2030`. */
export class YearSpan extends Span {
  /** @throws NotationError when the text names no years, or ends before it begins */
  static parse(text: string): YearSpan {
    const [begin, end] = ends(text, 'years', 'use numbers, such as "2026" or "2026:2030"', integer);
    if (begin > end) throw new NotationError(`ends before it begins, got "${text}"`, 'put the earlier year first');
    return new YearSpan(begin, end);
  }
}

/** A time of day, `00:00` to `24:00`. */
export class ClockTime implements Value {
  private constructor(
    /** Minutes since midnight. */
    readonly minutes: number,
  ) {}

  /** @throws NotationError when the text is no time of day */
  static parse(text: string): ClockTime {
    const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
    if (match === null) throw new NotationError(`not a time of day, got "${text}"`, 'write hours and minutes, such as "09:00"; the end of the day is "24:00"');
    return new ClockTime(match[1] === undefined ? 24 * 60 : Number(match[1]) * 60 + Number(match[2]));
  }

  toString(): string {
    return [Math.floor(this.minutes / 60), this.minutes % 60].map((number) => String(number).padStart(2, '0')).join(':');
  }
}

/**
 * A time zone by its IANA name, `Europe/Berlin`; `UTC`; or `Local`, the zone of the machine that runs Alertmanager.
 * @returns the name
 * @throws NotationError when no such zone is known
 * @see https://www.iana.org/time-zones
 */
export function parseTimeZone(text: string): string {
  if (text === 'Local' || text === 'UTC') return text;
  // The server looks the name up as a file's, so letters count; an offset such as "+02:00" is no file.
  if (/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(text) && isKnownZone(text)) return text;
  throw new NotationError(`unknown time zone "${text}"`, 'use a name of the IANA database, such as "Europe/Berlin"');
}

function isKnownZone(name: string): boolean {
  try {
    const canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return canonical === name || canonical.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
