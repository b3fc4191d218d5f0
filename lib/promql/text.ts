import { faultAt, type Fault } from './fault';

const escaped: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, '"': 34, "'": 39 };
const numeric: Readonly<Record<string, { readonly digits: number; readonly base: number }>> = {
  x: { digits: 2, base: 16 },
  u: { digits: 4, base: 16 },
  U: { digits: 8, base: 16 },
};
const octal = { digits: 3, base: 8 };

/** A string of the expression, from its opening quote on: where it ends, or why it is none. */
export type ScannedText = { readonly end: number } | Fault;

/**
 * Finds the end of the string that opens at `from` with `"`, `'` or a backquote. In the first two, `\` escapes as in Go and a
 * line break ends the string too early; between backquotes everything is text.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export function scanText(source: string, from: number): ScannedText {
  const quote = source.charAt(from);
  for (let at = from + 1; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === quote) return { end: at + 1 };
    if (character === '\n' && quote !== '`') break;
    if (isBroken(source, at)) return faultAt({ from: at, to: at + 1 }, 'the string is not UTF-8', 'write the character as an escape, such as "\\uFFFD"');
    if (character === '\\' && quote !== '`') {
      const escape = readEscape(source, at, quote);
      if ('message' in escape) return escape;
      at = escape.end - 1;
    } else if (isHighSurrogate(source, at)) at++;
  }
  return faultAt({ from, to: source.length }, `the string does not end, it begins with ${source.slice(from, from + 10)}`, `add ${quote} at its end`);
}

interface Escape {
  readonly end: number;
  readonly code: number;
  /** Whether the code is one byte of UTF-8, not a character. */
  readonly isByte: boolean;
}

function readEscape(source: string, from: number, quote: string): Escape | Fault {
  const letter = source.charAt(from + 1);
  if (letter === quote || (letter in escaped && letter !== '"' && letter !== "'")) return { end: from + 2, code: escaped[letter] ?? 0, isByte: false };
  const form = /[0-7]/.test(letter) ? octal : numeric[letter];
  const refuse = (to: number, why: string): Fault => faultAt({ from, to }, `${why}, got "${source.slice(from, to)}"`, 'escape as in Go, write "\\\\" for the character "\\", or put the string between backquotes');
  if (form === undefined) return refuse(Math.min(from + 2, source.length), 'an escape that strings do not have');
  const start = form === octal ? from + 1 : from + 2;
  const end = start + form.digits;
  const digits = source.slice(start, end);
  const code = (form.base === 8 ? /^[0-7]+$/ : /^[\da-fA-F]+$/).test(digits) && digits.length === form.digits ? Number.parseInt(digits, form.base) : Number.NaN;
  if (Number.isNaN(code)) return refuse(Math.min(end, source.length), `an escape of ${form.digits} digits to the base ${form.base}`);
  const isByte = letter !== 'u' && letter !== 'U';
  if (code > (isByte ? 0xff : 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return refuse(end, 'an escape that is no character');
  return { end, code, isByte };
}

const isHighSurrogate = (source: string, at: number): boolean => /[\ud800-\udbff]/.test(source.charAt(at));

/** U+FFFD, which Go reads as a broken character, or half a pair. */
function isBroken(source: string, at: number): boolean {
  const code = source.codePointAt(at) ?? 0;
  return code === 0xfffd || (code >= 0xd800 && code < 0xe000);
}

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a scanned string says. */
export interface Text {
  readonly value: string;
  /** False when escapes such as `\xff` make bytes that are no text; the value then has U+FFFD in their place. */
  readonly isUtf8: boolean;
}

/** Reads a string that {@link scanText} has accepted, with its quotes. */
export function readText(quoted: string): Text {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`') || !inner.includes('\\')) return { value: inner, isUtf8: true };
  const bytes: number[] = [];
  for (let at = 0; at < inner.length; ) {
    const escape = inner.charAt(at) === '\\' ? readEscape(inner, at, quoted.charAt(0)) : undefined;
    if (escape !== undefined && 'code' in escape) {
      bytes.push(...(escape.isByte ? [escape.code] : encoder.encode(String.fromCodePoint(escape.code))));
      at = escape.end;
    } else {
      const next = inner.indexOf('\\', at);
      const end = next < 0 ? inner.length : next;
      bytes.push(...encoder.encode(inner.slice(at, end)));
      at = end;
    }
  }
  const array = Uint8Array.from(bytes);
  try {
    return { value: strict.decode(array), isUtf8: true };
  } catch {
    return { value: lenient.decode(array), isUtf8: false };
  }
}
