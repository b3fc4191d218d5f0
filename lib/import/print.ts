import { SecretKey } from '../base/secret';
import { isEmpty, type Comments, type Expression, type Field, type Item } from './expression';

/** What fits on one line without its commas being searched for; longer values get lines of their own. */
const shortEnough = 100;

/**
 * An expression as TypeScript. How it is broken into lines is the formatter's business; whether its elements have lines of their own is not: that
 * is so in what is long, has comments, or is to be `open`.
 */
export function print(expression: Expression, open = false): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? printText(expression.value) : String(expression.value);
    case 'document':
      return expression.value.includes('\n') ? printTemplate(expression.value) : printText(expression.value);
    case 'constant':
      return expression.name;
    case 'reference':
      return expression.value instanceof SecretKey ? `secret(${quote(expression.value.name)}, ${quote(expression.value.key)})` : `fileAt(${quote(expression.value.path)})`;
    case 'list':
      if (isEmpty(expression)) return '[]';
      return !open && isShort(expression)
        ? `[${expression.items.map(({ value }) => print(value)).join(', ')}]`
        : `[\n${expression.items.map((item) => element(item, print(item.value))).join('')}${lines(expression.end)}]`;
    case 'object':
      if (isEmpty(expression)) return '{}';
      return !open && isShort(expression)
        ? `{ ${expression.fields.map(({ key, value }) => `${property(key)}: ${print(value)}`).join(', ')} }`
        : `{\n${expression.fields.map((field) => element(field, `${property(field.key)}: ${print(field.value)}`)).join('')}${lines(expression.end)}}`;
  }
}

/** Comments as lines of their own. */
export const lines = (comments: readonly string[]): string => comments.map((line) => `//${line === '' ? '' : ` ${line}`}\n`).join('');

/** A text as a literal; the formatter chooses the quotes. */
export const quote = (text: string): string => JSON.stringify(text);

const isIdentifier = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** A key; one that would set the prototype is written as any other value is. */
const property = (key: string): string => (key === '__proto__' ? `[${quote(key)}]` : isIdentifier(key) ? key : quote(key));

/** An element on lines of its own. What stood behind the beginning of something long goes before it. */
function element({ before, trailing }: Comments, text: string): string {
  const [only, ...more] = trailing;
  const isOneLine = only !== undefined && more.length === 0 && !text.includes('\n');
  return isOneLine ? `${lines(before)}${text}, // ${only}\n` : `${lines(before)}${lines(trailing)}${text},\n`;
}

/** Whether it is read at one glance: without comments, and not longer than a line. */
function isShort(expression: Expression): boolean {
  const length = lengthOf(expression);
  return length !== undefined && length <= shortEnough;
}

/** The length on one line; `undefined` for what cannot stand on one. */
function lengthOf(expression: Expression): number | undefined {
  if (expression.kind !== 'list' && expression.kind !== 'object') {
    const text = print(expression);
    return text.includes('\n') ? undefined : text.length;
  }
  const elements: readonly (Item & Partial<Field>)[] = expression.kind === 'list' ? expression.items : expression.fields;
  if (expression.end.length > 0 || elements.some(({ before, trailing }) => before.length + trailing.length > 0)) return undefined;
  let sum = 4;
  for (const each of elements) {
    const length = lengthOf(each.value);
    if (length === undefined) return undefined;
    sum += length + 2 + (each.key === undefined ? 0 : each.key.length + 2);
  }
  return sum;
}

/** A text of several lines as a list of them: it keeps the indentation of what is around it. */
function printText(text: string): string {
  const parts = text.split('\n');
  return parts.length === 1 ? quote(text) : `[\n${parts.map((part) => `${quote(part)},\n`).join('')}].join("\\n")`;
}

/** A text as it is, in which only what the literal itself gives a meaning is escaped. */
const printTemplate = (text: string): string =>
  `\`${text
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    // Line ends of other systems would become ours; other control characters would not be seen.
    .replace(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]|\p{Cs}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``;
