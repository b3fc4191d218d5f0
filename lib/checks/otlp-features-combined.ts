import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** Deltas are summed up, or kept as they are. */
export const otlpFeaturesCombined = defineCheck({
  id: 'otlp-features-combined',
  severity: 'error',
  needs: ['spec'],
  summary: 'Two features that contradict each other are on.',
  why: 'The server does not start.',
  see: 'https://prometheus.io/docs/prometheus/latest/feature_flags/#otlp-native-delta-support',
  bad: [aStack({ flags: { enableFeature: ['otlp-deltatocumulative', 'otlp-native-delta-ingestion'] } })],
  good: [aStack({ flags: { enableFeature: ['otlp-deltatocumulative'] } })],
  *find({ server }) {
    const features = server?.flags.enableFeature ?? [];
    const index = features.indexOf('otlp-native-delta-ingestion');
    if (index !== -1 && features.includes('otlp-deltatocumulative')) {
      yield { path: ['flags', 'enableFeature', index], message: '"otlp-native-delta-ingestion" cannot be combined with "otlp-deltatocumulative"', fix: 'keep one of them' };
    }
  },
});
