import { z } from 'zod';

import { alert, definePack, Duration, fraction, option, Ratio, type RecordingRuleSpec } from '../../../lib';

import { byPrimitive, perPrimitive, primitive, primitiveInFull, rateOf } from './primitive';

const { count, lengthOfTime, partOfAll, share, time } = option;

const burnWindow = z.strictObject({
  long: lengthOfTime,
  /** A twelfth of the long one is usual. */
  short: lengthOfTime,
  /** Share of the whole error budget whose loss within the long window is worth an alert, such as `2%`. */
  budget: partOfAll,
});

/**
 * A pair of windows: the long one says that it matters, the short one that it still goes on.
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export type BurnWindow = z.output<typeof burnWindow>;

const burnWindows = (...normal: readonly BurnWindow[]) => z.array(burnWindow).min(1).default([...normal]);

const objectiveBelowAll = share('99%').refine((text) => text !== '100%', { error: 'leaves no error budget, got "100%"', params: { fix: 'promise less, such as "99.9%"' } });

const requests = 'primitive_requests_total';
const compliance = 'job_primitive:primitive_slo_compliance:avg';
const budget = 'job_primitive:primitive_error_budget_remaining:avg';

/** Whether primitives keep their objective, and how fast they use up what it lets them fail. */
export const slo = definePack({
  name: 'slo',
  title: 'Objectives',
  summary: 'Whether primitives keep their objective, and how fast they use up what it lets them fail',
  metrics: [requests, 'primitive_slo_compliance', 'primitive_error_budget_remaining'],
  interval: '1m',
  labels: { category: 'slo' },
  options: {
    /** Share of the requests that must succeed; below 100%, which leaves no budget that could burn. @default '99%' */
    objective: objectiveBelowAll,
    /** Period of the objective. @default '30d' */
    over: time('30d'),
    /** Requests in a long window below which its burn rate says nothing. @default 20 */
    minimumRequests: count(20),
  },
  rules: ({ objective, over, minimumRequests }) => {
    const allowed = Ratio.parse(objective).complement();
    const tooFast = `of its requests that the ${objective} objective over ${over} allows`;
    const burns = (windows: readonly BurnWindow[]): string => windows.map((window) => burnOf(window, allowed, over, minimumRequests)).join('\nor\n');
    const burnText = (windows: readonly BurnWindow[]) => ({
      needs: windows.flatMap(({ short, long }) => [...burnRecords(short), ...burnRecords(long)]),
      expr: burns(windows),
      description: `${primitiveInFull} fails {{ $value | printf "%.1f" }} times the share ${tooFast}`,
    });

    return {
      records: [
        // The mean over the processes of a primitive: a promise is about what its users see, not about the worst process.
        { record: compliance, expr: `avg ${byPrimitive} (primitive_slo_compliance)` },
        { record: budget, expr: `avg ${byPrimitive} (primitive_error_budget_remaining)` },
      ],
      alerts: {
        SLOComplianceCritical: alert({
          severity: 'critical',
          for: '2m',
          options: {
            /** Compliance that a primitive reports. @default '95%' */
            below: share('95%'),
          },
          rule: ({ below, for: held }) => ({
            expr: `${compliance} < ${fraction(below)}`,
            summary: `${primitive} complies less than ${below} with its objective`,
            description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${below} for ${held}`,
          }),
        }),
        SLOComplianceWarning: alert({
          severity: 'warning',
          for: '5m',
          options: {
            /** Compliance that a primitive reports. @default '99%' */
            below: share('99%'),
          },
          unless: { firing: ['SLOComplianceCritical'], on: perPrimitive },
          rule: ({ below, for: held }) => ({
            expr: `${compliance} < ${fraction(below)}`,
            summary: `${primitive} complies less than ${below} with its objective`,
            description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${below} for ${held}`,
          }),
        }),
        ErrorBudgetExhausted: alert({
          severity: 'critical',
          for: '1m',
          rule: ({ for: held }) => ({
            expr: `${budget} <= 0`,
            summary: `${primitive} has used up its error budget`,
            description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, nothing or less for ${held}`,
          }),
        }),
        ErrorBudgetCritical: alert({
          severity: 'critical',
          for: '2m',
          options: {
            /** Share of the error budget that a primitive reports to be left. @default '10%' */
            below: share('10%'),
          },
          unless: { firing: ['ErrorBudgetExhausted'], on: perPrimitive },
          rule: ({ below, for: held }) => ({
            expr: `${budget} < ${fraction(below)}`,
            summary: `${primitive} has less than ${below} of its error budget left`,
            description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${below} for ${held}`,
          }),
        }),
        ErrorBudgetLow: alert({
          severity: 'warning',
          for: '5m',
          options: {
            /** Share of the error budget that a primitive reports to be left. @default '30%' */
            below: share('30%'),
          },
          unless: { firing: ['ErrorBudgetExhausted', 'ErrorBudgetCritical'], on: perPrimitive },
          rule: ({ below, for: held }) => ({
            expr: `${budget} < ${fraction(below)}`,
            summary: `${primitive} has less than ${below} of its error budget left`,
            description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${below} for ${held}`,
          }),
        }),
        ErrorBudgetFastBurn: alert({
          severity: 'critical',
          for: '2m',
          options: {
            /** Any of these is enough. @default 2% within '1h' (and still within '5m'), or 5% within '6h' ('30m'): 14.4 and 6 times the allowed pace */
            windows: burnWindows({ long: '1h', short: '5m', budget: '2%' }, { long: '6h', short: '30m', budget: '5%' }),
          },
          rule: ({ windows }) => ({ ...burnText(windows), summary: `${primitive} burns its error budget fast` }),
        }),
        ErrorBudgetModerateBurn: alert({
          severity: 'warning',
          for: '15m',
          options: {
            /** Any of these is enough. @default 10% within '1d' (and still within '2h'), or 10% within '3d' ('6h'): 3 times and once the allowed pace */
            windows: burnWindows({ long: '1d', short: '2h', budget: '10%' }, { long: '3d', short: '6h', budget: '10%' }),
          },
          unless: { firing: ['ErrorBudgetFastBurn'], on: perPrimitive },
          rule: ({ windows }) => ({ ...burnText(windows), summary: `${primitive} burns its error budget` }),
        }),
      },
    };
  },
});

// Named after the objective and not after the counter: the availability group records the same rates for its own windows.
const requestRate = (range: string): string => `job_primitive:slo_requests:rate${range}`;
const failedShare = (range: string): string => `job_primitive:slo_errors_per_requests:ratio_rate${range}`;

/** Without requests there is no failed share, and so no burn: never 0/0. Without failures it is 0. */
const burnRecords = (range: string): readonly RecordingRuleSpec[] => [
  { record: requestRate(range), expr: rateOf(requests, range) },
  {
    record: failedShare(range),
    expr: `(${rateOf(`${requests}{status="error"}`, range)} or 0 * ${requestRate(range)})\n/\n(${requestRate(range)} > 0)`,
  },
];

/** The burn rate over the long window, where it, and also that over the short window, uses up the share of the budget too soon. */
function burnOf({ long, short, budget: spent }: BurnWindow, allowed: Ratio, over: string, minimumRequests: number): string {
  const windows = Duration.parse(over).seconds / Duration.parse(long).seconds;
  const factor = Number((Ratio.parse(spent).value * windows).toPrecision(6));
  return [
    '(',
    `  ${failedShare(long)} / ${allowed.toString()} > ${factor}`,
    `  and ${failedShare(short)} / ${allowed.toString()} > ${factor}`,
    `  and ${requestRate(long)} * ${long} >= ${minimumRequests}`,
    ')',
  ].join('\n');
}
