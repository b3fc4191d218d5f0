import { faultAt, spanning, type Fault } from './fault';
import { matcherFault, metricNameLabel, type Matcher } from './matcher';
import { readText } from './text';
import type { Token } from './token';

/** The labels of `by (…)`, `on (…)` and their like, from the tokens with the parentheses. */
export function readList(tokens: readonly Token[]): { readonly labels: readonly string[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const labels = tokens.flatMap((token) => {
    if (token.kind === '(' || token.kind === ')' || token.kind === ',') return [];
    if (token.kind !== 'string') return [token.text];
    const { value, isUtf8 } = readText(token.text);
    if (value === '' || !isUtf8) faults.push(faultAt(token, value === '' ? 'an empty name of a label' : 'the name of a label is not UTF-8', 'write the name of a label'));
    return [value];
  });
  return { labels, faults };
}

/** The conditions of a selector, from the tokens with the braces; the name before them, if any, comes last. */
export function readMatchers(tokens: readonly Token[], name: Token | undefined): { readonly matchers: readonly Matcher[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const matchers: Matcher[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [token, operator, quoted] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (token?.kind !== 'name' && token?.kind !== 'string') continue;
    const label = token.kind === 'name' ? token.text : readText(token.text).value;
    const isMatched = operator?.kind === '=' || operator?.kind === '!=' || operator?.kind === '=~' || operator?.kind === '!~';
    if (!isMatched || quoted === undefined) {
      // A quoted name alone is that of the metric.
      matchers.push({ label: metricNameLabel, operator: '=', value: label, from: token.from, to: token.to });
      continue;
    }
    const text = readText(quoted.text);
    const matcher: Matcher = { label, operator: operator.kind, value: text.value, ...spanning(token, quoted) };
    const fault = text.isUtf8 ? matcherFault(matcher) : notUtf8(matcher);
    if (fault !== undefined) faults.push(fault);
    else matchers.push(matcher);
    at += 2;
  }
  if (name !== undefined) matchers.push({ label: metricNameLabel, operator: '=', value: name.text, from: name.from, to: name.to });
  return { matchers, faults };
}

/** Bytes that are no text are a value like any other, but no expression. */
const notUtf8 = (matcher: Matcher): Fault | undefined =>
  matcher.operator === '=' || matcher.operator === '!=' || matcher.value.split('|').every((part) => !/[\\.+*?()[\]{}^$]/.test(part)) ? undefined : faultAt(matcher, 'an RE2 expression that is not UTF-8', 'write it in UTF-8');
