import { Matcher } from './matcher';
import type { Operator } from './matcher-syntax';

/**
 * Whether every alert that fulfills the given matchers fulfills the wanted one too.
 *
 * A yes is certain. A no may be wrong where two expressions would have to be compared as languages.
 */
export const implies = (given: readonly Matcher[], wanted: Matcher): boolean =>
  matchesAnything(wanted) || given.filter(({ name }) => name === wanted.name).some((condition) => entails(condition, wanted)) || isOneOfTheRest(given, wanted);

/** Whether every alert that fulfills the given matchers fulfills all wanted ones. As certain as {@link implies}. */
export const impliesAll = (given: readonly Matcher[], wanted: readonly Matcher[]): boolean => wanted.every((matcher) => implies(given, matcher));

/**
 * Two matchers that no alert fulfills together, or `undefined` where none are found.
 * A pair that is found certainly contradicts; `a=~"x.*"` with `a=~"y.*"` is not found.
 */
export function contradiction(matchers: readonly Matcher[]): readonly [Matcher, Matcher] | undefined {
  for (const matcher of matchers) {
    if (!matcher.isPositive || matcher.listed === undefined) continue;
    const values = matcher.listed;
    const other = matchers.find((candidate) => candidate.name === matcher.name && !values.some((value) => candidate.matches(value)));
    if (other !== undefined) return [matcher, other];
  }
  return undefined;
}

/** Whether no alert fulfills all of the matchers: of the values that one of them wants, each is left out by another. A yes is certain. */
export const isImpossible = (matchers: readonly Matcher[]): boolean =>
  matchers.some((matcher) => matcher.isPositive && matcher.listed?.every((value) => matchers.some((other) => other.name === matcher.name && !other.matches(value))) === true);

const opposites: Readonly<Record<Operator, Operator>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };

/** What every alert fulfills that does not fulfill the matcher, and no other. */
export const negated = ({ name, operator, value }: Matcher): Matcher => Matcher.of(name, opposites[operator], value);

function entails(given: Matcher, wanted: Matcher): boolean {
  if (given.operator === wanted.operator && given.value === wanted.value) return true;
  if (given.isPositive && given.listed !== undefined) return given.listed.every((value) => wanted.matches(value));
  // What is left out by the one has to be left out by the other.
  const unwanted = wanted.isPositive ? leftOut(wanted) : wanted.listed;
  return unwanted !== undefined && unwanted.every((value) => !given.matches(value));
}

/** `.+` leaves out nothing but the empty text. */
const leftOut = ({ operator, value }: Matcher): readonly string[] | undefined => (operator === '=~' && value === '.+' ? [''] : undefined);

/** Only a line break is not matched, which no label's value has in practice. */
const matchesAnything = ({ operator, value }: Matcher): boolean => operator === '=~' && value === '.*';

/** Each value that the wanted matcher leaves out may be left out by another one of the given. */
function isOneOfTheRest(given: readonly Matcher[], wanted: Matcher): boolean {
  if (wanted.isPositive || wanted.listed === undefined) return false;
  const same = given.filter(({ name }) => name === wanted.name);
  return wanted.listed.every((value) => same.some((condition) => !condition.matches(value)));
}
