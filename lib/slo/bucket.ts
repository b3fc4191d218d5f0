/**
 * The condition on `le` that selects one bucket of a classic histogram.
 *
 * Prometheus 3 writes the bound of every scraped bucket as a float: `1` becomes `1.0`. What was scraped by an older server, or comes by
 * remote write, still has the client's own way, so both are selected; a process has one of the two.
 * @see https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values
 */
export function bucketCondition(bound: number): string {
  const [only, ...others] = [...new Set([leOf(bound), shortest(bound), String(bound)])];
  if (only !== undefined && others.length === 0) return `le="${only}"`;
  return `le=~"${[only, ...others].map((text) => text?.replace(/[.+]/g, '\\\\$&')).join('|')}"`;
}

/** The bound as Prometheus 3 writes it: always with a dot or an exponent. */
export function leOf(bound: number): string {
  const text = shortest(bound);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The fewest digits that mean this number, with an exponent below 0.0001 and from a million on, as Go's `%g` has them. */
function shortest(bound: number): string {
  const [digits = '', power = '0'] = bound.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(bound);
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
