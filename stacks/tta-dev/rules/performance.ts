import { Duration, type RuleGroupSpec } from '../../../lib';

import { alertsOf, type GroupOptions } from './alert';
import { byPrimitive, byPrimitiveAndBucket, onPrimitive, primitive, primitiveInFull, rateOf, unlessFiring } from './primitive';
import { percent, share } from './share';

/** When a latency is too long. */
export interface LatencyAbove {
  /** Shorter than the largest bucket, 60 s; exact at the bound of a bucket, interpolated between two. */
  readonly above?: string;
  readonly for?: string;
}

/** When too many requests are in flight. */
export interface RequestsAbove {
  /** Requests in flight, over all the processes of a primitive. */
  readonly above?: number;
  readonly for?: string;
}

/** What can be told to the alerts on slow and idle primitives. */
export interface PerformanceOptions extends GroupOptions {
  /** Range of the rates; at least four scrape intervals. @default '5m' */
  readonly window?: string;
  /** Requests per second below which a quantile says nothing. @default 0.01, three requests in five minutes */
  readonly minimumTraffic?: number;
  /** @default above '10s' for '5m' */
  readonly CriticalP95Latency?: LatencyAbove;
  /** @default above '5s' for '10m' */
  readonly HighP95Latency?: LatencyAbove;
  /** @default above '10s' for '10m' */
  readonly HighP99Latency?: LatencyAbove;
  readonly LatencyIncreasing?: {
    /** Latency, in multiples of the one an hour ago. @default 1.5 */
    readonly times?: number;
    /** Latency below which an increase does not matter. @default '100ms' */
    readonly atLeast?: string;
    /** @default '10m' */
    readonly for?: string;
  };
  readonly LowThroughput?: {
    /** Requests per second. @default 0.1 */
    readonly below?: number;
    /** @default '15m' */
    readonly for?: string;
  };
  readonly ThroughputDrop?: {
    /** Share of the requests of an hour ago. @default '50%' */
    readonly below?: string;
    /** @default '10m' */
    readonly for?: string;
  };
  /** @default above 500 for '5m' */
  readonly CriticalConcurrency?: RequestsAbove;
  /** @default above 100 for '10m' */
  readonly HighConcurrency?: RequestsAbove;
}

/** The last bound before +Inf, in seconds: where a quantile ends, however long the requests took. */
const largestBucket = 60;

const requests = 'primitive_requests_total';
const buckets = 'primitive_duration_seconds_bucket';

/**
 * Whether primitives are slow, idle or crowded.
 *
 * @throws RangeError when a latency cannot be exceeded, since the largest bucket ends before it
 */
export function performance(options: PerformanceOptions): RuleGroupSpec {
  const { window = '5m', minimumTraffic = 0.01 } = options;
  const alert = alertsOf('performance', options);
  const critical95 = { above: '10s', for: '5m', ...options.CriticalP95Latency };
  const high95 = { above: '5s', for: '10m', ...options.HighP95Latency };
  const high99 = { above: '10s', for: '10m', ...options.HighP99Latency };
  const increasing = { times: 1.5, atLeast: '100ms', for: '10m', ...options.LatencyIncreasing };
  const low = { below: 0.1, for: '15m', ...options.LowThroughput };
  const drop = { below: '50%', for: '10m', ...options.ThroughputDrop };
  const criticalConcurrency = { above: 500, for: '5m', ...options.CriticalConcurrency };
  const highConcurrency = { above: 100, for: '10m', ...options.HighConcurrency };

  const p95 = `job_primitive:primitive_duration_seconds:p95_rate${window}`;
  const p99 = `job_primitive:primitive_duration_seconds:p99_rate${window}`;
  const traffic = rateOf(requests, window);
  const enough = `${onPrimitive} ${traffic} >= ${minimumTraffic}`;

  return {
    name: 'performance',
    interval: options.interval ?? '1m',
    rules: [
      { record: p95, expr: quantile(0.95, `${byPrimitiveAndBucket} (rate(${buckets}[${window}]))`) },
      { record: p99, expr: quantile(0.99, `${byPrimitiveAndBucket} (rate(${buckets}[${window}]))`) },
      // The name is the operators' own: their dashboards ask for it.
      { record: 'job:primitive_latency:p95', expr: quantile(0.95, `by (job, le) (rate(${buckets}[${window}]))`) },
      { record: 'global:primitive_latency:p95', expr: quantile(0.95, `by (le) (rate(${buckets}[${window}]))`) },

      alert({
        alert: 'CriticalP95Latency',
        severity: 'critical',
        expr: `${p95} > ${measurable(critical95.above)}\nand ${enough}`,
        for: critical95.for,
        summary: `${primitive} is slower than ${critical95.above} in more than 5% of its requests`,
        description: `95% of the requests of ${primitiveInFull} take up to ${latency}, above ${critical95.above} for ${critical95.for}`,
      }),
      alert({
        alert: 'HighP95Latency',
        severity: 'warning',
        expr: `${p95} > ${measurable(high95.above)}\nand ${enough}\n${unlessFiring('CriticalP95Latency')}`,
        for: high95.for,
        summary: `${primitive} is slower than ${high95.above} in more than 5% of its requests`,
        description: `95% of the requests of ${primitiveInFull} take up to ${latency}, above ${high95.above} for ${high95.for}`,
      }),
      alert({
        alert: 'HighP99Latency',
        severity: 'warning',
        // The 99th percentile is never below the 95th, so a critical 95th says it all.
        expr: `${p99} > ${measurable(high99.above)}\nand ${enough}\n${unlessFiring('CriticalP95Latency')}`,
        for: high99.for,
        summary: `${primitive} is slower than ${high99.above} in more than 1% of its requests`,
        description: `99% of the requests of ${primitiveInFull} take up to ${latency}, above ${high99.above} for ${high99.for}`,
      }),
      alert({
        alert: 'LatencyIncreasing',
        severity: 'warning',
        // A quantile ends at the largest bucket. What has got there since an hour ago has increased, by a factor nobody knows.
        expr: [
          '(',
          `    ${p95} > ${increasing.times} * ${p95} offset 1h`,
          '  or',
          `    (${p95} >= ${largestBucket} and ${p95} offset 1h < ${largestBucket})`,
          ')',
          `and ${p95} > ${increasing.atLeast}`,
          `and ${enough}`,
        ].join('\n'),
        for: increasing.for,
        summary: `${primitive} takes more than ${increasing.times} times as long as an hour ago`,
        description: `95% of the requests of ${primitiveInFull} take up to ${latency}, more than ${increasing.times} times as long as an hour ago, for ${increasing.for}`,
      }),
      alert({
        alert: 'ThroughputDrop',
        severity: 'warning',
        // As low as at this time yesterday is the rhythm of the day, such as the evening, and no drop.
        expr: [
          `${traffic} < ${share(drop.below)} * (${rateOf(requests, window, '1h')} >= ${minimumTraffic})`,
          `unless ${onPrimitive} ${traffic} >= ${share(drop.below)} * ${rateOf(requests, window, '1d')}`,
        ].join('\n'),
        for: drop.for,
        summary: `${primitive} completes less than ${percent(drop.below)} of the requests of an hour ago`,
        description: `${primitiveInFull} completes {{ $value | humanize }} requests per second, less than ${percent(drop.below)} of an hour ago, for ${drop.for}`,
      }),
      alert({
        alert: 'LowThroughput',
        severity: 'warning',
        // Low is what is not so at this time every day. Where there is no yesterday to ask, rest cannot be told from an outage.
        expr: [
          `(${traffic} < ${low.below} and ${onPrimitive} ${rateOf(requests, window, '1d')} >= ${low.below})`,
          'or',
          `(${traffic} > 0 < ${low.below} unless ${onPrimitive} ${rateOf(requests, window, '1d')})`,
        ].join('\n'),
        for: low.for,
        summary: `${primitive} completes less than ${low.below} requests per second`,
        description: `${primitiveInFull} completes {{ $value | humanize }} requests per second, below ${low.below} for ${low.for}`,
      }),
      alert({
        alert: 'CriticalConcurrency',
        severity: 'critical',
        expr: `sum ${byPrimitive} (primitive_active_requests) > ${criticalConcurrency.above}`,
        for: criticalConcurrency.for,
        summary: `${primitive} has more than ${criticalConcurrency.above} requests in flight`,
        description: `${primitiveInFull} has {{ $value }} requests in flight, above ${criticalConcurrency.above} for ${criticalConcurrency.for}`,
      }),
      alert({
        alert: 'HighConcurrency',
        severity: 'warning',
        expr: `sum ${byPrimitive} (primitive_active_requests) > ${highConcurrency.above}\n${unlessFiring('CriticalConcurrency')}`,
        for: highConcurrency.for,
        summary: `${primitive} has more than ${highConcurrency.above} requests in flight`,
        description: `${primitiveInFull} has {{ $value }} requests in flight, above ${highConcurrency.above} for ${highConcurrency.for}`,
      }),
    ],
  };
}

/** Without traffic the quantile is NaN, which is not greater than or equal to anything: it is not recorded. */
const quantile = (level: number, buckets: string): string => `histogram_quantile(${level}, sum ${buckets}) >= 0`;

/** A latency in the text of an alert; Go template. What lies beyond the largest bucket is told as that. */
const latency = `{{ if ge $value ${largestBucket}.0 }}more than {{ ${largestBucket} | humanizeDuration }}{{ else }}{{ $value | humanizeDuration }}{{ end }}`;

function measurable(above: string): string {
  if (Duration.parse(above).seconds < largestBucket) return above;
  throw new RangeError(`above: no quantile exceeds the largest bucket of ${largestBucket}s, got "${above}"`);
}
