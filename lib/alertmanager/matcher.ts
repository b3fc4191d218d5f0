import { z } from 'zod';

import { Regex } from '../base/regex';
import { show } from '../base/section';
import { NotationError, type Value } from '../base/value';
import { quote } from './go-string';
import { parseClassicMatchers, parseUtf8Matchers, reserved, type MatcherParts, type Operator } from './matcher-syntax';

/** Labels of an alert, by name. */
export type Labels = Readonly<Record<string, string>>;

/**
 * A condition on one label of an alert: `severity="critical"`, `team!~"a|b"`.
 *
 * A label that an alert lacks counts as empty. Expressions are RE2 and match the whole value.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#matcher
 */
export class Matcher implements Value {
  private constructor(
    readonly name: string,
    readonly operator: Operator,
    readonly value: string,
  ) {}

  /** @throws NotationError when the value has to be an RE2 expression and is none, or the name is empty */
  static of(name: string, operator: Operator, value: string): Matcher {
    if (name === '') throw new NotationError('the name of the label is empty', 'name a label');
    if (operator === '=~' || operator === '!~') Regex.parse(value, 'alertmanager');
    return new Matcher(name, operator, value);
  }

  /** @throws NotationError when the text is not exactly one matcher */
  static parse(text: string): Matcher {
    const [matcher, second] = parseMatchers(text);
    if (matcher === undefined || second !== undefined) throw new NotationError(`not one matcher, got "${text}"`, 'write one, such as severity="critical"');
    return matcher;
  }

  /** Whether an alert with this value of the label fulfills it; `undefined` where it lacks the label. */
  matches(value: string | undefined): boolean {
    const given = value ?? '';
    switch (this.operator) {
      case '=':
        return given === this.value;
      case '!=':
        return given !== this.value;
      case '=~':
        return Regex.parse(this.value, 'alertmanager').matches(given);
      case '!~':
        return !Regex.parse(this.value, 'alertmanager').matches(given);
    }
  }

  /** The values that it names one by one: those it wants, or those it does not; `undefined` for any other expression. */
  get listed(): readonly string[] | undefined {
    return this.operator === '=' || this.operator === '!=' ? [this.value] : Regex.parse(this.value, 'alertmanager').literals;
  }

  /** Whether it says what the label is, rather than what it is not. */
  get isPositive(): boolean {
    return this.operator === '=' || this.operator === '=~';
  }

  /** With the value in quotes, as Alertmanager prints it: every parser of its reads it alike. */
  toString(): string {
    if (reserved.test(this.name)) return `${quote(this.name)}${this.operator}${quote(this.value)}`;
    const value = this.value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
    return `${this.name}${this.operator}"${value}"`;
  }
}

/** How matchers are read: as the server does by default, or as its flags `utf8-strict-mode` and `classic-mode` make it. */
export type MatcherSyntax = 'fallback' | 'utf8' | 'classic';

/**
 * All matchers of a text, with commas between, with or without braces; none for an empty text.
 *
 * By default the newer grammar is tried first and the older one where it fails; where both succeed and differ, the older one
 * holds.
 * @throws NotationError when the text is no list of matchers
 * @see https://prometheus.io/docs/alerting/latest/configuration/#label-matchers
 */
export function parseMatchers(text: string, syntax: MatcherSyntax = 'fallback'): readonly Matcher[] {
  if (!text.isWellFormed()) throw new NotationError('not a matcher: it is not UTF-8', 'write it in UTF-8');
  if (syntax === 'utf8') return build(text, parseUtf8Matchers);
  if (syntax === 'classic') return build(text, parseClassicMatchers);
  const older = attempt(() => build(text, parseClassicMatchers));
  const newer = attempt(() => build(text, parseUtf8Matchers));
  if (older instanceof NotationError) {
    if (newer instanceof NotationError) throw newer;
    return newer;
  }
  return older;
}

const build = (text: string, parse: (text: string) => readonly MatcherParts[]): readonly Matcher[] =>
  parse(text).map(({ name, operator, value }) => Matcher.of(name, operator, value));

function attempt<T>(parse: () => T): T | NotationError {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return error;
  }
}

const entry = z
  .custom<string | Matcher>((input) => typeof input === 'string' || input instanceof Matcher, {
    error: ({ input }) => `not a matcher, got ${show(input)}`,
    params: { fix: `write it as a text, such as 'severity="critical"'` },
  })
  .transform((input, context): readonly Matcher[] => {
    if (input instanceof Matcher) return [input];
    const found = attempt(() => parseMatchers(input));
    if (found instanceof NotationError) context.addIssue({ code: 'custom', message: found.message, params: { fix: found.fix } });
    else if (found.length > 0) return found;
    else context.addIssue({ code: 'custom', message: 'empty, which matches every alert', params: { fix: 'write a matcher, or remove it' } });
    return z.NEVER;
  });

/** Matchers of which all must hold; an entry may hold several, with commas between. */
export const matchers = z.array(entry).transform((entries): readonly Matcher[] => entries.flat());

/** Whether an alert fulfills all of them. */
export const allMatch = (conditions: readonly Matcher[], labels: Labels): boolean => conditions.every((condition) => condition.matches(labels[condition.name]));
