import { alert, definePack, fraction, option } from '../../../lib';

import { increaseOf, onPrimitive, perPrimitive, primitive, primitiveInFull, rateOf } from './primitive';

const { count, share, time, times } = option;

const requests = 'primitive_requests_total';
const failed = `${requests}{status="error"}`;
const succeeded = `${requests}{status="success"}`;

/** Whether primitives run, and whether what they do succeeds. */
export const availability = definePack({
  name: 'availability',
  title: 'Availability',
  summary: 'Whether primitives run, and whether what they do succeeds',
  metrics: [requests, 'up'],
  interval: '1m',
  labels: { category: 'availability' },
  options: {
    /** Range of the rates; at least four scrape intervals. @default '5m' */
    window: time('5m'),
    /** Range of the succeeded share: long, so that it sees failures that come and go. @default '30m' */
    successWindow: time('30m'),
    /** Time before a primitive vanished, by whose requests it is told how busy it was. @default '1h' */
    lastly: time('1h'),
    /** Requests per second below which a share says nothing. @default 0.01, three requests in five minutes */
    minimumTraffic: count(0.01),
  },
  rules: ({ window, successWindow, lastly, minimumTraffic }) => {
    const traffic = `job_primitive:primitive_requests:rate${window}`;
    const lastRequests = `job_primitive:primitive_requests:increase${lastly}`;
    const failedShare = `job_primitive:primitive_errors_per_requests:ratio_rate${window}`;
    const succeededShare = `job_primitive:primitive_successes_per_requests:ratio_rate${successWindow}`;
    const enough = `${onPrimitive} ${traffic} >= ${minimumTraffic}`;
    const enoughLately = `${onPrimitive} ${rateOf(requests, successWindow)} >= ${minimumTraffic}`;

    return {
      records: [
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
        // Only while the primitive is exposed, so that the last value is that before it vanished, and stays it.
        { record: lastRequests, expr: `${increaseOf(requests, lastly)}\nand ${onPrimitive} ${requests}` },
      ],
      alerts: {
        PrimitiveDown: alert({
          severity: 'critical',
          for: '5m',
          options: {
            /** Requests in its last time that make a primitive a busy one, whose silence is no rest. @default 60 */
            busy: count(60),
            /** How long a vanished primitive is remembered, and so the longest that the alert fires. @default '1d' */
            memory: time('1d'),
          },
          rule: ({ for: held, ...memory }) => ({
            expr: primitiveDown(lastRequests, memory),
            summary: `${primitive} is down`,
            description: `${primitiveInFull} is exposed by no process for ${held}; it completed {{ $value | humanize }} requests in its last ${lastly}`,
          }),
        }),
        AllRequestsFailing: alert({
          severity: 'critical',
          for: '5m',
          rule: ({ for: held }) => ({
            expr: `${rateOf(failed, window)} >= ${minimumTraffic}\nunless ${onPrimitive} ${rateOf(succeeded, window)} > 0`,
            summary: `every request of ${primitive} fails`,
            description: `${primitiveInFull} fails {{ $value | humanize }} requests per second and succeeds in none, for ${held}`,
          }),
        }),
        CriticalErrorRate: alert({
          severity: 'critical',
          for: '5m',
          options: {
            /** Failed share of the requests. @default '10%' */
            above: share('10%'),
          },
          rule: ({ above, for: held }) => ({
            expr: `${failedShare} > ${fraction(above)}\nand ${enough}`,
            summary: `${primitive} fails more than ${above} of its requests`,
            description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, above ${above} for ${held}`,
          }),
        }),
        HighErrorRate: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Failed share of the requests. @default '5%' */
            above: share('5%'),
          },
          unless: { firing: ['CriticalErrorRate'], on: perPrimitive },
          rule: ({ above, for: held }) => ({
            expr: `${failedShare} > ${fraction(above)}\nand ${enough}`,
            summary: `${primitive} fails more than ${above} of its requests`,
            description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, above ${above} for ${held}`,
          }),
        }),
        CriticalSuccessRate: alert({
          severity: 'critical',
          for: '5m',
          options: {
            /** Succeeded share of the requests. @default '90%' */
            below: share('90%'),
          },
          rule: ({ below, for: held }) => ({
            expr: `${succeededShare} < ${fraction(below)}\nand ${enoughLately}`,
            summary: `${primitive} succeeds in less than ${below} of its requests`,
            description: `${primitiveInFull} succeeded in {{ $value | humanizePercentage }} of its requests of the last ${successWindow}, below ${below} for ${held}`,
          }),
        }),
        LowSuccessRate: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Succeeded share of the requests. @default '95%' */
            below: share('95%'),
          },
          unless: { firing: ['CriticalSuccessRate'], on: perPrimitive },
          rule: ({ below, for: held }) => ({
            expr: `${succeededShare} < ${fraction(below)}\nand ${enoughLately}`,
            summary: `${primitive} succeeds in less than ${below} of its requests`,
            description: `${primitiveInFull} succeeded in {{ $value | humanizePercentage }} of its requests of the last ${successWindow}, below ${below} for ${held}`,
          }),
        }),
        ErrorRateIncreasing: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Failed share, in multiples of the one before. @default 3 */
            times: times(3),
            /** Failed share below which an increase does not matter. @default '1%' */
            atLeast: share('1%'),
            /** Time that lies between what is compared. @default '1h' */
            ago: time('1h'),
          },
          rule: ({ times: factor, atLeast, for: held, ago }) => ({
            // Multiplied and not divided: a time without a failure is a basis too, one without traffic is none.
            expr: `${failedShare} > ${factor} * ${failedShare} offset ${ago}\nand ${failedShare} > ${fraction(atLeast)}\nand ${enough}`,
            summary: `${primitive} fails more than ${factor} times the share of ${ago} ago`,
            description: `${primitiveInFull} fails {{ $value | humanizePercentage }} of its requests, more than ${factor} times the share of ${ago} ago, for ${held}`,
          }),
        }),
        ServiceFlapping: alert({
          severity: 'warning',
          options: {
            /** Changes of `up`, both ways. @default 5 */
            changes: count(5),
            /** @default '15m' */
            within: time('15m'),
          },
          rule: ({ changes, within }) => ({
            expr: `changes(up[${within}]) > ${changes}`,
            summary: '{{ $labels.instance }} comes and goes',
            description: `{{ $labels.instance }} of job {{ $labels.job }} went up or down {{ $value }} times in ${within}`,
          }),
        }),
      },
    };
  },
});

/**
 * A primitive that used to run and does not any more; its value is the requests of its last time.
 *
 * What can be seen of it:
 * - Exposed, and its counters stand still: nobody asks. That is rest, at night for hours, and no alert.
 * - Vanished, and other processes of the job are up: a process was restarted, and shows a primitive only from its first
 *   request on. After a busy hour the next request is seconds away, so that minutes without one are an outage; after a quiet
 *   hour it is rest again. `busy` draws the line: at 60 an hour, chance makes one restart in 150 look like an outage.
 * - Vanished, and all the declared targets of the job fail: an outage, whether anybody asked or not.
 * - Vanished, and the job has no target any more: scaled down. At night that is rest, after a busy hour it is an outage.
 *
 * So two of these fire: "busy lately", and "all of its job is unreachable". `max by (job) (up) == 0` is empty for a job
 * without targets, as it must be. A primitive is remembered by what was recorded while it was exposed, for `memory`.
 */
const primitiveDown = (lastRequests: string, { busy, memory }: { readonly busy: number; readonly memory: string }): string =>
  [
    '(',
    `    last_over_time(${lastRequests}[${memory}]) >= ${busy}`,
    '  or',
    `    (last_over_time(${lastRequests}[${memory}]) and on (job) max by (job) (up) == 0)`,
    ')',
    `unless ${onPrimitive} ${requests}`,
  ].join('\n');
