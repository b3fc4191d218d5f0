import { Duration, Ratio, type RecordingRuleSpec, type RuleGroupSpec } from '../../../lib';

import { alertsOf, type GroupOptions } from './alert';
import { byPrimitive, primitive, primitiveInFull, rateOf, unlessFiring } from './primitive';
import { percent, share } from './share';

/** When a share that a primitive reports is too small. */
export interface ReportedBelow {
  /** Share, such as `99%`. */
  readonly below?: string;
  readonly for?: string;
}

/**
 * A pair of windows: the long one says that it matters, the short one that it still goes on.
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export interface BurnWindow {
  readonly long: string;
  /** A twelfth of the long one is usual. */
  readonly short: string;
  /** Share of the whole error budget whose loss within the long window is worth an alert, such as `2%`. */
  readonly budget: string;
}

/** When the error budget is used up too fast. */
export interface Burn {
  /** Any of these is enough. */
  readonly windows?: readonly BurnWindow[];
  readonly for?: string;
}

/** What can be told to the alerts on the objective of the primitives. */
export interface SloOptions extends GroupOptions {
  /** Share of the requests that must succeed. @default '99%' */
  readonly objective?: string;
  /** Period of the objective. @default '30d' */
  readonly over?: string;
  /** Requests in a long window below which its burn rate says nothing. @default 20 */
  readonly minimumRequests?: number;
  /** @default below '95%' for '2m' */
  readonly SLOComplianceCritical?: ReportedBelow;
  /** @default below '99%' for '5m' */
  readonly SLOComplianceWarning?: ReportedBelow;
  readonly ErrorBudgetExhausted?: {
    /** @default '1m' */
    readonly for?: string;
  };
  /** @default below '10%' for '2m' */
  readonly ErrorBudgetCritical?: ReportedBelow;
  /** @default below '30%' for '5m' */
  readonly ErrorBudgetLow?: ReportedBelow;
  /** @default 2% within '1h' (and still within '5m'), or 5% within '6h' ('30m'): 14.4 and 6 times the allowed pace; for '2m' */
  readonly ErrorBudgetFastBurn?: Burn;
  /** @default 10% within '1d' (and still within '2h'), or 10% within '3d' ('6h'): 3 times and once the allowed pace; for '15m' */
  readonly ErrorBudgetModerateBurn?: Burn;
}

const requests = 'primitive_requests_total';

const fastWindows: readonly BurnWindow[] = [
  { long: '1h', short: '5m', budget: '2%' },
  { long: '6h', short: '30m', budget: '5%' },
];

const slowWindows: readonly BurnWindow[] = [
  { long: '1d', short: '2h', budget: '10%' },
  { long: '3d', short: '6h', budget: '10%' },
];

/**
 * Whether primitives keep their objective, and how fast they use up what it lets them fail.
 *
 * @throws RangeError when the objective is 100%, which leaves no budget that could burn
 */
export function slo(options: SloOptions): RuleGroupSpec {
  const { over = '30d', minimumRequests = 20 } = options;
  const objective = Ratio.parse(options.objective ?? '99%');
  const allowed = objective.complement();
  if (allowed.value === 0) throw new RangeError(`objective: leaves no error budget, got "${objective.toPercent()}"`);
  const alert = alertsOf('slo', options);
  const criticalCompliance = { below: '95%', for: '2m', ...options.SLOComplianceCritical };
  const lowCompliance = { below: '99%', for: '5m', ...options.SLOComplianceWarning };
  const exhausted = { for: '1m', ...options.ErrorBudgetExhausted };
  const criticalBudget = { below: '10%', for: '2m', ...options.ErrorBudgetCritical };
  const lowBudget = { below: '30%', for: '5m', ...options.ErrorBudgetLow };
  const fast = { windows: fastWindows, for: '2m', ...options.ErrorBudgetFastBurn };
  const slow = { windows: slowWindows, for: '15m', ...options.ErrorBudgetModerateBurn };

  const burns = (windows: readonly BurnWindow[]): string =>
    windows.map((window) => burnOf(window, allowed, over, minimumRequests)).join('\nor\n');
  const ranges = new Set([...fast.windows, ...slow.windows].flatMap(({ short, long }) => [short, long]));
  const tooFast = `of its requests that the ${objective.toPercent()} objective over ${over} allows`;

  return {
    name: 'slo',
    interval: options.interval ?? '1m',
    rules: [
      // The mean over the processes of a primitive: a promise is about what its users see, not about the worst process.
      { record: compliance, expr: `avg ${byPrimitive} (primitive_slo_compliance)` },
      { record: budget, expr: `avg ${byPrimitive} (primitive_error_budget_remaining)` },
      ...[...ranges].sort(byLength).flatMap(burnRecords),

      alert({
        alert: 'SLOComplianceCritical',
        severity: 'critical',
        expr: `${compliance} < ${share(criticalCompliance.below)}`,
        for: criticalCompliance.for,
        summary: `${primitive} complies less than ${percent(criticalCompliance.below)} with its objective`,
        description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${percent(criticalCompliance.below)} for ${criticalCompliance.for}`,
      }),
      alert({
        alert: 'SLOComplianceWarning',
        severity: 'warning',
        expr: `${compliance} < ${share(lowCompliance.below)}\n${unlessFiring('SLOComplianceCritical')}`,
        for: lowCompliance.for,
        summary: `${primitive} complies less than ${percent(lowCompliance.below)} with its objective`,
        description: `${primitiveInFull} reports a compliance of {{ $value | humanizePercentage }}, below ${percent(lowCompliance.below)} for ${lowCompliance.for}`,
      }),
      alert({
        alert: 'ErrorBudgetExhausted',
        severity: 'critical',
        expr: `${budget} <= 0`,
        for: exhausted.for,
        summary: `${primitive} has used up its error budget`,
        description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, nothing or less for ${exhausted.for}`,
      }),
      alert({
        alert: 'ErrorBudgetCritical',
        severity: 'critical',
        expr: `${budget} < ${share(criticalBudget.below)}\n${unlessFiring('ErrorBudgetExhausted')}`,
        for: criticalBudget.for,
        summary: `${primitive} has less than ${percent(criticalBudget.below)} of its error budget left`,
        description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${percent(criticalBudget.below)} for ${criticalBudget.for}`,
      }),
      alert({
        alert: 'ErrorBudgetLow',
        severity: 'warning',
        expr: `${budget} < ${share(lowBudget.below)}\n${unlessFiring('ErrorBudgetExhausted', 'ErrorBudgetCritical')}`,
        for: lowBudget.for,
        summary: `${primitive} has less than ${percent(lowBudget.below)} of its error budget left`,
        description: `${primitiveInFull} has {{ $value | humanizePercentage }} of its error budget left, below ${percent(lowBudget.below)} for ${lowBudget.for}`,
      }),
      alert({
        alert: 'ErrorBudgetFastBurn',
        severity: 'critical',
        expr: burns(fast.windows),
        for: fast.for,
        summary: `${primitive} burns its error budget fast`,
        description: `${primitiveInFull} fails {{ $value | printf "%.1f" }} times the share ${tooFast}`,
      }),
      alert({
        alert: 'ErrorBudgetModerateBurn',
        severity: 'warning',
        expr: `(\n${burns(slow.windows)}\n)\n${unlessFiring('ErrorBudgetFastBurn')}`,
        for: slow.for,
        summary: `${primitive} burns its error budget`,
        description: `${primitiveInFull} fails {{ $value | printf "%.1f" }} times the share ${tooFast}`,
      }),
    ],
  };
}

const compliance = 'job_primitive:primitive_slo_compliance:avg';
const budget = 'job_primitive:primitive_error_budget_remaining:avg';

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

const byLength = (a: string, b: string): number => Duration.parse(a).compare(Duration.parse(b));
