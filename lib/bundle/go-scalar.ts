import { isScalar, type Node, type Scalar } from 'yaml';

/** What a scalar is for Go's readers of YAML, before any field asks for it. */
export type GoScalar =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int' | 'float'; readonly value: number }
  | { readonly kind: 'text' };

/**
 * Resolves a scalar as `go.yaml.in/yaml` does, version 2, which reads all files but rule files, and they have no field for which version 3
 * would differ: YAML 1.1's words for true and false, octal and binary numbers, no numbers with base 60.
 * @see https://github.com/yaml/go-yaml/blob/v2.4.2/resolve.go
 */
export function goScalar(scalar: Scalar): GoScalar {
  // A tag says more than quotes do.
  const isTagged = [nullTag, ...['bool', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`)].includes(scalar.tag ?? '');
  if ((scalar.type !== 'PLAIN' && !isTagged) || (scalar.tag !== undefined && !isTagged)) return { kind: 'text' };
  const text = sourceOf(scalar);
  if (nulls.includes(text)) return { kind: 'null' };
  if (trues.includes(text)) return { kind: 'bool', value: true };
  if (falses.includes(text)) return { kind: 'bool', value: false };
  return numberOf(text) ?? { kind: 'text' };
}

/**
 * A number as a whole one: what stands behind the point is cut off, and beyond what can be told apart here the greatest or least is taken.
 * What Go's 64 bits cannot hold stays, to be refused. Its conversion of fractions never refuses one below zero.
 */
export function inGo({ kind, value }: { readonly kind: 'int' | 'float'; readonly value: number }, isUnsigned: boolean): number {
  if (kind === 'float' && isUnsigned && value < 0) return 0;
  const whole = Math.trunc(value);
  if (whole >= (isUnsigned ? 2 ** 64 : 2 ** 63) || Number.isNaN(whole) || (kind === 'int' && whole < -(2 ** 63))) return value;
  return Math.min(Math.max(whole, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

const nullTag = 'tag:yaml.org,2002:null';
/** The text as it is written: the parser resolves none. */
export const sourceOf = ({ value }: Scalar): string => (typeof value === 'string' ? value : '');

const nulls = ['', '~', 'null', 'Null', 'NULL'];
const trues = ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'];
const falses = ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'];

function numberOf(text: string): GoScalar | undefined {
  // Go looks at the first character to see whether it may be a number at all.
  if (!/^[-+.\d]/.test(text)) return undefined;
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return { kind: 'float', value: text.startsWith('-') ? -Infinity : Infinity };
  if (/^\.(nan|NaN|NAN)$/.test(text)) return { kind: 'float', value: NaN };
  const plain = text.replaceAll('_', '');
  const whole = wholeNumber(plain);
  if (whole !== undefined) return { kind: 'int', value: whole };
  return /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) ? { kind: 'float', value: Number(plain) } : undefined;
}

/** As Go's `strconv.ParseInt` with base 0 reads it. */
function wholeNumber(text: string): number | undefined {
  const match = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', digits = ''] = match;
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return sign === '-' ? -value : value;
}

/** Whether nothing is said: no value, or one of the words for nothing. */
export const isLeftOut = (node: Node | undefined): boolean => node === undefined || (isScalar(node) && goScalar(node).kind === 'null');

/** The number that a scalar is; `undefined` for everything else. */
export const numberAt = (node: Node | undefined): number | undefined => {
  const scalar = isScalar(node) ? goScalar(node) : undefined;
  return scalar?.kind === 'int' || scalar?.kind === 'float' ? scalar.value : undefined;
};

/** Whether an explicit tag says another kind than the text is; version 3 of the reader knows no "yes" and "no" then. */
export function isMistagged(scalar: Scalar, isVersion3: boolean): boolean {
  const kind = /^tag:yaml\.org,2002:(null|bool|int|float)$/.exec(scalar.tag ?? '')?.[1];
  if (kind === undefined) return false;
  const found = goScalar(scalar).kind;
  if (kind === 'bool' && isVersion3) return !/^(true|True|TRUE|false|False|FALSE)$/.test(String(scalar.value));
  return found !== kind && !(kind === 'float' && found === 'int');
}
