import type { ValueType } from './ast';
import type { PromqlFeature } from './features';

/**
 * What a function does to the labels of its vector.
 *
 * `drop name` removes the metric's name alone, `keep` removes nothing, `none` leaves no label, `drop le` removes the name and
 * the bucket's bound; the others have rules of their own.
 */
export type LabelEffect = 'drop name' | 'keep' | 'none' | 'drop le' | 'absent' | 'replace' | 'join' | 'info' | 'quantiles';

/**
 * The values that a function can give, NaN apart. `same` means one of those it was given; `growth` is not negative where
 * what it was given is not, as a counter never is.
 */
export type ValueEffect = readonly [least: number, most: number] | 'same' | 'growth';

/** A function as the parser knows it. */
export interface FunctionSpec {
  /** Types of the arguments; the last one counts for all further ones. */
  readonly args: readonly ValueType[];
  /** Fewest arguments. */
  readonly least: number;
  /** Most arguments. */
  readonly most: number;
  readonly returns: Extract<ValueType, 'vector' | 'scalar'>;
  readonly labels: LabelEffect;
  readonly values: ValueEffect;
  /** Fewest samples of a series in its range from which it can say something. @default 1 */
  readonly samples?: 2;
  /** The feature flag it needs. */
  readonly feature?: PromqlFeature;
  /** First version that has it, where that is newer than 2.0. */
  readonly since?: string;
}

type Options = Partial<Omit<FunctionSpec, 'args'>>;

const any: ValueEffect = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const notNegative: ValueEffect = [0, Number.POSITIVE_INFINITY];
const atLeastOne: ValueEffect = [1, Number.POSITIVE_INFINITY];
const one: ValueEffect = [1, 1];

const define = (args: readonly ValueType[], options: Options = {}): FunctionSpec => ({
  args,
  least: args.length,
  most: args.length,
  returns: 'vector',
  labels: 'drop name',
  values: any,
  ...options,
});

/** Of each series its value now. */
const ofVector = (options: Options = {}): FunctionSpec => define(['vector'], options);
/** Of each series its samples over a time. */
const overTime = (options: Options = {}): FunctionSpec => define(['matrix'], options);
/** Of each series how its samples differ, which takes two. */
const ofChange = (options: Options = {}): FunctionSpec => overTime({ samples: 2, ...options });
/** A part of the date; without an argument that of the evaluation. */
const ofDate = (least: number, most: number): FunctionSpec => define(['vector'], { least: 0, values: [least, most] });
/** A number of the query itself. */
const ofQuery = (options: Options = {}): FunctionSpec => define([], { returns: 'scalar', labels: 'none', values: any, ...options });

const experimental = (since: string): Options => ({ feature: 'promql-experimental-functions', since });

/**
 * Every function of the server's parser, with its signature.
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/
 */
export const functions: ReadonlyMap<string, FunctionSpec> = new Map(
  Object.entries({
    abs: ofVector({ values: notNegative }),
    absent: ofVector({ labels: 'absent', values: one }),
    absent_over_time: overTime({ labels: 'absent', values: one, since: '2.16' }),
    acos: ofVector({ since: '2.31' }),
    acosh: ofVector({ since: '2.31' }),
    asin: ofVector({ since: '2.31' }),
    asinh: ofVector({ since: '2.31' }),
    atan: ofVector({ since: '2.31' }),
    atanh: ofVector({ since: '2.31' }),
    avg_over_time: overTime({ values: 'same' }),
    ceil: ofVector(),
    changes: ofChange({ values: notNegative }),
    clamp: define(['vector', 'scalar', 'scalar'], { since: '2.26' }),
    clamp_max: define(['vector', 'scalar']),
    clamp_min: define(['vector', 'scalar']),
    cos: ofVector({ values: [-1, 1], since: '2.31' }),
    cosh: ofVector({ since: '2.31' }),
    count_over_time: overTime({ values: atLeastOne }),
    day_of_month: ofDate(1, 31),
    day_of_week: ofDate(0, 6),
    day_of_year: ofDate(1, 366),
    days_in_month: ofDate(28, 31),
    deg: ofVector({ since: '2.31' }),
    delta: ofChange(),
    deriv: ofChange(),
    double_exponential_smoothing: define(['matrix', 'scalar', 'scalar'], { samples: 2, ...experimental('3.0') }),
    end: ofQuery(experimental('3.12')),
    exp: ofVector({ values: notNegative }),
    first_over_time: overTime({ labels: 'keep', values: 'same', since: '3.14' }),
    floor: ofVector(),
    histogram_avg: ofVector({ since: '2.51' }),
    histogram_count: ofVector({ since: '2.40' }),
    histogram_fraction: define(['scalar', 'scalar', 'vector'], { labels: 'drop le', values: [0, 1], since: '2.40' }),
    histogram_quantile: define(['scalar', 'vector'], { labels: 'drop le' }),
    histogram_quantiles: define(['vector', 'string', 'scalar', 'scalar'], { least: 3, most: 12, labels: 'quantiles', ...experimental('3.11') }),
    histogram_stddev: ofVector({ values: notNegative, since: '2.47' }),
    histogram_stdvar: ofVector({ values: notNegative, since: '2.47' }),
    histogram_sum: ofVector({ since: '2.40' }),
    hour: ofDate(0, 23),
    idelta: ofChange(),
    increase: ofChange({ values: 'growth' }),
    info: define(['vector', 'vector'], { least: 1, labels: 'info', values: 'same', ...experimental('2.55') }),
    integral: define(['matrix', 'scalar'], { least: 1, ...experimental('3.16') }),
    irate: ofChange({ values: 'growth' }),
    label_join: define(['vector', 'string', 'string', 'string'], { least: 3, most: Number.POSITIVE_INFINITY, labels: 'join', values: 'same' }),
    label_replace: define(['vector', 'string', 'string', 'string', 'string'], { labels: 'replace', values: 'same' }),
    last_over_time: overTime({ labels: 'keep', values: 'same', since: '2.26' }),
    ln: ofVector(),
    log10: ofVector(),
    log2: ofVector(),
    mad_over_time: overTime({ values: notNegative, ...experimental('2.49') }),
    max_of: define(['scalar', 'scalar'], { returns: 'scalar', labels: 'none', ...experimental('3.13') }),
    max_over_time: overTime({ values: 'same' }),
    min_of: define(['scalar', 'scalar'], { returns: 'scalar', labels: 'none', ...experimental('3.13') }),
    min_over_time: overTime({ values: 'same' }),
    minute: ofDate(0, 59),
    month: ofDate(1, 12),
    pi: ofQuery({ values: [Math.PI, Math.PI], since: '2.31' }),
    predict_linear: define(['matrix', 'scalar'], { samples: 2 }),
    present_over_time: overTime({ values: one, since: '2.29' }),
    quantile_over_time: define(['scalar', 'matrix']),
    rad: ofVector({ since: '2.31' }),
    range: ofQuery({ values: notNegative, ...experimental('3.12') }),
    rate: ofChange({ values: 'growth' }),
    resets: ofChange({ values: notNegative }),
    round: define(['vector', 'scalar'], { least: 1 }),
    // NaN when the vector does not have exactly one series, so nothing is known of it.
    scalar: define(['vector'], { returns: 'scalar', labels: 'none' }),
    sgn: ofVector({ values: [-1, 1], since: '2.26' }),
    sin: ofVector({ values: [-1, 1], since: '2.31' }),
    sinh: ofVector({ since: '2.31' }),
    sort: ofVector({ labels: 'keep', values: 'same' }),
    sort_by_label: define(['vector', 'string'], { least: 1, most: Number.POSITIVE_INFINITY, labels: 'keep', values: 'same', ...experimental('2.49') }),
    sort_by_label_desc: define(['vector', 'string'], { least: 1, most: Number.POSITIVE_INFINITY, labels: 'keep', values: 'same', ...experimental('2.49') }),
    sort_desc: ofVector({ labels: 'keep', values: 'same' }),
    sqrt: ofVector({ values: notNegative }),
    start: ofQuery(experimental('3.12')),
    start_timestamp: ofVector(experimental('3.14')),
    stddev_over_time: overTime({ values: notNegative }),
    stdvar_over_time: overTime({ values: notNegative }),
    step: ofQuery({ values: notNegative, ...experimental('3.12') }),
    sum_over_time: overTime(),
    tan: ofVector({ since: '2.31' }),
    tanh: ofVector({ values: [-1, 1], since: '2.31' }),
    time: ofQuery(),
    timestamp: ofVector(),
    ts_of_first_over_time: overTime(experimental('3.7')),
    ts_of_last_over_time: overTime(experimental('3.5')),
    ts_of_max_over_time: overTime(experimental('3.5')),
    ts_of_min_over_time: overTime(experimental('3.5')),
    vector: define(['scalar'], { labels: 'none', values: 'same' }),
    year: define(['vector'], { least: 0 }),
  }),
);

/** Type of the argument at this place, counted from 0. */
export const argumentType = ({ args }: FunctionSpec, index: number): ValueType | undefined => args[Math.min(index, args.length - 1)];
