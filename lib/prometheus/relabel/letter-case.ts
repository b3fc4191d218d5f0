/**
 * The text in lower case as Go writes it: every letter by itself, whatever stands around it, and never as two.
 * @see https://pkg.go.dev/strings#ToLower
 */
export const toLowerCase = (text: string): string => Array.from(text, lower).join('');

/**
 * The text in upper case as Go writes it: `ß` and others that only two letters can stand for stay as they are.
 * @see https://pkg.go.dev/strings#ToUpper
 */
export const toUpperCase = (text: string): string => Array.from(text, upper).join('');

/** Letters that got their other case after Unicode 15, which is what Go 1.26 knows; newer versions of Node.js know more. */
const newer = /[\u019b\u0264\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;

/** Of all letters only `İ` becomes two in lower case, and Go takes the first of them. */
const lower = (letter: string): string => (newer.test(letter) ? letter : String.fromCodePoint(pointOf(letter.toLowerCase())));

function upper(letter: string): string {
  if (newer.test(letter)) return letter;
  const whole = letter.toUpperCase();
  if (whole === String.fromCodePoint(pointOf(whole))) return whole;
  // Several letters: Greek ones with an iota below have a single one too, which lies 8 or 9 behind them.
  return [8, 9].map((distance) => String.fromCodePoint(pointOf(letter) + distance)).find((other) => other.toLowerCase() === letter) ?? letter;
}

const pointOf = (text: string): number => text.codePointAt(0) ?? 0;
