/** Features of the server's `--enable-feature` that make the parser accept more. */
export const promqlFeatures = ['promql-experimental-functions', 'promql-binop-fill-modifiers'] as const;

/** @see https://prometheus.io/docs/prometheus/latest/feature_flags/ */
export type PromqlFeature = (typeof promqlFeatures)[number];
