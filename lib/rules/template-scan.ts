/** What a piece of a template is; words of the language are their own kind. */
export type TemplateTokenKind =
  | 'text' | '{{' | '}}' | 'blank' | '(' | ')' | '|' | ':=' | '=' | ',' | 'other'
  | 'identifier' | 'field' | 'variable' | '.' | 'nil' | 'boolean' | 'string' | 'character' | 'number' | 'complex'
  | 'block' | 'break' | 'continue' | 'define' | 'else' | 'end' | 'if' | 'range' | 'template' | 'with'
  | 'end of text';

/** A piece of a template, with its place in it. */
export interface TemplateToken {
  readonly kind: TemplateTokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Why Go refuses a template, and where. */
export interface TemplateFault {
  readonly from: number;
  readonly to: number;
  /** Lower case, present tense, no full stop; the author's text in double quotes. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly fix: string;
}

/** The pieces up to the first that is none, and the fault there; without a fault the last one is the end of the text. */
export interface ScannedTemplate {
  readonly tokens: readonly TemplateToken[];
  readonly fault?: TemplateFault;
}

const words: ReadonlySet<string> = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with']);
const isWord = (word: string): word is 'if' => words.has(word); // any of the words: each is a kind of its own
const blanks = ' \t\r\n';
const isBlank = (character: string): boolean => character !== '' && blanks.includes(character);

/**
 * Splits a template into pieces as Go does, trim markers and comments included.
 * @see https://pkg.go.dev/text/template#hdr-Text_and_spaces
 */
export const scanTemplate = (text: string): ScannedTemplate => new TemplateScanner(text).run();

class TemplateScanner {
  private readonly tokens: TemplateToken[] = [];
  private at = 0;
  private depth = 0;
  private isInside = false;
  private actionFrom = 0;

  constructor(private readonly source: string) {}

  run(): ScannedTemplate {
    for (;;) {
      const fault = this.isInside ? this.inside() : this.outside();
      if (fault === 'end') return { tokens: [...this.tokens, { kind: 'end of text', text: '', from: this.source.length, to: this.source.length }] };
      if (fault !== undefined) return { tokens: this.tokens, fault };
    }
  }

  /** Text up to the next action, which may trim the blanks before it. */
  private outside(): TemplateFault | 'end' | undefined {
    const open = this.source.indexOf('{{', this.at);
    const end = open < 0 ? this.source.length : open;
    const isTrimmed = open >= 0 && this.source.charAt(open + 2) === '-' && isBlank(this.source.charAt(open + 3));
    const text = this.source.slice(this.at, end);
    const kept = isTrimmed ? text.replace(/[ \t\r\n]+$/, '') : text;
    if (kept !== '') this.tokens.push({ kind: 'text', text: kept, from: this.at, to: this.at + kept.length });
    this.at = end;
    if (open < 0) return 'end';
    this.actionFrom = open;
    const after = open + (isTrimmed ? 4 : 2);
    if (this.source.startsWith('/*', after)) return this.comment(after);
    this.tokens.push({ kind: '{{', text: '{{', from: open, to: open + 2 });
    [this.at, this.isInside, this.depth] = [after, true, 0];
    return undefined;
  }

  private comment(from: number): TemplateFault | undefined {
    const close = this.source.indexOf('*/', from + 2);
    if (close < 0) return this.refuse(from, this.source.length, 'a comment does not end', 'add "*/}}"');
    this.at = close + 2;
    if (this.closing() === undefined) return this.refuse(from, this.at, 'text after a comment in the same action', 'write "*/}}" directly behind the comment');
    this.close();
    return undefined;
  }

  /** How many characters the end of an action takes here: 2 for `}}`, 4 with a trim marker. */
  private closing(): 2 | 4 | undefined {
    if (isBlank(this.source.charAt(this.at)) && this.source.startsWith('-}}', this.at + 1)) return 4;
    return this.source.startsWith('}}', this.at) ? 2 : undefined;
  }

  private close(): void {
    const length = this.closing() ?? 2;
    this.at += length;
    if (length === 4) while (isBlank(this.source.charAt(this.at))) this.at++;
    this.isInside = false;
  }

  private inside(): TemplateFault | undefined {
    if (this.closing() !== undefined) {
      if (this.depth > 0) return this.refuse(this.at, this.at + 2, 'a "(" is not closed', 'add ")"');
      this.tokens.push({ kind: '}}', text: '}}', from: this.at, to: this.at + (this.closing() ?? 2) });
      this.close();
      return undefined;
    }
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    if (this.at >= this.source.length) return this.refuse(this.actionFrom, this.actionFrom + 2, 'an action does not end', 'add "}}"');
    if (isBlank(character)) return this.blank();
    switch (character) {
      case '=':
      case '|':
        return this.emit(character, 1);
      case ':':
        return this.source.charAt(this.at + 1) === '=' ? this.emit(':=', 2) : this.refuse(this.at, this.at + 1, 'a ":" without "="', 'write ":=" to define a variable');
      case '"':
      case "'":
      case '`':
        return this.quoted(character);
      case '$':
        return this.name('variable');
      case '(':
        this.depth++;
        return this.emit('(', 1);
      case ')':
        this.depth--;
        return this.depth < 0 ? this.refuse(this.at, this.at + 1, 'a ")" closes nothing', 'remove it') : this.emit(')', 1);
      case ',':
        return this.emit(',', 1);
    }
    if (character === '.' && !/^\d?$/.test(this.source.charAt(this.at + 1))) return this.name('field');
    if (/^[.+\-0-9]$/.test(character)) return this.number();
    if (isNamePart(character)) return this.name('identifier');
    if (character >= ' ' && character <= '~') return this.emit('other', 1);
    return this.refuse(this.at, this.at + character.length, `unexpected character "${character}" in an action`, 'write it in a string, such as {{ "…" }}');
  }

  private blank(): undefined {
    let end = this.at;
    while (isBlank(this.source.charAt(end))) end++;
    // The last blank may belong to the trim marker.
    if (this.source.startsWith('-}}', end)) end--;
    return this.emit('blank', end - this.at);
  }

  private quoted(quote: string): TemplateFault | undefined {
    let end = this.at + 1;
    for (;;) {
      const character = this.source.charAt(end);
      if (character === '' || (character === '\n' && quote !== '`')) return this.refuse(this.at, end, `a ${quote === "'" ? 'character' : 'string'} does not end`, `add ${quote}`);
      end++;
      if (character === quote) return this.emit(quote === "'" ? 'character' : 'string', end - this.at);
      if (character === '\\' && quote !== '`' && !/^\n?$/.test(this.source.charAt(end))) end++;
    }
  }

  private name(kind: 'variable' | 'field' | 'identifier'): TemplateFault | undefined {
    const start = kind === 'identifier' ? this.at : this.at + 1;
    const end = start + (/^[\p{L}\p{Nd}_]+/u.exec(this.source.slice(start))?.[0].length ?? 0);
    const text = this.source.slice(this.at, end);
    if (!this.isTerminated(end)) return this.refuse(this.at, end + 1, `"${this.source.slice(this.at, end + 1)}" is not a name`, 'use letters, digits and "_", or index for other names, such as {{ index $labels "a-b" }}; put blanks around operators');
    if (text === '.') return this.emit('.', 1);
    if (kind !== 'identifier') return this.emit(kind, end - this.at);
    return this.emit(isWord(text) ? text : text === 'true' || text === 'false' ? 'boolean' : 'identifier', end - this.at);
  }

  private isTerminated(at: number): boolean {
    const character = this.source.charAt(at);
    return character === '' || isBlank(character) || '.,|:)('.includes(character) || this.source.startsWith('}}', at);
  }

  private number(): TemplateFault | undefined {
    const end = numberEnd(this.source, this.at);
    const next = this.source.charAt(end);
    const whole = next === '+' || next === '-' ? numberEnd(this.source, end) : end;
    const isComplex = whole > end;
    if (isNamePart(String.fromCodePoint(this.source.codePointAt(whole) ?? 0)) || (isComplex && this.source.charAt(whole - 1) !== 'i')) {
      return this.refuse(this.at, whole, `not a number, it begins with "${this.source.slice(this.at, Math.max(whole, this.at + 1))}"`, 'put blanks around it; templates do not calculate, so do that in the expression');
    }
    return this.emit(isComplex ? 'complex' : 'number', whole - this.at);
  }

  private emit(kind: TemplateTokenKind, length: number): undefined {
    this.tokens.push({ kind, text: this.source.slice(this.at, this.at + length), from: this.at, to: this.at + length });
    this.at += length;
  }

  private refuse(from: number, to: number, message: string, fix: string): TemplateFault {
    return { from, to, message, fix };
  }
}

const isNamePart = (character: string): boolean => /^[\p{L}\p{Nd}_]$/u.test(character);

const forms: readonly RegExp[] = [/[+-]?0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?i?/y, /[+-]?0[oO][0-7_]*(?:\.[0-7_]*)?i?/y, /[+-]?0[bB][01_]*(?:\.[01_]*)?i?/y, /[+-]?[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?i?/y];

/** How far what looks like a number goes; whether it is one is judged later. */
function numberEnd(source: string, from: number): number {
  for (const form of forms) {
    form.lastIndex = from;
    if (form.exec(source) !== null) return form.lastIndex;
  }
  return from;
}
