import { NotationError } from '../base/value';
import { unquote } from './go-string';

/** How a label is compared: as text, or with an RE2 expression. */
export type Operator = '=' | '!=' | '=~' | '!~';

/** What was read of a matcher, before its expression is compiled. */
export interface MatcherParts {
  readonly name: string;
  readonly operator: Operator;
  readonly value: string;
}

/** What Go counts as a space. */
const space = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** What may not stand in a name or a value without quotes. */
export const reserved = new RegExp(`[${space}{}!=~,\\\\"'\`]`);

type TokenKind = '{' | '}' | ',' | 'operator' | 'quoted' | 'bare' | 'end' | 'none';

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Position of its first character, from 0. */
  readonly at: number;
}

const tokens = new RegExp(`([${space}]*)(?:([{},])|(=~|!=|!~|=)|("(?:[^\\\\"]|\\\\[^])*")|([^${space}{}!=~,\\\\"'\`]+)|($))`, 'y');

const kinds: readonly TokenKind[] = ['operator', 'quoted', 'bare', 'end'];

/** The next token from `position`; of the kind `none` where there can be no token. */
function tokenAt(text: string, position: number): Token {
  tokens.lastIndex = position;
  const match = tokens.exec(text);
  if (match === null) return { kind: 'none', text: text.slice(position).trim(), at: position };
  const [, blank = '', mark] = match;
  const at = position + blank.length;
  if (mark !== undefined) return { kind: mark as '{' | '}' | ',', text: mark, at };
  const others: readonly (string | undefined)[] = match.slice(3);
  const which = others.findIndex((other) => other !== undefined);
  return { kind: kinds[which] ?? 'end', text: others[which] ?? '', at };
}

const fix = 'write name, operator and value, such as severity="critical", with the value in double quotes';

/**
 * Matchers in the grammar that came with UTF-8 names: names and values in double quotes, or without where nothing reserved is
 * in them.
 * @throws NotationError with the place and what is expected there
 */
export function parseUtf8Matchers(text: string): readonly MatcherParts[] {
  let next = tokenAt(text, 0);
  const refuse = (expected: string): NotationError =>
    new NotationError(`not a matcher: expected ${expected} ${next.kind === 'end' ? 'at the end' : `at "${next.text}"`}, got "${text}"`, fix);
  const isAt = (...wanted: readonly TokenKind[]): boolean => wanted.includes(next.kind);
  const take = (expected: string, ...wanted: readonly TokenKind[]): string => {
    if (!isAt(...wanted)) throw refuse(expected);
    const taken = next.kind === 'quoted' ? unquote(next.text) : next.text;
    if (taken === undefined) throw new NotationError(`not a matcher: ${next.text} has an escape that is none, got "${text}"`, 'double every backslash in a quoted value');
    next = tokenAt(text, next.at + next.text.length);
    return taken;
  };

  const found: MatcherParts[] = [];
  const inBraces = isAt('{');
  if (inBraces) take('"{"', '{');
  while (!isAt('end', '}')) {
    const name = take('the name of a label', 'quoted', 'bare');
    const operator = take('one of =, !=, =~ and !~', 'operator') as Operator;
    found.push({ name, operator, value: take('a value', 'quoted', 'bare') });
    if (!isAt('end', '}')) take('a comma', ',');
  }
  if (inBraces) take('"}"', '}');
  take('nothing more', 'end');
  return found;
}

const classic = /^[\t\n\f\r ]*([a-zA-Z_:][a-zA-Z0-9_:]*)[\t\n\f\r ]*(=~|=|!=|!~)[\t\n\f\r ]*([^]*?)[\t\n\f\r ]*$/;

/**
 * Matchers in the older grammar: plain names, values with or without quotes, and backslashes that stand for themselves
 * unless a quote, a backslash or an `n` follows.
 * @throws NotationError with the part that is none
 */
export function parseClassicMatchers(text: string): readonly MatcherParts[] {
  return split(text.replace(/^\{/, '').replace(/\}$/, '')).map((part) => {
    const match = classic.exec(part);
    if (match === null) throw new NotationError(`not a matcher, got "${part}"`, fix);
    const [, name = '', operator, value = ''] = match;
    return { name, operator: operator as Operator, value: classicValue(value) };
  });
}

/** The parts between the commas that stand outside of quotes; a last part of spaces is none. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let inQuotes = false;
  let isEscaped = false;
  for (const character of text) {
    if (character === ',' && !inQuotes) {
      parts.push(part);
      part = '';
      continue;
    }
    // A comma within quotes leaves a backslash before it in force, as in the server.
    if (character === '"') {
      if (!isEscaped) inQuotes = !inQuotes;
      isEscaped = false;
    } else if (character === '\\') isEscaped = !isEscaped;
    else if (character !== ',') isEscaped = false;
    part += character;
  }
  const last = part.replace(new RegExp(`^[${space}]+|[${space}]+$`, 'g'), '');
  return last === '' ? parts : [...parts, last];
}

function classicValue(raw: string): string {
  const inQuotes = raw.startsWith('"');
  const body = inQuotes ? raw.slice(1) : raw;
  let value = '';
  let isClosed = !inQuotes;
  for (let i = 0; i < body.length; i++) {
    const character = body.charAt(i);
    const isLast = i === body.length - 1;
    if (character === '"') {
      if (isClosed || !isLast) throw new NotationError(`not a matcher: a double quote within the value, got "${raw}"`, String.raw`write "\"" for it, in a value in double quotes`);
      isClosed = true;
    } else if (character === '\\' && !isLast) {
      const follower = body.charAt(++i);
      value += follower === 'n' ? '\n' : follower === '"' || follower === '\\' ? follower : `\\${follower}`;
    } else value += character;
  }
  if (!isClosed) throw new NotationError(`not a matcher: the value is not closed, got "${raw}"`, 'put a double quote behind the value, or none before it');
  return value;
}
