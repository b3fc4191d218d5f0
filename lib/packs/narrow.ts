import { analyze } from '../promql/analyze';
import { formatMatcher, type Matcher } from '../promql/matcher';

/**
 * The expression with matchers in every selector of the metrics that have some: `up{cluster="west"}` for `up`.
 *
 * Metrics that are not named are left alone, as the alerts that an expression asks for. An expression that does not parse comes back
 * as it is; the stack's own checks say why.
 */
export function narrow(expr: string, matchersOf: ReadonlyMap<string, string>): string {
  const places = analyze(expr).selections.flatMap(({ from, metrics: [name = ''] = [] }) => {
    const matchers = matchersOf.get(name) ?? '';
    return matchers !== '' && expr.startsWith(name, from) ? [{ at: from + name.length, matchers }] : [];
  });
  return places.reduceRight((text, { at, matchers }) => text.slice(0, at) + inBraces(text.slice(at), matchers), expr);
}

/** Those of the matchers that are about one of the labels. */
export const matchersOn = (matchers: string, labels: readonly string[]): readonly Matcher[] =>
  analyze(`up{${matchers}}`).selections.flatMap((selection) => selection.matchers.filter(({ label }) => labels.includes(label)));

/** The matchers as between the braces of a selector. */
export const formatMatchers = (matchers: readonly Matcher[]): string => matchers.map(formatMatcher).join(', ');

/** What follows the name of a metric, with the matchers before those that are there. */
function inBraces(rest: string, matchers: string): string {
  const [open, first] = /^\s*\{\s*(\})?/.exec(rest) ?? [];
  if (open === undefined) return `{${matchers}}${rest}`;
  return first === undefined ? `{${matchers}, ${rest.slice(open.length)}` : `{${matchers}}${rest.slice(open.length)}`;
}
