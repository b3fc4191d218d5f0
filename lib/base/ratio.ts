import { NotationError, type Value } from './value';

/**
 * A share between 0 and 1, exact: `99.9%` or `0.999`.
 *
 * Kept as a whole number of parts in 10^9, so that `1 - 0.999` is `0.001` and no noise reaches a rule.
 */
export class Ratio implements Value {
  private static readonly scale = 1_000_000_000;

  private constructor(private readonly parts: number) {}

  /** @throws NotationError when the text is no share between 0 and 1 */
  static parse(text: string): Ratio {
    const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
    if (match === null) throw new NotationError(`not a ratio, got "${text}"`, 'write a share such as "99.9%" or "0.999"');
    const parts = Math.round((Number(match[1]) * Ratio.scale) / (match[2] === '%' ? 100 : 1));
    if (parts > Ratio.scale) throw new NotationError(`more than 100%, got "${text}"`, fixOf(text));
    return new Ratio(parts);
  }

  /** The share as a number between 0 and 1. */
  get value(): number {
    return this.parts / Ratio.scale;
  }

  /** What is missing to the whole: the error budget of an objective. */
  complement(): Ratio {
    return new Ratio(Ratio.scale - this.parts);
  }

  compare(other: Ratio): number {
    return this.parts - other.parts;
  }

  /** As PromQL reads it, without noise: `0.001`. */
  toString(): string {
    return (this.parts / Ratio.scale).toFixed(9).replace(/\.?0+$/, '');
  }

  /** As a person reads it: `99.9%`. */
  toPercent(): string {
    return `${(this.parts / (Ratio.scale / 100)).toFixed(7).replace(/\.?0+$/, '')}%`;
  }
}

/** A percentage is easily written without its sign. */
const fixOf = (text: string): string => `write ${Number(text) <= 100 ? `"${text}%", or ` : ''}a share between "0%" and "100%"`;
