import { analyze } from '../promql/analyze';

/**
 * The expression with the matchers in every selector of one of these metrics.
 *
 * Everything else is left alone: what a pack records has lost most labels, and so have the alerts that it asks for. An expression that
 * does not parse comes back as it is; the stack's own checks say why.
 */
export function narrow(expr: string, matchers: string, metrics: ReadonlySet<string>): string {
  if (matchers === '') return expr;
  const places = analyze(expr).selections.flatMap(({ from, metrics: [name] = [] }) => (name !== undefined && metrics.has(name) && expr.startsWith(name, from) ? [from + name.length] : []));
  return places.reduceRight((text, at) => text.slice(0, at) + inBraces(text.slice(at), matchers), expr);
}

/** What follows the name of a metric, with the matchers before those that are there. */
function inBraces(rest: string, matchers: string): string {
  const [open, first] = /^\s*\{\s*(\})?/.exec(rest) ?? [];
  if (open === undefined) return `{${matchers}}${rest}`;
  return first === undefined ? `{${matchers}, ${rest.slice(open.length)}` : `{${matchers}}${rest.slice(open.length)}`;
}
