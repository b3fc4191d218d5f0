import { faultAt, type Fault } from './fault';
import { scanNumber } from './number';
import { scanText } from './text';
import { isKeyword, type Token, type TokenKind } from './token';

/** The tokens up to the first character that no token begins with, and the fault there. */
export interface Scanned {
  readonly tokens: readonly Token[];
  readonly fault?: Fault;
}

const blanks = ' \t\n\r';
const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const startsName = (character: string): boolean => /^[A-Za-z_]$/.test(character);
const namePattern = /[A-Za-z0-9_]*/y;
const metricNamePattern = /[A-Za-z0-9_:]*/y;
const durationWordPattern = /[A-Za-z_]*/y;
const durationWords: ReadonlySet<string> = new Set(['step', 'range', 'max_of', 'min_of']);

/** Longest first, so that `<=` is not read as `<`. */
const marksOutside = ['==', '!=', '<=', '</', '<', '>=', '>/', '>', '+', '-', '*', '/', '%', '^', '=', ',', '@'] as const;
const marksInBraces = ['=~', '!~', '!=', '=', ','] as const;
const marksInDuration = ['+', '-', '*', '/', '%', '^', ','] as const;

/** Where the scanner is: the same character means other things in braces, and in brackets before the first number. */
type Place = 'outside' | 'braces' | 'duration';

/**
 * Splits an expression into tokens, exactly as the server does. The editor's grammar has a scanner of its own, but it lets
 * pass what the server refuses: unclosed strings, wrong escapes, blanks that are none, comments where none may be.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export const scan = (source: string): Scanned => new Scanner(source).run();

class Scanner {
  private readonly tokens: Token[] = [];
  private at = 0;
  private place: Place = 'outside';
  private depth = 0;
  private inBrackets = false;
  private hasColon = false;
  private hasDuration = false;

  constructor(private readonly source: string) {}

  run(): Scanned {
    for (;;) {
      const fault = this.step();
      if (fault !== undefined) return fault === 'end' ? { tokens: this.tokens } : { tokens: this.tokens, fault };
    }
  }

  private step(): Fault | 'end' | undefined {
    const character = this.source.charAt(this.at);
    if (character === '') return this.end();
    if (blanks.includes(character)) {
      this.at++;
      return undefined;
    }
    if (character === '#' && this.place !== 'duration') return this.comment();
    if (this.place === 'braces') return this.inBracesStep(character);
    if (this.place === 'duration') return this.durationStep(character);
    return this.outsideStep(character);
  }

  private end(): Fault | 'end' {
    const open = this.place === 'braces' ? '{' : this.inBrackets ? '[' : this.depth > 0 ? '(' : undefined;
    if (open === undefined) return 'end';
    const opener = this.tokens.findLast(({ kind }) => kind === open) ?? { from: this.at, to: this.at };
    const close = { '{': '}', '[': ']', '(': ')' }[open];
    return faultAt(open === '(' ? this.unclosed() : opener, `"${open}" is not closed`, `add "${close}"`);
  }

  private unclosed(): Token | { from: number; to: number } {
    const open: Token[] = [];
    for (const token of this.tokens) {
      if (token.kind === '(') open.push(token);
      if (token.kind === ')') open.pop();
    }
    return open.at(-1) ?? { from: this.at, to: this.at };
  }

  /** A comment ends with the line, also when only a carriage return ends it. */
  private comment(): undefined {
    const rest = this.source.slice(this.at).search(/[\r\n]/);
    this.at = rest < 0 ? this.source.length : this.at + rest;
  }

  private outsideStep(character: string): Fault | undefined {
    if (isDigit(character) || (character === '.' && isDigit(this.source.charAt(this.at + 1)))) return this.number();
    if (character === '"' || character === "'" || character === '`') return this.text();
    if (startsName(character) || character === ':') return this.inBrackets ? this.inBracketsWord(character) : this.word();
    switch (character) {
      case '(':
      case ')':
        return this.parenthesis(character);
      case '{':
        this.place = 'braces';
        return this.emit('{', 1);
      case '[':
        if (this.inBrackets) return this.refuse('"[" inside "[ ]"', 'close the first "["');
        [this.inBrackets, this.hasColon, this.hasDuration, this.place] = [true, false, false, 'duration'];
        return this.emit('[', 1);
      case ']':
        if (!this.inBrackets) return this.refuse('"]" closes nothing', 'remove it');
        this.inBrackets = false;
        return this.emit(']', 1);
    }
    return this.mark(marksOutside) ? undefined : this.refuseCharacter(character);
  }

  private inBracesStep(character: string): Fault | undefined {
    if (startsName(character)) return this.emit('name', matchAt(namePattern, this.source, this.at).length);
    if (character === '"' || character === "'" || character === '`') return this.text();
    if (character === '}') {
      this.place = 'outside';
      return this.emit('}', 1);
    }
    return this.mark(marksInBraces) ? undefined : this.refuseCharacter(character, 'inside "{ }" write label="value", with a comma between');
  }

  /** Between the bracket and the first number only durations and their arithmetic stand; after it the server is less strict. */
  private durationStep(character: string): Fault | undefined {
    if (isDigit(character) || (character === '.' && isDigit(this.source.charAt(this.at + 1)))) {
      [this.hasDuration, this.place] = [true, 'outside'];
      return this.number();
    }
    switch (character) {
      case ']':
        [this.inBrackets, this.hasColon, this.place] = [false, false, 'outside'];
        return this.emit(']', 1);
      case ':':
        if (!this.hasDuration) return this.refuse('no range before ":"', 'write the range first, such as "[30m:1m]"');
        return this.colon();
      case '(':
      case ')':
        return this.parenthesis(character);
    }
    if (this.mark(marksInDuration)) return undefined;
    if (!this.durationWord()) return this.refuseCharacter(character, 'inside "[ ]" write a duration, such as "5m"');
    this.hasDuration = true;
    return undefined;
  }

  private inBracketsWord(character: string): Fault | undefined {
    if (character === ':') return this.colon();
    return this.durationWord() ? undefined : this.refuseCharacter(character, 'inside "[ ]" write a duration, such as "5m", or "5m:1m" for a subquery');
  }

  private colon(): Fault | undefined {
    if (this.hasColon) return this.refuse('a second ":"', 'write the range and the step, such as "[30m:1m]"');
    this.hasColon = true;
    return this.emit(':', 1);
  }

  private parenthesis(character: '(' | ')'): Fault | undefined {
    this.depth += character === '(' ? 1 : -1;
    if (this.depth < 0) return this.refuse('")" closes nothing', 'remove it');
    return this.emit(character, 1);
  }

  private durationWord(): boolean {
    const word = matchAt(durationWordPattern, this.source, this.at).toLowerCase();
    if (!durationWords.has(word) || !isKeyword(word)) return false;
    this.emit(word, word.length);
    return true;
  }

  private word(): undefined {
    const text = matchAt(metricNamePattern, this.source, this.at);
    this.emit(this.wordKind(text), text.length);
  }

  private wordKind(text: string): TokenKind {
    const lower = text.toLowerCase();
    if (lower === 'inf' || lower === 'nan') return 'number';
    // These came late to the language, and mean something only before a parenthesis: existing metrics keep their names.
    const needsParenthesis = lower === 'fill' || lower === 'fill_left' || lower === 'fill_right';
    if (isKeyword(lower) && !(needsParenthesis && !/^[ \t\n\r]*\(/.test(this.source.slice(this.at + text.length)))) return lower;
    return text.includes(':') ? 'metric name' : 'name';
  }

  private number(): Fault | undefined {
    const { kind, end } = scanNumber(this.source, this.at);
    if (kind !== undefined) return this.emit(kind, end - this.at);
    const text = this.source.slice(this.at, Math.max(end, this.at + 1));
    return faultAt({ from: this.at, to: this.at + text.length }, `not a number or duration, it begins with "${text}"`, 'write a number such as "0.5", or a duration such as "1h30m"');
  }

  private text(): Fault | undefined {
    const scanned = scanText(this.source, this.at);
    return 'message' in scanned ? scanned : this.emit('string', scanned.end - this.at);
  }

  private mark(marks: readonly TokenKind[]): boolean {
    const kind = marks.find((mark) => this.source.startsWith(mark, this.at));
    // Outside braces these two are no operators, but the beginning of one inside them.
    if (kind === undefined || (kind === '=' && this.place === 'outside' && this.source.startsWith('=~', this.at))) return false;
    this.emit(kind, kind.length);
    return true;
  }

  private emit(kind: TokenKind, length: number): undefined {
    this.tokens.push({ kind, text: this.source.slice(this.at, this.at + length), from: this.at, to: this.at + length });
    this.at += length;
  }

  private refuse(message: string, fix: string): Fault {
    return faultAt({ from: this.at, to: this.at + 1 }, message, fix);
  }

  private refuseCharacter(character: string, fix?: string): Fault {
    const known = characterFixes.find(([pattern]) => pattern.test(this.source.slice(this.at)));
    const whole = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    const shown = /\p{C}|\p{Z}/u.test(whole) ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : whole;
    return faultAt({ from: this.at, to: this.at + whole.length }, `unexpected character "${shown}"`, known?.[1] ?? fix);
  }
}

/** What people write from other languages, and how PromQL says it. */
const characterFixes: readonly (readonly [RegExp, string])[] = [
  [/^[=!]~/, 'match inside braces, such as up{job=~"api.*"}'],
  [/^&/, 'write "and"'],
  [/^\|/, 'write "or"'],
  [/^!/, 'write "unless", or "!="'],
  [/^[“”‘’]/, 'write straight quotes'],
  [/^\p{Zs}/u, 'write a plain blank'],
  [/^\$/, 'fill in the variable: PromQL has none'],
  [/^[^\x00-\x7f]/, 'write a name that is not ASCII in braces and quotes, such as {"größe"}'],
];

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
