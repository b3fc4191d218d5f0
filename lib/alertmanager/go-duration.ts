import { Duration } from '../base/duration';
import { valueOf } from '../base/section';
import { NotationError, type Value } from '../base/value';

const milliseconds: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1, us: 0.001, µs: 0.001, μs: 0.001, ns: 0.000_001 };

const part = /(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|μs|ns)/g;

/** What Go's 64-bit nanoseconds can hold, about 292 years. */
const longest = 9_223_372_036_854;

/**
 * A length of time in the notation of Go, which knows no days: `10s`, `1h30m`, `1.5h`.
 *
 * Numbers with the units h, m, s, ms, us, ns, in any order; or `0`. Not negative, whole milliseconds, at most about 292 years.
 * Some fields of Alertmanager are read like this, and refuse `1d`.
 * @see https://pkg.go.dev/time#ParseDuration
 */
export class GoDuration implements Value {
  private constructor(private readonly length: Duration) {}

  /** @throws NotationError when the text is no duration of Go */
  static parse(text: string): GoDuration {
    if (text === '0') return new GoDuration(Duration.milliseconds(0));
    const parts = [...text.matchAll(part)];
    if (text === '' || parts.map(([whole]) => whole).join('') !== text) throw new NotationError(`not a duration of Go, got "${text}"`, hint(text));
    const sum = parts.reduce((total, [, count, unit]) => total + Number(count) * (milliseconds[unit ?? ''] ?? 0), 0);
    // Tenths of a unit are not exact in binary: what is noise far below a nanosecond is none of the author's.
    const whole = Math.round(sum);
    if (Math.abs(sum - whole) > 1e-7) throw new NotationError(`finer than a millisecond, got "${text}"`, 'use whole milliseconds');
    if (whole > longest) throw new NotationError(`longer than about 292 years, got "${text}"`, 'write a shorter one');
    return new GoDuration(Duration.milliseconds(whole));
  }

  get milliseconds(): number {
    return this.length.milliseconds;
  }

  /** Hours are the largest unit: `36h`, `1m30s`. */
  toString(): string {
    return this.length.toGo();
  }
}

function hint(text: string): string {
  try {
    return `use hours, minutes and seconds, such as "${Duration.parse(text).toGo()}"`;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return /^\d+$/.test(text) ? `give it a unit, such as "${text}s"` : 'write numbers with h, m, s or ms, such as "30s" or "1h30m"';
  }
}

/** `10s`, `1h30m`; no days. */
export const goDuration = valueOf(GoDuration, 'a duration such as "30s"');
