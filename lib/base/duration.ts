import { NotationError, type Value } from './value';

const units = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

const notation = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** What Go's 64-bit nanoseconds can hold, about 292 years. */
const longest = 9_223_372_036_854;

/**
 * A length of time in Prometheus' own notation: `15s`, `1h30m`, `30d`.
 *
 * Whole numbers with the units y (365 d), w, d, h, m, s, ms, largest first, each once; or `0`. Not negative, at most
 * about 292 years.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export class Duration implements Value {
  private constructor(readonly milliseconds: number) {}

  /** @throws NotationError when the text is no duration */
  static parse(text: string): Duration {
    if (text === '0') return new Duration(0);
    const match = notation.exec(text);
    if (match === null || text === '') throw new NotationError(`not a duration, got "${text}"`, hint(text));
    const milliseconds = units.reduce((sum, [, size], i) => sum + Number(match[i + 1] ?? 0) * size, 0);
    if (milliseconds > longest) throw new NotationError(`longer than about 292 years, got "${text}"`, 'write a shorter one');
    return new Duration(milliseconds);
  }

  static milliseconds(count: number): Duration {
    return new Duration(Math.round(count));
  }

  static seconds(count: number): Duration {
    return Duration.milliseconds(count * 1000);
  }

  get seconds(): number {
    return this.milliseconds / 1000;
  }

  /** Below, at or above zero as this is shorter than, equal to or longer than the other. */
  compare(other: Duration): number {
    return this.milliseconds - other.milliseconds;
  }

  /** Years and weeks only when they say it exactly, as Prometheus prints it: `90d`, `1w`, `1h30m`. */
  toString(): string {
    if (this.milliseconds === 0) return '0s';
    let rest = this.milliseconds;
    let text = '';
    for (const [unit, size] of units) {
      if ((unit === 'y' || unit === 'w') && rest % size !== 0) continue;
      const count = Math.floor(rest / size);
      if (count > 0) text += `${count}${unit}`;
      rest -= count * size;
    }
    return text;
  }

  /** The notation of Go's `time.ParseDuration`, which knows no days: `720h`, for the flags of Alertmanager. */
  toGo(): string {
    const hours = Math.floor(this.milliseconds / 3_600_000);
    const rest = this.milliseconds - hours * 3_600_000;
    if (hours === 0) return this.toString();
    return `${hours}h${rest === 0 ? '' : Duration.milliseconds(rest).toString()}`;
  }
}

/** The shorter of two. */
export const shorter = (a: Duration, b: Duration): Duration => (a.compare(b) <= 0 ? a : b);

function hint(text: string): string {
  if (/^\d+$/.test(text)) return `give it a unit, such as "${text}s"`;
  const meant = inAnyNotation(text);
  return meant === undefined ? 'write whole numbers with y, w, d, h, m, s, ms, largest first, such as "30s" or "1h30m"' : `write "${meant.toString()}"`;
}

/** Units as people write them: `min`, `hours`. */
const spelled = [/^y(ea)?r?s?$/, /^w(ee)?k?s?$/, /^d(ay)?s?$/, /^h(ou)?r?s?$/, /^m(in(ute)?s?)?$/, /^s(ec(ond)?s?)?$/, /^(ms(ecs?)?|milli(second)?s?)$/];

/** A length of time that people understand and Prometheus does not: `5 minutes`, `1.5h`, `1h 30m`. */
function inAnyNotation(text: string): Duration | undefined {
  const parts = [...text.toLowerCase().matchAll(/\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)];
  const sizes = parts.map(([, , unit = '']) => units[spelled.findIndex((form) => form.test(unit))]?.[1]);
  const milliseconds = parts.reduce((sum, [, count], index) => sum + Number(count) * (sizes[index] ?? Number.NaN), 0);
  const isWhole = parts.length > 0 && parts.map(([part]) => part).join('').length === text.length;
  return isWhole && milliseconds <= longest ? Duration.milliseconds(milliseconds) : undefined;
}
