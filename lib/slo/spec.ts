import { z } from 'zod';

import { duration, httpUrl, labelName, labels, ratio, section } from '../base/section';

const burnWindow = section({
  /** Says that the loss matters. A multiple of the interval, shorter than the period. */
  long: duration,
  /** Says that it still goes on; a twelfth of the long one is usual. A multiple of the interval. */
  short: duration,
  /** Share of the whole error budget whose loss within the long window is worth the alert, such as `2%`; or say the `factor`. */
  budget: ratio.optional(),
  /** The same as a pace: times the share of failures that the objective allows, such as 14.4; or say the `budget`. */
  factor: z.number().gt(0).optional(),
});

const alertText = {
  labels: labels.default({}),
  /** Go templates with `$labels` and `$value`; they win over those that are written for the objective. @default {} */
  annotations: z.record(z.string().min(1), z.string()).default({}),
};

const burnAlert = (severity: string, alert: string) =>
  section({
    /** @default the workbook's: 2% in 1h and 5% in 6h page, 10% in 1d and 10% in 3d make a ticket */
    windows: z.array(burnWindow).min(1).optional(),
    /** Value of the label `severity`, by which alerts are routed. @default 'critical' for the page, 'warning' for the ticket */
    severity: z.string().min(1).default(severity),
    /** Name of the alert. @default 'ErrorBudgetFastBurn' for the page, 'ErrorBudgetSlowBurn' for the ticket */
    alert: z.string().min(1).default(alert),
    /** Hold on before firing; the long window does that already. @default '0s' */
    for: duration.prefault('0s'),
    /** Fire on for this long; the short window does that already. Not for a ticket beside a page, of which one fires at a time. @default '0s' */
    keepFiringFor: duration.prefault('0s'),
    ...alertText,
  });

const absentAlert = section({
  /** @default '10m' */
  for: duration.prefault('10m'),
  /** @default 'warning' */
  severity: z.string().min(1).default('warning'),
  /** @default 'ObjectiveMetricAbsent' */
  alert: z.string().min(1).default('ObjectiveMetricAbsent'),
  ...alertText,
});

const shared = {
  /** Share of the events that must be good, above 0% and below 100%. */
  objective: ratio,
  /** What is promised, in a sentence for people. @default none */
  description: z.string().min(1).optional(),
  /** Rolling period of the objective. @default '30d' */
  period: duration.prefault('30d'),
  /** One objective for each value of these labels, such as `['primitive_name']`. @default [], one for all */
  by: z.array(labelName).default([]),
  /** Labels of everything that is recorded, and of the alerts. @default {} */
  labels: labels.default({}),
  /** Between two evaluations, and the time for which events are counted at once; each window is a multiple of it. @default '1m' */
  interval: duration.prefault('1m'),
  /** Between two evaluations of what is about the whole period. @default '2m' */
  periodInterval: duration.prefault('2m'),
  /** Events in a long window below which it says nothing. @default 20 */
  minimumEvents: z.int().min(0).default(20),
  /** Failures in a long window below which it says nothing: one bad request is no trend. @default 3 */
  minimumErrors: z.int().min(0).default(3),
  /** For what cannot wait. @default severity 'critical', by the windows 1h and 6h */
  page: z.union([burnAlert('critical', 'ErrorBudgetFastBurn'), z.literal(false)]).prefault({}),
  /** For what can wait until the day; never while the page fires. @default severity 'warning', by the windows 1d and 3d */
  ticket: z.union([burnAlert('warning', 'ErrorBudgetSlowBurn'), z.literal(false)]).prefault({}),
  /** Tell when what is counted does not exist, so that nothing is measured. @default false */
  absent: z.union([absentAlert, z.literal(false)]).default(false),
  /** Page that says what to do, absolute. @default none */
  runbook: httpUrl.optional(),
};

const selector = z.string().min(1);

/** Any way to say what an event is; `resolve.ts` wants exactly one of them. */
const indicator = {
  /** Counter of good events. */
  good: selector.optional(),
  /** Counter of failed events. */
  bad: selector.optional(),
  /** Counter of all events. */
  total: selector.optional(),
  /** Classic histogram, without `_bucket`. */
  histogram: selector.optional(),
  /** Native histogram. */
  nativeHistogram: selector.optional(),
  /** Observations up to this are good: a duration such as `300ms` for a histogram of seconds, or a number in its own unit. */
  below: z.union([duration, z.number()]).optional(),
  /** The bounds that the classic histogram has, in its own unit: `below` is checked against them. @default not known */
  buckets: z.array(z.number()).optional(),
};

/** All that can be said about an objective. */
export const objectiveSpec = section({ ...shared, ...indicator });

type Shared = { readonly [Key in keyof typeof shared]?: z.input<(typeof shared)[Key]> };
type Without<Key extends keyof typeof indicator> = { readonly [Other in Key]?: never };

/**
 * What counts as an event, and what as a failed one: two counters, or a histogram and a bound.
 *
 * Counters and histograms are written as selectors, such as `http_requests_total{job="api", code=~"5.."}`. No `rate`, no range: these are
 * written for each window.
 */
export type IndicatorSpec =
  | ({ readonly good: string; readonly total: string } & Without<'bad' | 'histogram' | 'nativeHistogram' | 'below' | 'buckets'>)
  | ({ readonly bad: string; readonly total: string } & Without<'good' | 'histogram' | 'nativeHistogram' | 'below' | 'buckets'>)
  | ({ readonly good: string; readonly bad: string } & Without<'total' | 'histogram' | 'nativeHistogram' | 'below' | 'buckets'>)
  | ({ readonly histogram: string; readonly below: z.input<typeof duration> | number; readonly buckets?: readonly number[] } & Without<'good' | 'bad' | 'total' | 'nativeHistogram'>)
  | ({ readonly nativeHistogram: string; readonly below: z.input<typeof duration> | number } & Without<'good' | 'bad' | 'total' | 'histogram' | 'buckets'>);

/** An objective as a person writes it. @see https://sre.google/workbook/alerting-on-slos/ */
export type ObjectiveSpec = Shared & { readonly objective: z.input<typeof ratio> } & IndicatorSpec;

export type ObjectiveFields = z.output<typeof objectiveSpec>;
export type BurnWindowFields = z.output<typeof burnWindow>;
