const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' };

const escape = /\\(?:([abfnrtv\\"])|([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))|[^\\"\n]+/g;

/**
 * What a double-quoted string of Go means, or `undefined` when it is none: an unknown escape, a line break, or bytes that are
 * no UTF-8.
 * @see https://pkg.go.dev/strconv#Unquote
 */
export function unquote(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1);
  const bytes: Buffer[] = [];
  let end = 0;
  for (const match of inner.matchAll(escape)) {
    if (match.index !== end) return undefined;
    end += match[0].length;
    const piece = meaning(match);
    if (piece === undefined) return undefined;
    bytes.push(piece);
  }
  if (end !== inner.length) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    return undefined;
  }
}

/** The bytes of one escape, or of a run without any. */
function meaning([text, letter, octal, byte, short, long]: RegExpExecArray): Buffer | undefined {
  if (letter !== undefined) return Buffer.from(escapes[letter] ?? '');
  const single = octal !== undefined ? Number.parseInt(octal, 8) : byte !== undefined ? Number.parseInt(byte, 16) : undefined;
  if (single !== undefined) return single > 255 ? undefined : Buffer.from([single]);
  const digits = short ?? long;
  if (digits === undefined) return Buffer.from(text);
  const point = Number.parseInt(digits, 16);
  return point > 0x10_ff_ff || (point >= 0xd8_00 && point <= 0xdf_ff) ? undefined : Buffer.from(String.fromCodePoint(point));
}

const named: Readonly<Record<string, string>> = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\\': '\\\\', '"': '\\"' };

/** The text between double quotes, with what cannot be seen escaped. @see https://pkg.go.dev/strconv#Quote */
export const quote = (text: string): string => `"${text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\\"]/gu, (character) => named[character] ?? escaped(character))}"`;

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => point.toString(16).padStart(digits, '0');
  if (point < 0x80) return `\\x${hex(2)}`;
  return point > 0xff_ff ? `\\U${hex(8)}` : `\\u${hex(4)}`;
}
