import type { RuleGroupSpec } from '../../../lib';

import { alertsOf, type GroupOptions } from './alert';
import { increaseOf, onPrimitive, primitive, primitiveInFull, rateOf, unlessFiring } from './primitive';
import { percent, share } from './share';

/** When a share of the requests is too large. */
export interface ShareAbove {
  /** Share of the requests, such as `5%`. */
  readonly above?: string;
  readonly for?: string;
}

/** When a share of the requests is too small. */
export interface ShareBelow {
  /** Share of the requests, such as `95%`. */
  readonly below?: string;
  readonly for?: string;
}

/** What can be told to the alerts on failing and vanished primitives. */
export interface AvailabilityOptions extends GroupOptions {
  /** Range of the rates; at least four scrape intervals. @default '5m' */
  readonly window?: string;
  /** Range of the succeeded share: long, so that it sees failures that come and go. @default '30m' */
  readonly successWindow?: string;
  /** Requests per second below which a share says nothing. @default 0.01, three requests in five minutes */
  readonly minimumTraffic?: number;
  /** @default above '10%' for '5m' */
  readonly CriticalErrorRate?: ShareAbove;
  /** @default above '5%' for '10m' */
  readonly HighErrorRate?: ShareAbove;
  /** @default below '90%' for '5m' */
  readonly CriticalSuccessRate?: ShareBelow;
  /** @default below '95%' for '10m' */
  readonly LowSuccessRate?: ShareBelow;
  readonly PrimitiveDown?: {
    /** Requests in its last hour that make a primitive a busy one, whose silence is no rest. @default 60 */
    readonly busy?: number;
    /** How long a vanished primitive is remembered, and so the longest that the alert fires. @default '1d' */
    readonly memory?: string;
    /** @default '5m' */
    readonly for?: string;
  };
  readonly AllRequestsFailing?: {
    /** @default '5m' */
    readonly for?: string;
  };
  readonly ErrorRateIncreasing?: {
    /** Failed share, in multiples of the one an hour ago. @default 3 */
    readonly times?: number;
    /** Failed share below which an increase does not matter. @default '1%' */
    readonly atLeast?: string;
    /** @default '10m' */
    readonly for?: string;
  };
  readonly ServiceFlapping?: {
    /** Changes of `up`, both ways. @default 5 */
    readonly changes?: number;
    /** @default '15m' */
    readonly within?: string;
  };
}

const requests = 'primitive_requests_total';
const failed = `${requests}{status="error"}`;
const succeeded = `${requests}{status="success"}`;

/** Whether primitives run, and whether what they do succeeds. */
export function availability(options: AvailabilityOptions): RuleGroupSpec {
  const { window = '5m', successWindow = '30m', minimumTraffic = 0.01 } = options;
  const alert = alertsOf('availability', options);
  const critical = { above: '10%', for: '5m', ...options.CriticalErrorRate };
  const high = { above: '5%', for: '10m', ...options.HighErrorRate };
  const criticalSuccess = { below: '90%', for: '5m', ...options.CriticalSuccessRate };
  const lowSuccess = { below: '95%', for: '10m', ...options.LowSuccessRate };
  const down = { busy: 60, memory: '1d', for: '5m', ...options.PrimitiveDown };
  const failing = { for: '5m', ...options.AllRequestsFailing };
  const increasing = { times: 3, atLeast: '1%', for: '10m', ...options.ErrorRateIncreasing };
  const flapping = { changes: 5, within: '15m', ...options.ServiceFlapping };

  const traffic = `job_primitive:primitive_requests:rate${window}`;
  const lastHour = 'job_primitive:primitive_requests:increase1h';
  const failedShare = `job_primitive:primitive_errors_per_requests:ratio_rate${window}`;
  const succeededShare = `job_primitive:primitive_successes_per_requests:ratio_rate${successWindow}`;
  const enough = `${onPrimitive} ${traffic} >= ${minimumTraffic}`;
  const enoughLately = `${onPrimitive} ${rateOf(requests, successWindow)} >= ${minimumTraffic}`;

  return {
    name: 'availability',
    interval: options.interval ?? '1m',
    rules: [
      { record: traffic, expr: rateOf(requests, window) },
      // Without traffic there is no share: the divisor is empty, and not 0/0. Without a failure there is a share, and it is 0.
      { record: failedShare, expr: `(${rateOf(failed, window)} or 0 * ${traffic})\n/\n(${traffic} > 0)` },
      {
        record: succeededShare,
        expr: `(${rateOf(succeeded, successWindow)} or 0 * ${rateOf(requests, successWindow)})\n/\n(${rateOf(requests, successWindow)} > 0)`,
      },
      // The name is the operators' own; by it, the failed share of a job is what their dashboards ask for.
      {
        record: `job:primitive_errors:rate${window}`,
        expr: `(sum by (job) (rate(${failed}[${window}])) or 0 * sum by (job) (${traffic}))\n/\n(sum by (job) (${traffic}) > 0)`,
      },
      // Only while the primitive is exposed, so that the last value is that of the hour before it vanished, and stays it.
      { record: lastHour, expr: `${increaseOf(requests, '1h')}\nand ${onPrimitive} ${requests}` },

      alert({
        alert: 'PrimitiveDown',
        severity: 'critical',
        expr: primitiveDown(lastHour, down),
        for: down.for,
        summary: `${primitive} is down`,
        description: `${primitiveInFull} is exposed by no process for ${down.for}; it completed {{ $value | humanize }} requests in its last hour`,
      }),
      alert({
        alert: 'AllRequestsFailing',
        severity: 'critical',
        expr: `${rateOf(failed, window)} >= ${minimumTraffic}\nunless ${onPrimitive} ${rateOf(succeeded, window)} > 0`,
        for: failing.for,
        summary: `every request of ${primitive} fails`,
        description: `${primitiveInFull} fails {{ $value | humanize }} requests per second and succeeds in none, for ${failing.for}`,
      }),
      alert({
        alert: 'CriticalErrorRate',
        severity: 'critical',
        expr: `${failedShare} > ${share(critical.above)}\nand ${enough}`,
        for: critical.for,
        summary: `${primitive} fails more than ${percent(critical.above)} of its requests`,
        description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, above ${percent(critical.above)} for ${critical.for}`,
      }),
      alert({
        alert: 'HighErrorRate',
        severity: 'warning',
        expr: `${failedShare} > ${share(high.above)}\nand ${enough}\n${unlessFiring('CriticalErrorRate')}`,
        for: high.for,
        summary: `${primitive} fails more than ${percent(high.above)} of its requests`,
        description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, above ${percent(high.above)} for ${high.for}`,
      }),
      alert({
        alert: 'CriticalSuccessRate',
        severity: 'critical',
        expr: `${succeededShare} < ${share(criticalSuccess.below)}\nand ${enoughLately}`,
        for: criticalSuccess.for,
        summary: `${primitive} succeeds in less than ${percent(criticalSuccess.below)} of its requests`,
        description: `${primitiveInFull} succeeded in {{ $value | humanizePercentage }} of its requests of the last ${successWindow}, below ${percent(criticalSuccess.below)} for ${criticalSuccess.for}`,
      }),
      alert({
        alert: 'LowSuccessRate',
        severity: 'warning',
        expr: `${succeededShare} < ${share(lowSuccess.below)}\nand ${enoughLately}\n${unlessFiring('CriticalSuccessRate')}`,
        for: lowSuccess.for,
        summary: `${primitive} succeeds in less than ${percent(lowSuccess.below)} of its requests`,
        description: `${primitiveInFull} succeeded in {{ $value | humanizePercentage }} of its requests of the last ${successWindow}, below ${percent(lowSuccess.below)} for ${lowSuccess.for}`,
      }),
      alert({
        alert: 'ErrorRateIncreasing',
        severity: 'warning',
        // Multiplied and not divided: an hour ago without a failure is a basis too, one without traffic is none.
        expr: `${failedShare} > ${increasing.times} * ${failedShare} offset 1h\nand ${failedShare} > ${share(increasing.atLeast)}\nand ${enough}`,
        for: increasing.for,
        summary: `${primitive} fails more than ${increasing.times} times the share of an hour ago`,
        description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, more than ${increasing.times} times the share of an hour ago, for ${increasing.for}`,
      }),
      alert({
        alert: 'ServiceFlapping',
        severity: 'warning',
        expr: `changes(up[${flapping.within}]) > ${flapping.changes}`,
        summary: '{{ $labels.instance }} comes and goes',
        description: `{{ $labels.instance }} of job {{ $labels.job }} went up or down {{ $value }} times in ${flapping.within}`,
      }),
    ],
  };
}

/**
 * A primitive that used to run and does not any more; its value is the requests of its last hour.
 *
 * What can be seen of it:
 * - Exposed, and its counters stand still: nobody asks. That is rest, at night for hours, and no alert.
 * - Vanished, and other processes of the job are up: a process was restarted, and shows a primitive only from its first
 *   request on. After a busy hour the next request is seconds away, so that minutes without one are an outage; after a quiet
 *   hour it is rest again. `busy` draws the line: at 60 an hour, chance makes one restart in 150 look like an outage.
 * - Vanished, and all the declared targets of the job fail: an outage, whether anybody asked or not.
 * - Vanished, and the job has no target any more: scaled down. At night that is rest, after a busy hour it is an outage.
 *
 * So two of these fire: "busy in its last hour", and "all of its job is unreachable". `max by (job) (up) == 0` is empty for a job
 * without targets, as it must be. A primitive is remembered by what was recorded while it was exposed, for `memory`.
 */
const primitiveDown = (lastHour: string, { busy, memory }: { readonly busy: number; readonly memory: string }): string =>
  [
    '(',
    `    last_over_time(${lastHour}[${memory}]) >= ${busy}`,
    '  or',
    `    (last_over_time(${lastHour}[${memory}]) and on (job) max by (job) (up) == 0)`,
    ')',
    `unless ${onPrimitive} ${requests}`,
  ].join('\n');
