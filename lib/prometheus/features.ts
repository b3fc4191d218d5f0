const versions = {
  'concurrent-rule-eval': {},
  'created-timestamp-zero-ingestion': {},
  'delayed-compaction': {},
  'exemplar-storage': {},
  'extra-scrape-metrics': {},
  'fast-startup': { since: '3.11' },
  'histograms-st-encoding': { since: '3.14' },
  'memory-snapshot-on-shutdown': {},
  'metadata-wal-records': {},
  'native-histograms': { until: '3.9' },
  'old-ui': {},
  openmetrics2: { since: '3.15' },
  'otlp-deltatocumulative': { since: '3.2' },
  'otlp-native-delta-ingestion': { since: '3.4' },
  'promql-binop-fill-modifiers': { since: '3.10' },
  'promql-delayed-name-removal': {},
  'promql-duration-expr': { since: '3.4', until: '3.14' },
  'promql-experimental-functions': {},
  'promql-extended-range-selectors': { since: '3.7', until: '3.16' },
  'promql-per-step-stats': {},
  'promql-unquoted-utf8-names': { since: '3.16' },
  'query-cost': { since: '3.16' },
  'search-api': { since: '3.13' },
  'st-storage': { since: '3.11' },
  'st-synthesis': { since: '3.12' },
  'type-and-unit-labels': { since: '3.5' },
  'use-start-timestamps': { since: '3.12' },
  'use-uncached-io': {},
  'xor2-encoding': { since: '3.11' },
  'zstd-scrape': { since: '3.15' },
} as const;

/** Name of a feature, as the flag takes it. */
export type Feature = keyof typeof versions;

/** The versions between which asking for a feature has a meaning. */
export interface FeatureVersions {
  /** The version that brought it. @default 3.0, or before */
  readonly since?: string;
  /** The version from which it changes nothing any more. @default none yet */
  readonly until?: string;
}

/**
 * Features that have to be asked for. A server that does not know one logs a warning, and runs without it.
 * @see https://prometheus.io/docs/prometheus/latest/feature_flags/
 */
export const featureVersions: Readonly<Record<Feature, FeatureVersions>> = versions;

/** Names of all features, in alphabetical order. */
// The cast keeps what `Object.keys` forgets: the names of this very object.
export const features = Object.keys(versions) as [Feature, ...Feature[]];
