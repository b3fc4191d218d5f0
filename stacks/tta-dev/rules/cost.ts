import { alert, definePack, fraction, option } from '../../../lib';

import { increaseOf, onPrimitive, perPrimitive, primitive, primitiveInFull, rateOf } from './primitive';

const { count, share, time, times } = option;

const spent = 'primitive_cost_total';
const saved = 'primitive_cost_savings_total';

/** What primitives cost, and what their caches save. */
export const cost = definePack({
  name: 'cost',
  title: 'Cost',
  summary: 'What primitives cost, and what their caches save',
  metrics: [spent, saved, 'primitive_requests_total', 'up'],
  interval: '1m',
  labels: { category: 'cost' },
  options: {
    /** Range of the cost rates; at least four scrape intervals. @default '5m' */
    window: time('5m'),
    /** Range of what is compared with requests or savings: long, since both come in lumps. @default '1h' */
    ratioWindow: time('1h'),
    /** How long a primitive that no longer saves is remembered to have saved. @default '1d' */
    memory: time('1d'),
  },
  rules: ({ window, ratioWindow, memory }) => {
    const rate = `job_primitive:primitive_cost:rate${window}`;
    const jobRate = `job:primitive_cost:rate${window}`;
    const savingsRate = `job_primitive:primitive_cost_savings_per_spend:ratio_rate${ratioWindow}`;

    return {
      records: [
        { record: rate, expr: rateOf(spent, window) },
        { record: jobRate, expr: `sum by (job) (${rate})` },
        { record: savingsRate, expr: savingsRateOver(ratioWindow, memory) },
      ],
      alerts: {
        CriticalCostRate: alert({
          severity: 'critical',
          for: '10m',
          options: {
            /** US dollars per second. @default 1 */
            above: count(1),
          },
          rule: ({ above, for: held }) => ({
            expr: `${rate} > ${above}`,
            summary: `${primitive} costs more than ${above} USD per second`,
            description: `${primitiveInFull} costs ${usd()} per second, above ${above} USD for ${held}`,
          }),
        }),
        HighCostRate: alert({
          severity: 'warning',
          for: '15m',
          options: {
            /** US dollars per second. @default 0.1 */
            above: count(0.1),
          },
          unless: { firing: ['CriticalCostRate'], on: perPrimitive },
          rule: ({ above, for: held }) => ({
            expr: `${rate} > ${above}`,
            summary: `${primitive} costs more than ${above} USD per second`,
            description: `${primitiveInFull} costs ${usd()} per second, above ${above} USD for ${held}`,
          }),
        }),
        DailyCostBudgetExceeded: alert({
          severity: 'warning',
          for: '1h',
          options: {
            /** US dollars that a whole job may spend. @default 100 */
            above: count(100),
            /** Time for which the budget is. @default '1d' */
            within: time('1d'),
          },
          rule: ({ above, within }) => ({
            // A budget is the job's, not a primitive's; which primitive spends it, the runbook asks.
            expr: `sum by (job) (increase(${spent}[${within}])) > ${above}`,
            summary: `{{ $labels.job }} has spent more than ${above} USD in ${period(within)}`,
            description: `job {{ $labels.job }} has spent ${usd()} in the last ${period(within)}, above its budget of ${above} USD`,
          }),
        }),
        MonthlyCostProjection: alert({
          severity: 'warning',
          for: '1h',
          options: {
            /** US dollars that a whole job would spend in 30 days. @default 3000 */
            above: count(3000),
            /** The days whose mean is projected: a week has its quiet days in it. @default '7d' */
            from: time('7d'),
          },
          rule: ({ above, from }) => ({
            // The mean of what is known, and not the increase over the days: in its first days a new stack would seem cheap.
            expr: `avg_over_time(${jobRate}[${from}:${window}]) * 30d > ${above}`,
            summary: `{{ $labels.job }} is going to spend more than ${above} USD in 30 days`,
            description: `job {{ $labels.job }} would spend ${usd()} in 30 days at its mean of the last ${from}, above ${above} USD`,
          }),
        }),
        CostSpike: alert({
          severity: 'warning',
          for: '10m',
          options: {
            /** Cost rate, in multiples of the one before. @default 5 */
            times: times(5),
            /** US dollars per second below which a spike does not matter. @default 0.0001, some 9 dollars a day */
            atLeast: count(0.0001),
            /** Time that lies between what is compared. @default '1h' */
            ago: time('1h'),
          },
          rule: ({ times: factor, atLeast, for: held, ago }) => ({
            // A time without cost is no basis for a multiple; cost from nothing is what UnexpectedCost sees.
            expr: `${rate} > ${factor} * (${rate} offset ${ago} > 0)\nand ${rate} > ${atLeast}`,
            summary: `${primitive} costs more than ${factor} times as much as ${ago} ago`,
            description: `${primitiveInFull} costs ${usd(4)} per second, more than ${factor} times as much as ${ago} ago, for ${held}`,
          }),
        }),
        UnexpectedCost: alert({
          severity: 'warning',
          for: '30m',
          options: {
            /** Time in which there is cost. @default '1h' */
            window: time('1h'),
            /** Time before which, for as long, there was none. @default '1d' */
            ago: time('1d'),
          },
          rule: ({ window: recent, ago }) => ({
            // Where nobody looked then, nobody knows: without the last line, all is unexpected on the first day.
            expr: [
              `${increaseOf(spent, recent)} > 0`,
              `unless ${onPrimitive} ${increaseOf(spent, ago, ago)} > 0`,
              `and on (job) last_over_time(up[${recent}] offset ${ago})`,
            ].join('\n'),
            summary: `${primitive} costs money, and did not ${ago} ago`,
            description: `${primitiveInFull} has cost ${usd()} in the last ${recent}, and nothing in the ${ago} that ended ${ago} ago`,
          }),
        }),
        LowSavingsRate: alert({
          severity: 'info',
          for: '1h',
          options: {
            /** Savings, as a share of cost plus savings. @default '20%' */
            below: share('20%'),
          },
          rule: ({ below, for: held }) => ({
            expr: `${savingsRate} < ${fraction(below)}`,
            summary: `${primitive} saves less than ${below} of what it would cost`,
            description: `${primitiveInFull} saves {{ $value | humanizePercentage }} of cost plus savings, below ${below} for ${held}`,
          }),
        }),
        SavingsDecreasing: alert({
          severity: 'info',
          for: '2h',
          options: {
            /** Share of the savings rate before. @default '80%' */
            below: share('80%'),
            /** Time that lies between what is compared. @default '1d' */
            ago: time('1d'),
          },
          rule: ({ below, for: held, ago }) => ({
            expr: `${savingsRate} < ${fraction(below)} * ${savingsRate} offset ${ago}`,
            summary: `${primitive} saves less than ${below} of the share it saved ${ago} ago`,
            description: `${primitiveInFull} saves {{ $value | humanizePercentage }} of cost plus savings, less than ${below} of the share it saved ${ago} ago, for ${held}`,
          }),
        }),
        HighCostPerRequest: alert({
          severity: 'warning',
          for: '30m',
          options: {
            /** US dollars per request. @default 0.01 */
            above: count(0.01),
          },
          rule: ({ above, for: held }) => ({
            expr: `${increaseOf(spent, ratioWindow)}\n/ (${increaseOf('primitive_requests_total', ratioWindow)} > 0)\n> ${above}`,
            summary: `a request of ${primitive} costs more than ${above} USD`,
            description: `a request of ${primitiveInFull} costs ${usd(4)}, above ${above} USD for ${held}`,
          }),
        }),
      },
    };
  },
});

/**
 * Savings as a share of cost plus savings, of what was spent and saved within the window.
 *
 * A primitive without a cache has no savings and no share. One that has saved within `memory` but does no more has a share of 0:
 * after a restart, a cache that no longer works shows no series at all, and would go unnoticed. At rest there is no share.
 */
function savingsRateOver(window: string, memory: string): string {
  const cost = increaseOf(spent, window);
  const savings = `(${increaseOf(saved, window)} or 0 * (${cost} and ${onPrimitive} last_over_time(${saved}[${memory}])))`;
  return `${savings}\n/\n(${cost} + ${savings} > 0)`;
}

/** A day of a budget is any 24 hours, and no date. */
const period = (time: string): string => (time === '1d' ? '24 hours' : time);

/** The value of an alert as US dollars; Go template. */
const usd = (decimals = 2): string => `{{ $value | printf "%.${decimals}f" }} USD`;
