import { RE2JS } from 're2js';

import { NotationError, type Value } from './value';

/** Who compiles the expression: it decides on the anchors, on line breaks, and on what may stand in the text. */
export type RegexUse =
  /** `=~` and `!~` in PromQL: the text must be an expression by itself, and `.` matches line breaks. */
  | 'matcher'
  /** Relabeling and `label_replace()`: the text is set between parentheses, and `.` matches line breaks. */
  | 'relabel'
  /** Matchers of Alertmanager: the text is set between parentheses, and `.` does not match line breaks. */
  | 'alertmanager';

/**
 * What is compiled for a text. A matcher is parsed by itself, so that `a)(?:b` is refused and an open `\Q` reaches to the
 * end; elsewhere the text is pasted between parentheses, and may close them.
 */
const wrappings: Readonly<Record<RegexUse, (text: string) => string>> = {
  matcher: (text) => `(?s)${text}`,
  relabel: (text) => `^(?s:${text})$`,
  alertmanager: (text) => `^(?:${text})$`,
};

/** A text that matches as a whole, by group: the empty string for a group that took no part. */
export interface RegexMatch {
  /** Group 0 is the whole text. */
  readonly groups: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/**
 * An RE2 expression that must match the whole text, as everywhere in Prometheus and Alertmanager.
 *
 * RE2 has no look-around and no back-references, and counts at most 1,000 repetitions.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export class Regex implements Value {
  private constructor(
    readonly text: string,
    private readonly compiled: RE2JS,
    private readonly use: RegexUse,
  ) {}

  /** Where the text is pasted, the anchors that are pasted with it decide, which it may have left half open: `a)|(?:b`. */
  private found(matcher: ReturnType<RE2JS['matcher']>): boolean {
    return this.use === 'matcher' ? matcher.matches() : matcher.find();
  }

  /**
   * Equal texts give the same object, since an expression is compiled once.
   * @throws NotationError when the text is no RE2 expression
   */
  static parse(text: string, use: RegexUse = 'relabel'): Regex {
    const key = `${use} ${text}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const regex = new Regex(text, compile(text, use), use);
    cache.set(key, regex);
    return regex;
  }

  /** Whether the whole text matches. */
  matches(text: string): boolean {
    return this.found(this.compiled.matcher(text));
  }

  /** The groups of a text that matches as a whole, or `undefined` when it does not. */
  match(text: string): RegexMatch | undefined {
    const matcher = this.compiled.matcher(text);
    if (!this.found(matcher)) return undefined;
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
    const named = new Map(Object.entries(matcher.getNamedGroups()).map(([name, value]) => [name, value ?? '']));
    return { groups, named };
  }

  /** The replacement with its groups filled in as Go does, or `undefined` when the text does not match. */
  replace(text: string, replacement: string): string | undefined {
    const match = this.match(text);
    return match && expand(replacement, match);
  }

  /** Every text that matches, when the expression is only texts with `|` between, such as `a|b`; else `undefined`. */
  get literals(): readonly string[] | undefined {
    return alternatives(this.text);
  }

  toString(): string {
    return this.text;
  }
}

const cache = new Map<string, Regex>();

function compile(text: string, use: RegexUse): RE2JS {
  if (!text.isWellFormed()) throw new NotationError(`not an RE2 expression: it is not UTF-8, got "${text}"`, 'write it in UTF-8');
  try {
    return compileRe2(wrappings[use](text));
  } catch {
    // The reason is clearer without the wrapping, whose parentheses may take part in the fault.
    attempt(text, text);
    return attempt(text, wrappings[use](text));
  }
}

function attempt(text: string, expression: string): RE2JS {
  try {
    return compileRe2(expression);
  } catch (error) {
    throw toNotationError(text, error);
  }
}

/** Go takes a name for several groups and means the first by it; the port does not, so the others lose theirs. */
function compileRe2(expression: string): RE2JS {
  try {
    return RE2JS.compile(expression);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('duplicate capture group name'))) throw error;
    return RE2JS.compile(withFirstNamesOnly(expression));
  }
}

/** Quoted stretches, escapes and classes, in which nothing opens a group; then the opening of a named group. */
const parts = /\\Q[^]*?(?:\\E|$)|\\[^]|\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<(\w+)>/g;

function withFirstNamesOnly(expression: string): string {
  const seen = new Set<string>();
  return expression.replace(parts, (part, name: string | undefined) => {
    if (name === undefined) return part;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst ? part : '(';
  });
}

/** Why the text is no RE2 expression, or `undefined` when it is one. */
export function regexFault(text: string, use: RegexUse = 'relabel'): string | undefined {
  try {
    Regex.parse(text, use);
    return undefined;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return /^not an RE2 expression: (.*), got "/s.exec(error.message)?.[1] ?? error.message;
  }
}

/** A group in a replacement: `$1`, `$name`, `${1}`, `${name}`, or `$$` for a dollar sign. */
const reference = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

/**
 * Fills the groups into a replacement. A name is as long as letters, digits and `_` follow, so that `$1x` means the
 * group "1x"; a group that does not exist is empty.
 * @see https://pkg.go.dev/regexp#Regexp.Expand
 */
function expand(replacement: string, { groups, named }: RegexMatch): string {
  return replacement.replace(reference, (_, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare;
    if (name === undefined) return '$';
    return (/^\d+$/.test(name) ? groups[Number(name)] : named.get(name)) ?? '';
  });
}

/** The names of the groups that a replacement asks for: `['1', 'name']` for `$1-${name}`. */
export function groupsUsed(replacement: string): readonly string[] {
  return [...replacement.matchAll(reference)].flatMap(([, braced, bare]) => braced ?? bare ?? []);
}

const meta = /[\\.+*?()[\]{}^$]/;

/** Texts with `|` between: Prometheus reads these without a parser, whatever their length. */
const alternatives = (text: string): readonly string[] | undefined => (meta.test(text) ? undefined : text.split('|'));

/** RE2's own reasons, in the words of this house, each with what to do. */
const reasons: readonly (readonly [reason: RegExp, message: (fragment: string) => string, fix: string])[] = [
  [/^missing closing \)/, () => 'a "(" is not closed', String.raw`add ")", or write "\(" for the character`],
  [/^unexpected \)/, () => 'a ")" closes nothing', String.raw`remove it, or write "\)" for the character`],
  [/^missing closing \]/, () => 'a "[" is not closed', String.raw`add "]", or write "\[" for the character`],
  [/^missing argument to repetition/, (what) => `"${what}" repeats nothing`, 'write what is repeated before it; any text is ".*"'],
  [/^invalid nested repetition/, (what) => `"${what}" repeats a repetition`, 'keep one of the two'],
  [/^invalid repeat count/, (what) => `"${what}" repeats more than 1000 times, or from more to fewer`, 'count at most 1000, the smaller number first'],
  [/^invalid character class range/, (what) => `"${what}" is not a class of characters`, 'write the smaller character first, or a class that RE2 knows'],
  [/^invalid escape/, (what) => `"${what}" is not an escape of RE2, which has no back-references`, String.raw`for the character "\" itself write "\\"`],
  [/^trailing backslash/, () => String.raw`it ends with a single "\"`, String.raw`write "\\" for the character`],
  [/^invalid or unsupported Perl|^invalid named capture: `\(\?<[=!]/, () => 'it has look-around or another construct that RE2 lacks', 'match what shall be there, or use the negated matcher or action'],
  [/^invalid named capture/, (what) => `"${what}" does not begin with a name for a group`, 'write it as (?P<name>…), with letters, digits and "_"'],
  [/^expression (?:nests too deeply|too large)/, () => 'it is larger than RE2 takes', 'nest and repeat less'],
];

function toNotationError(text: string, error: unknown): NotationError {
  const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  const fragment = /: `(.*)`$/s.exec(reason)?.[1] ?? text;
  const known = reasons.find(([pattern]) => pattern.test(reason));
  return new NotationError(`not an RE2 expression: ${known?.[1](fragment) ?? reason}, got "${text}"`, known?.[2] ?? 'write it in RE2 syntax');
}
