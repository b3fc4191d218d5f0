/** How far a number or duration reaches, or, when it is neither, how far it was read. */
export interface ScannedNumber {
  readonly kind: 'number' | 'duration' | undefined;
  readonly end: number;
}

const decimalDigits = '0123456789';
const hexDigits = '0123456789abcdefABCDEF';
const isWord = (character: string): boolean => /^[A-Za-z0-9_]$/.test(character);

/** Walks over characters; at the end of the text nothing is accepted. */
class Cursor {
  constructor(
    readonly source: string,
    public at: number,
  ) {}

  get next(): string {
    return this.source.charAt(this.at);
  }

  is(set: string): boolean {
    return this.next !== '' && set.includes(this.next);
  }

  accept(set: string): boolean {
    if (!this.is(set)) return false;
    this.at++;
    return true;
  }

  acceptAll(set: string): void {
    while (this.accept(set));
  }
}

/**
 * Reads what begins with a digit, or with a dot and a digit: `5`, `5.`, `.5`, `1e3`, `1_000`, `0x1F`, or `1h30m`.
 *
 * Only the extent is judged here, as the server's own scanner does; {@link numberValue} and `Duration` judge the rest.
 */
export function scanNumber(source: string, from: number): ScannedNumber {
  const cursor = new Cursor(source, from);
  if (acceptNumber(cursor)) return { kind: 'number', end: cursor.at };
  if (acceptUnits(cursor)) return { kind: 'duration', end: cursor.at };
  return { kind: undefined, end: cursor.at };
}

function acceptNumber(cursor: Cursor): boolean {
  const isHex = cursor.accept('0') && cursor.accept('xX');
  if (isHex) cursor.accept('_');
  const digits = isHex ? hexDigits : decimalDigits;
  cursor.accept('.');
  cursor.accept(digits);
  let [hasDot, hasExponent] = [false, false];
  while (cursor.is(`${digits}._eE`)) {
    // In a hexadecimal number an "e" after the first digit is read as an exponent: that is how the server reads it.
    if (cursor.is('eE')) {
      if (hasExponent) return false;
      hasExponent = true;
      cursor.at++;
      cursor.accept('+-');
      if (cursor.accept('._eE') || cursor.next === '') return false;
    } else if (cursor.accept('.')) {
      if (hasDot || isHex || cursor.accept('_.')) return false;
      hasDot = true;
    } else if (cursor.accept('_')) {
      if (cursor.accept('._eE') || cursor.next === '') return false;
    } else {
      cursor.acceptAll(digits);
    }
  }
  return !isWord(cursor.next);
}

/** The unit after the first digits, and further pairs of digits and unit. */
function acceptUnits(cursor: Cursor): boolean {
  if (!cursor.accept('smhdwy')) return false;
  cursor.accept('s');
  while (cursor.accept(decimalDigits)) {
    cursor.acceptAll(decimalDigits);
    if (!cursor.accept('smhdw')) return false;
    cursor.accept('s');
  }
  return !isWord(cursor.next);
}

/** Digits of a number, and single underscores between them. */
const decimal = /^(?:\d(?:_?\d)*)?(?:\.(?:\d(?:_?\d)*)?)?(?:[eE][+-]?\d(?:_?\d)*)?$/;
const octalInteger = /^0_?[0-7](?:_?[0-7])*$/;
const hexInteger = /^0[xX](?:_?[\da-fA-F])+$/;
const largestInteger = 2n ** 63n - 1n;

/**
 * The value of a scanned number, or `undefined` when the text is none after all, such as `0x` or `1e999`.
 * A leading zero means octal, as in Go: `010` is 8, and `08`, which cannot be octal, is 8 as well.
 */
export function numberValue(text: string): number | undefined {
  if (/^inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  const plain = text.replaceAll('_', '');
  if (hexInteger.test(text)) return BigInt(plain) <= largestInteger ? Number(plain) : undefined;
  if (octalInteger.test(text)) {
    const value = BigInt(`0o${plain.slice(1)}`);
    if (value <= largestInteger) return Number(value);
  }
  if (!decimal.test(text) || !/\d/.test(text)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
