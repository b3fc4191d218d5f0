import type { ValueType } from './ast';
import type { PromqlFeature } from './features';
import type { AggregationWord } from './token';

/** What an aggregation operator takes before its vector, and what it does to the series. */
export interface AggregationSpec {
  /** Type of the parameter that comes first, where there is one. */
  readonly parameter?: Extract<ValueType, 'scalar' | 'string'>;
  /** Arguments as one writes them. */
  readonly example: string;
  /** `fold` makes one series of each group; `pick` lets some series pass as they are. */
  readonly shape: 'fold' | 'pick';
  /** The feature flag it needs. */
  readonly feature?: PromqlFeature;
  /** First version that has it, where that is newer than 2.0. */
  readonly since?: string;
}

/**
 * The aggregation operators.
 * @see https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators
 */
export const aggregations: Readonly<Record<AggregationWord, AggregationSpec>> = {
  sum: { example: 'x', shape: 'fold' },
  avg: { example: 'x', shape: 'fold' },
  count: { example: 'x', shape: 'fold' },
  min: { example: 'x', shape: 'fold' },
  max: { example: 'x', shape: 'fold' },
  group: { example: 'x', shape: 'fold', since: '2.20' },
  stddev: { example: 'x', shape: 'fold' },
  stdvar: { example: 'x', shape: 'fold' },
  topk: { example: '5, x', shape: 'pick', parameter: 'scalar' },
  bottomk: { example: '5, x', shape: 'pick', parameter: 'scalar' },
  count_values: { example: '"version", x', shape: 'fold', parameter: 'string' },
  quantile: { example: '0.9, x', shape: 'fold', parameter: 'scalar' },
  limitk: { example: '5, x', shape: 'pick', parameter: 'scalar', feature: 'promql-experimental-functions', since: '2.54' },
  limit_ratio: { example: '0.1, x', shape: 'pick', parameter: 'scalar', feature: 'promql-experimental-functions', since: '2.54' },
};
