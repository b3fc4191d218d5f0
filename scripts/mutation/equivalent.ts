/** A change that no test can see, and why. */
export interface Equivalent {
  /** Name of the rule file, without its folder. */
  readonly file: string;
  /** The alert or the record. */
  readonly rule: string;
  /** As the script prints it. */
  readonly change: string;
  readonly because: string;
}

const of = (file: string, rule: string, because: string, ...changes: readonly string[]): readonly Equivalent[] => changes.map((change) => ({ file, rule, change, because }));

const savings = 'job_primitive:primitive_cost_savings_per_spend:ratio_rate1h';
const noNegativeLatency = 'the comparison only drops NaN, and no latency is below 0';

/** Reviewed by a person. One that no longer survives, or no longer exists, is an error: the list cannot go stale. */
export const equivalents: readonly Equivalent[] = [
  ...of('availability.yml', 'job_primitive:primitive_successes_per_requests:ratio_rate30m', 'its value is multiplied by 0, and it is there whenever the rate of 30m below the line is', 'expr 185: "30m" becomes "1h"'),
  ...of(
    'cost.yml',
    savings,
    'the same condition stands above and below the line, and what is missing in one of the two gives nothing',
    'expr 180: " and on (job, primitive_name, primitive_type) last_over_tim…" becomes ""',
    'expr 270: "1d" becomes "2d"',
    'expr 544: " and on (job, primitive_name, primitive_type) last_over_tim…" becomes ""',
    'expr 634: "1d" becomes "2d"',
  ),
  ...of('cost.yml', savings, 'its value is multiplied by 0, and it is there whenever the cost of 1h below the line is', 'expr 175: "1h" becomes "2h"', 'expr 539: "1h" becomes "2h"'),
  ...of('cost.yml', savings, 'where this side of the "or" is taken, the value above the line is 0', 'expr 458: "0" becomes "1"'),
  ...of('performance.yml', 'job_primitive:primitive_duration_seconds:p95_rate5m', noNegativeLatency, 'expr 124: "0" becomes "-1"'),
  ...of('performance.yml', 'job_primitive:primitive_duration_seconds:p99_rate5m', noNegativeLatency, 'expr 124: "0" becomes "-1"'),
  ...of('performance.yml', 'job:primitive_latency:p95', noNegativeLatency, 'expr 92: "0" becomes "-1"'),
  ...of('performance.yml', 'global:primitive_latency:p95', noNegativeLatency, 'expr 87: "0" becomes "-1"'),
];
