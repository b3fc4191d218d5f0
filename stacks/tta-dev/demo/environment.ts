/** What the demo is told from outside. */
export interface Environment {
  /** Address to listen on. */
  readonly host: string;
  /** TCP port, 0 for any that is free. */
  readonly port: number;
  /** The same seed gives the same work. */
  readonly seed: number;
}

/**
 * Reads `HOST`, `PORT` and `SEED`.
 *
 * @throws RangeError when one is set to something that it cannot be
 */
export const environment = ({ HOST, PORT, SEED }: Readonly<Record<string, string | undefined>>): Environment => ({
  host: HOST ?? '0.0.0.0',
  port: wholeNumber('PORT', PORT ?? '8000', 65_535),
  seed: wholeNumber('SEED', SEED ?? '1', 1_000_000),
});

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new RangeError(`${name}: not a whole number between 0 and ${most}, got "${text}"`);
}
