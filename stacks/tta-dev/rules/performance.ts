import { alert, definePack, Duration, fraction, option } from '../../../lib';

import { byPrimitive, byPrimitiveAndBucket, onPrimitive, perPrimitive, primitive, primitiveInFull, rateOf } from './primitive';

const { count, share, time, times } = option;

/** The last bound before +Inf, in seconds: where a quantile ends, however long the requests took. */
const largestBucket = 60;

const requests = 'primitive_requests_total';
const buckets = 'primitive_duration_seconds_bucket';

/** A latency: exact at the bound of a bucket, interpolated between two, and never beyond the last. */
const latency = (normal: string) =>
  time(normal).refine((above) => Duration.parse(above).seconds < largestBucket, {
    error: ({ input }) => `no quantile exceeds the largest bucket of ${largestBucket}s, got "${String(input)}"`,
    params: { fix: `use less than ${largestBucket}s` },
  });

/** Whether primitives are slow, idle or crowded. */
export const performance = definePack({
  name: 'performance',
  title: 'Performance',
  summary: 'Whether primitives are slow, idle or crowded',
  metrics: [requests, buckets, 'primitive_active_requests'],
  interval: '1m',
  labels: { category: 'performance' },
  options: {
    /** Range of the rates; at least four scrape intervals. @default '5m' */
    window: time('5m'),
    /** Requests per second below which a quantile says nothing. @default 0.01, three requests in five minutes */
    minimumTraffic: count(0.01),
    /** Time after which the load is as it was: what is as low as then is rest. @default '1d' */
    rhythm: time('1d'),
  },
  rules: ({ window, minimumTraffic, rhythm }) => {
    const p95 = `job_primitive:primitive_duration_seconds:p95_rate${window}`;
    const p99 = `job_primitive:primitive_duration_seconds:p99_rate${window}`;
    const traffic = rateOf(requests, window);
    const enough = `${onPrimitive} ${traffic} >= ${minimumTraffic}`;

    return {
      records: [
        { record: p95, expr: quantile(0.95, `${byPrimitiveAndBucket} (rate(${buckets}[${window}]))`) },
        { record: p99, expr: quantile(0.99, `${byPrimitiveAndBucket} (rate(${buckets}[${window}]))`) },
        // The name is the operators' own: their dashboards ask for it.
        { record: 'job:primitive_latency:p95', expr: quantile(0.95, `by (job, le) (rate(${buckets}[${window}]))`) },
        { record: 'global:primitive_latency:p95', expr: quantile(0.95, `by (le) (rate(${buckets}[${window}]))`) },
      ],
      alerts: {
        CriticalP95Latency: alert({
          severity: 'critical',
          for: '5m',
          options: {
            /** Shorter than the largest bucket, 60 s. @default '10s' */
            above: latency('10s'),
          },
          rule: ({ above, for: held }) => ({
            expr: `${p95} > ${above}\nand ${enough}`,
            summary: `${primitive} is slower than ${above} in more than 5% of its requests`,
            description: `95% of the requests of ${primitiveInFull} take up to ${latencyText}, above ${above} for ${held}`,
          }),
        }),
        HighP95Latency: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Shorter than the largest bucket, 60 s. @default '5s' */
            above: latency('5s'),
          },
          unless: { firing: ['CriticalP95Latency'], on: perPrimitive },
          rule: ({ above, for: held }) => ({
            expr: `${p95} > ${above}\nand ${enough}`,
            summary: `${primitive} is slower than ${above} in more than 5% of its requests`,
            description: `95% of the requests of ${primitiveInFull} take up to ${latencyText}, above ${above} for ${held}`,
          }),
        }),
        HighP99Latency: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Shorter than the largest bucket, 60 s. @default '10s' */
            above: latency('10s'),
          },
          // The 99th percentile is never below the 95th, so a critical 95th says it all.
          unless: { firing: ['CriticalP95Latency'], on: perPrimitive },
          rule: ({ above, for: held }) => ({
            expr: `${p99} > ${above}\nand ${enough}`,
            summary: `${primitive} is slower than ${above} in more than 1% of its requests`,
            description: `99% of the requests of ${primitiveInFull} take up to ${latencyText}, above ${above} for ${held}`,
          }),
        }),
        LatencyIncreasing: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Latency, in multiples of the one before. @default 1.5 */
            times: times(1.5),
            /** Latency below which an increase does not matter. @default '100ms' */
            atLeast: time('100ms'),
            /** Time that lies between what is compared. @default '1h' */
            ago: time('1h'),
          },
          rule: ({ times: factor, atLeast, for: held, ago }) => ({
            // A quantile ends at the largest bucket. What has got there since has increased, by a factor nobody knows.
            expr: [
              '(',
              `    ${p95} > ${factor} * ${p95} offset ${ago}`,
              '  or',
              `    (${p95} >= ${largestBucket} and ${p95} offset ${ago} < ${largestBucket})`,
              ')',
              `and ${p95} > ${atLeast}`,
              `and ${enough}`,
            ].join('\n'),
            summary: `${primitive} takes more than ${factor} times as long as ${ago} ago`,
            description: `95% of the requests of ${primitiveInFull} take up to ${latencyText}, more than ${factor} times as long as ${ago} ago, for ${held}`,
          }),
        }),
        ThroughputDrop: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Share of the requests before. @default '50%' */
            below: share('50%'),
            /** Time that lies between what is compared. @default '1h' */
            ago: time('1h'),
          },
          rule: ({ below, for: held, ago }) => ({
            // As low as at this time yesterday is the rhythm, such as the evening, and no drop.
            expr: [
              `${traffic} < ${fraction(below)} * (${rateOf(requests, window, ago)} >= ${minimumTraffic})`,
              `unless ${onPrimitive} ${traffic} >= ${fraction(below)} * ${rateOf(requests, window, rhythm)}`,
            ].join('\n'),
            summary: `${primitive} completes less than ${below} of the requests of ${ago} ago`,
            description: `${primitiveInFull} completes {{ $value | humanize }} requests per second, less than ${below} of ${ago} ago, for ${held}`,
          }),
        }),
        LowThroughput: alert({
          severity: 'warning',
          for: '15m',
          options: {
            /** Requests per second. @default 0.1 */
            below: count(0.1),
          },
          rule: ({ below, for: held }) => ({
            // Low is what was not so a rhythm ago. Where there is no yesterday to ask, rest cannot be told from an outage.
            expr: [
              `(${traffic} < ${below} and ${onPrimitive} ${rateOf(requests, window, rhythm)} >= ${below})`,
              'or',
              `(${traffic} > 0 < ${below} unless ${onPrimitive} ${rateOf(requests, window, rhythm)})`,
            ].join('\n'),
            summary: `${primitive} completes less than ${below} requests per second`,
            description: `${primitiveInFull} completes {{ $value | humanize }} requests per second, below ${below} for ${held}`,
          }),
        }),
        CriticalConcurrency: alert({
          severity: 'critical',
          for: '5m',
          options: {
            /** Requests in flight, over all the processes of a primitive. @default 500 */
            above: count(500),
          },
          rule: ({ above, for: held }) => ({
            expr: `sum ${byPrimitive} (primitive_active_requests) > ${above}`,
            summary: `${primitive} has more than ${above} requests in flight`,
            description: `${primitiveInFull} has {{ $value }} requests in flight, above ${above} for ${held}`,
          }),
        }),
        HighConcurrency: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Requests in flight, over all the processes of a primitive. @default 100 */
            above: count(100),
          },
          unless: { firing: ['CriticalConcurrency'], on: perPrimitive },
          rule: ({ above, for: held }) => ({
            expr: `sum ${byPrimitive} (primitive_active_requests) > ${above}`,
            summary: `${primitive} has more than ${above} requests in flight`,
            description: `${primitiveInFull} has {{ $value }} requests in flight, above ${above} for ${held}`,
          }),
        }),
      },
    };
  },
});

/** Without traffic the quantile is NaN, which is not greater than or equal to anything: it is not recorded. */
const quantile = (level: number, buckets: string): string => `histogram_quantile(${level}, sum ${buckets}) >= 0`;

/** A latency in the text of an alert; Go template. What lies beyond the largest bucket is told as that. */
const latencyText = `{{ if ge $value ${largestBucket}.0 }}more than {{ ${largestBucket} | humanizeDuration }}{{ else }}{{ $value | humanizeDuration }}{{ end }}`;
