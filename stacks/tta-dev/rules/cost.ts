import type { RuleGroupSpec } from '../../../lib';

import { alertsOf, type GroupOptions } from './alert';
import { increaseOf, onPrimitive, primitive, primitiveInFull, rateOf, unlessFiring } from './primitive';
import { percent, share } from './share';

/** When money is spent too fast. */
export interface CostAbove {
  /** US dollars; per second for a rate. */
  readonly above?: number;
  readonly for?: string;
}

/** What can be told to the alerts on what primitives cost and save. */
export interface CostOptions extends GroupOptions {
  /** Range of the cost rates; at least four scrape intervals. @default '5m' */
  readonly window?: string;
  /** Range of what is compared with requests or savings: long, since both come in lumps. @default '1h' */
  readonly ratioWindow?: string;
  /** @default above 1.00 dollars per second for '10m' */
  readonly CriticalCostRate?: CostAbove;
  /** @default above 0.10 dollars per second for '15m' */
  readonly HighCostRate?: CostAbove;
  /** Spent by a whole job within 24 hours. @default above 100 dollars for '1h' */
  readonly DailyCostBudgetExceeded?: CostAbove;
  readonly MonthlyCostProjection?: {
    /** Dollars that a whole job would spend in 30 days. @default 3000 */
    readonly above?: number;
    /** The days whose mean is projected: a week has its quiet days in it. @default '7d' */
    readonly from?: string;
    /** @default '1h' */
    readonly for?: string;
  };
  readonly CostSpike?: {
    /** Cost rate, in multiples of the one an hour ago. @default 5 */
    readonly times?: number;
    /** Dollars per second below which a spike does not matter. @default 0.0001, some 9 dollars a day */
    readonly atLeast?: number;
    /** @default '10m' */
    readonly for?: string;
  };
  readonly UnexpectedCost?: {
    /** @default '30m' */
    readonly for?: string;
  };
  readonly LowSavingsRate?: {
    /** Savings, as a share of cost plus savings. @default '20%' */
    readonly below?: string;
    /** @default '1h' */
    readonly for?: string;
  };
  readonly SavingsDecreasing?: {
    /** Share of the savings rate of a day ago. @default '80%' */
    readonly below?: string;
    /** @default '2h' */
    readonly for?: string;
  };
  /** @default above 0.01 dollars per request for '30m' */
  readonly HighCostPerRequest?: CostAbove;
}

const spent = 'primitive_cost_total';
const saved = 'primitive_cost_savings_total';

/** What primitives cost, and what their caches save. */
export function cost(options: CostOptions): RuleGroupSpec {
  const { window = '5m', ratioWindow = '1h' } = options;
  const alert = alertsOf('cost', options);
  const critical = { above: 1, for: '10m', ...options.CriticalCostRate };
  const high = { above: 0.1, for: '15m', ...options.HighCostRate };
  const daily = { above: 100, for: '1h', ...options.DailyCostBudgetExceeded };
  const monthly = { above: 3000, from: '7d', for: '1h', ...options.MonthlyCostProjection };
  const spike = { times: 5, atLeast: 0.0001, for: '10m', ...options.CostSpike };
  const unexpected = { for: '30m', ...options.UnexpectedCost };
  const lowSavings = { below: '20%', for: '1h', ...options.LowSavingsRate };
  const lessSavings = { below: '80%', for: '2h', ...options.SavingsDecreasing };
  const perRequest = { above: 0.01, for: '30m', ...options.HighCostPerRequest };

  const rate = `job_primitive:primitive_cost:rate${window}`;
  const jobRate = `job:primitive_cost:rate${window}`;
  const savingsRate = `job_primitive:primitive_cost_savings_per_spend:ratio_rate${ratioWindow}`;

  return {
    name: 'cost',
    interval: options.interval ?? '1m',
    rules: [
      { record: rate, expr: rateOf(spent, window) },
      { record: jobRate, expr: `sum by (job) (${rate})` },
      { record: savingsRate, expr: savingsRateOver(ratioWindow) },

      alert({
        alert: 'CriticalCostRate',
        severity: 'critical',
        expr: `${rate} > ${critical.above}`,
        for: critical.for,
        summary: `${primitive} costs more than ${critical.above} USD per second`,
        description: `${primitiveInFull} costs ${usd()} per second, above ${critical.above} USD for ${critical.for}`,
      }),
      alert({
        alert: 'HighCostRate',
        severity: 'warning',
        expr: `${rate} > ${high.above}\n${unlessFiring('CriticalCostRate')}`,
        for: high.for,
        summary: `${primitive} costs more than ${high.above} USD per second`,
        description: `${primitiveInFull} costs ${usd()} per second, above ${high.above} USD for ${high.for}`,
      }),
      alert({
        alert: 'DailyCostBudgetExceeded',
        severity: 'warning',
        // A budget is the job's, not a primitive's; which primitive spends it, the runbook asks.
        expr: `sum by (job) (increase(${spent}[1d])) > ${daily.above}`,
        for: daily.for,
        summary: `{{ $labels.job }} has spent more than ${daily.above} USD in 24 hours`,
        description: `job {{ $labels.job }} has spent ${usd()} in the last 24 hours, above its budget of ${daily.above} USD`,
      }),
      alert({
        alert: 'MonthlyCostProjection',
        severity: 'warning',
        // The mean of what is known, and not the increase over the days: in its first days a new stack would seem cheap.
        expr: `avg_over_time(${jobRate}[${monthly.from}:${window}]) * 30d > ${monthly.above}`,
        for: monthly.for,
        summary: `{{ $labels.job }} is going to spend more than ${monthly.above} USD in 30 days`,
        description: `job {{ $labels.job }} would spend ${usd()} in 30 days at its mean of the last ${monthly.from}, above ${monthly.above} USD`,
      }),
      alert({
        alert: 'CostSpike',
        severity: 'warning',
        // An hour ago without cost is no basis for a multiple; cost from nothing is what UnexpectedCost sees.
        expr: `${rate} > ${spike.times} * (${rate} offset 1h > 0)\nand ${rate} > ${spike.atLeast}`,
        for: spike.for,
        summary: `${primitive} costs more than ${spike.times} times as much as an hour ago`,
        description: `${primitiveInFull} costs ${usd(4)} per second, more than ${spike.times} times as much as an hour ago, for ${spike.for}`,
      }),
      alert({
        alert: 'UnexpectedCost',
        severity: 'warning',
        // Where nobody looked a day ago, nobody knows: without the last line, all is unexpected on the first day.
        expr: [
          `${increaseOf(spent, '1h')} > 0`,
          `unless ${onPrimitive} ${increaseOf(spent, '1d', '1d')} > 0`,
          'and on (job) last_over_time(up[1h] offset 1d)',
        ].join('\n'),
        for: unexpected.for,
        summary: `${primitive} costs money, and did not a day ago`,
        description: `${primitiveInFull} has cost ${usd()} in the last hour, and nothing between 48 and 24 hours ago`,
      }),
      alert({
        alert: 'LowSavingsRate',
        severity: 'info',
        expr: `${savingsRate} < ${share(lowSavings.below)}`,
        for: lowSavings.for,
        summary: `${primitive} saves less than ${percent(lowSavings.below)} of what it would cost`,
        description: `${primitiveInFull} saves {{ $value | humanizePercentage }} of cost plus savings, below ${percent(lowSavings.below)} for ${lowSavings.for}`,
      }),
      alert({
        alert: 'SavingsDecreasing',
        severity: 'info',
        expr: `${savingsRate} < ${share(lessSavings.below)} * ${savingsRate} offset 1d`,
        for: lessSavings.for,
        summary: `${primitive} saves less than ${percent(lessSavings.below)} of the share it saved a day ago`,
        description: `${primitiveInFull} saves {{ $value | humanizePercentage }} of cost plus savings, less than ${percent(lessSavings.below)} of the share it saved a day ago, for ${lessSavings.for}`,
      }),
      alert({
        alert: 'HighCostPerRequest',
        severity: 'warning',
        expr: `${increaseOf(spent, ratioWindow)}\n/ (${increaseOf('primitive_requests_total', ratioWindow)} > 0)\n> ${perRequest.above}`,
        for: perRequest.for,
        summary: `a request of ${primitive} costs more than ${perRequest.above} USD`,
        description: `a request of ${primitiveInFull} costs ${usd(4)}, above ${perRequest.above} USD for ${perRequest.for}`,
      }),
    ],
  };
}

/**
 * Savings as a share of cost plus savings, of what was spent and saved within the window.
 *
 * A primitive without a cache has no savings and no share. One that has saved within a day but does no more has a share of 0:
 * after a restart, a cache that no longer works shows no series at all, and would go unnoticed. At rest there is no share.
 */
function savingsRateOver(window: string): string {
  const cost = increaseOf(spent, window);
  const savings = `(${increaseOf(saved, window)} or 0 * (${cost} and ${onPrimitive} last_over_time(${saved}[1d])))`;
  return `${savings}\n/\n(${cost} + ${savings} > 0)`;
}

/** The value of an alert as US dollars; Go template. */
const usd = (decimals = 2): string => `{{ $value | printf "%.${decimals}f" }} USD`;
