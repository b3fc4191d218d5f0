const simple: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' };

/** The escapes by number: their digits, and whether the number is that of a byte. */
const numeric: readonly { readonly form: RegExp; readonly base: number; readonly largest: number }[] = [
  { form: /^\\x([\da-fA-F]{2})/, base: 16, largest: 0xff },
  { form: /^\\([0-7]{3})/, base: 8, largest: 0xff },
  { form: /^\\u([\da-fA-F]{4})/, base: 16, largest: 0x10ffff },
  { form: /^\\U([\da-fA-F]{8})/, base: 16, largest: 0x10ffff },
];

/** Reads one character of a Go literal, escaped or not; `undefined` when it is none. */
function readCharacter(text: string, at: number, quote: string): { readonly value: string; readonly end: number } | undefined {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (at >= text.length || character === quote) return undefined;
  if (character !== '\\') return { value: character, end: at + character.length };
  const letter = text.charAt(at + 1);
  if (letter in simple || letter === quote) return { value: simple[letter] ?? letter, end: at + 2 };
  for (const { form, base, largest } of numeric) {
    const [whole, digits] = form.exec(text.slice(at, at + 10)) ?? [];
    if (whole === undefined || digits === undefined) continue;
    const code = Number.parseInt(digits, base);
    return code > largest || (code >= 0xd800 && code < 0xe000) ? undefined : { value: String.fromCodePoint(code), end: at + whole.length };
  }
  return undefined;
}

/**
 * What a quoted or raw string of Go says; `undefined` when an escape in it is none.
 * @see https://go.dev/ref/spec#String_literals
 */
export function readGoString(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner.replaceAll('\r', '');
  let value = '';
  for (let at = 0; at < inner.length; ) {
    const character = readCharacter(inner, at, '"');
    if (character === undefined) return undefined;
    value += character.value;
    at = character.end;
  }
  return value;
}

/** Whether the text between single quotes is exactly one character. @see https://go.dev/ref/spec#Rune_literals */
export const isGoCharacter = (quoted: string): boolean => readCharacter(quoted, 1, "'")?.end === quoted.length - 1 && quoted.length > 2;

const integer = /^[+-]?(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/;
const decimalFloat = /^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?$/;
const hexFloat = /^[+-]?0[xX]((?:_?[\da-fA-F])+|(?=\.[\da-fA-F]))\.?((?:[\da-fA-F](?:_?[\da-fA-F])*)?)[pP]([+-]?\d(?:_?\d)*)$/;

/**
 * Whether a template takes the text for a number. Whole numbers must fit 64 bits, others the range of a float; with `i` at the
 * end it is imaginary.
 */
export function isGoNumber(text: string): boolean {
  if (text.endsWith('i') && isFloat(text.slice(0, -1))) return true;
  if (integer.test(text)) return fits(text);
  return /[.eEpP]/.test(text) && isFloat(text);
}

/** Whether the text is two numbers, the second imaginary. */
export function isGoComplex(text: string): boolean {
  const sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  const split = /[eEpP]/.test(text.charAt(sign - 1)) ? Math.max(text.lastIndexOf('+', sign - 1), text.lastIndexOf('-', sign - 1)) : sign;
  return split > 0 && isFloat(text.slice(0, split)) && isFloat(text.slice(split, -1));
}

function isFloat(text: string): boolean {
  const [, whole, fraction = '', exponent] = hexFloat.exec(text) ?? [];
  if (whole !== undefined) {
    const digits = `${whole}${fraction}`.replaceAll('_', '');
    return Number.isFinite(Number(BigInt(`0x${digits}`)) * 2 ** (Number(exponent?.replaceAll('_', '')) - 4 * fraction.replaceAll('_', '').length));
  }
  return decimalFloat.test(text) && Number.isFinite(Number(text.replaceAll('_', '')));
}

function fits(text: string): boolean {
  const isNegative = text.startsWith('-');
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return value <= (isNegative ? 2n ** 63n : /^\+/.test(text) ? 2n ** 63n - 1n : 2n ** 64n - 1n);
}
