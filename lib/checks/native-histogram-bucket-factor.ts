import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** Buckets grow by more than nothing. */
export const nativeHistogramBucketFactor = defineCheck({
  id: 'native-histogram-bucket-factor',
  severity: 'error',
  summary: 'The smallest growth of the buckets of a native histogram is no growth.',
  why: 'The factor says how many times wider a bucket is than the one before. One and less merges nothing, so the limit that is meant does not hold.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  bad: [aStackWithJob({ nativeHistogramMinBucketFactor: 0.1 })],
  good: [aStackWithJob({ nativeHistogramMinBucketFactor: 1.1 })],
  *find({ server }) {
    for (const [index, { nativeHistogramMinBucketFactor: factor }] of (server?.scrapeConfigs ?? []).entries()) {
      if (factor > 0 && factor <= 1) {
        yield {
          path: ['scrapeConfigs', index, 'nativeHistogramMinBucketFactor'],
          message: `without effect, not more than 1, got ${factor}`,
          fix: `use more than 1, such as ${1 + factor}`,
        };
      }
    }
  },
});
