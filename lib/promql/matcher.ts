import { regexFault, Regex } from '../base/regex';
import { faultAt, type Fault, type Span } from './fault';
import { isPlainLabelName } from '../base/name';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A condition on one label; a label that a series does not have counts as empty. */
export interface Matcher extends Span {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

export const metricNameLabel = '__name__';

/** Why the value is no expression that RE2 knows; the other operators take any text. */
export function matcherFault(matcher: Matcher): Fault | undefined {
  if (!isRegex(matcher)) return undefined;
  const why = regexFault(matcher.value, 'matcher');
  return why === undefined ? undefined : faultAt(matcher, `not an RE2 expression: ${why}, got "${matcher.value}"`, 'write it in RE2 syntax, or compare with "=" or "!="');
}

const isRegex = ({ operator }: Matcher): boolean => operator === '=~' || operator === '!~';

/** Whether a series with this value passes. The matcher must be free of faults. */
export function passes(matcher: Matcher, value: string): boolean {
  switch (matcher.operator) {
    case '=':
      return value === matcher.value;
    case '!=':
      return value !== matcher.value;
    case '=~':
      return Regex.parse(matcher.value, 'matcher').matches(value);
    case '!~':
      return !Regex.parse(matcher.value, 'matcher').matches(value);
  }
}

/** The only values that pass, when they can be listed: one for `=`, those between the `|` for a plain `=~`. */
export function candidates(matcher: Matcher): readonly string[] | undefined {
  if (matcher.operator === '=') return [matcher.value];
  return matcher.operator === '=~' ? Regex.parse(matcher.value, 'matcher').literals : undefined;
}

/** The matcher as PromQL writes it. */
export const formatMatcher = ({ label, operator, value }: Matcher): string => `${isPlainLabelName(label) ? label : JSON.stringify(label)}${operator}${JSON.stringify(value)}`;
