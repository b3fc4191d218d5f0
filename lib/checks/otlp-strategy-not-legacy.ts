import { aStack } from '../stack/sample';
import { defineCheck } from './define';

/** Strategies that keep the letters of OpenTelemetry's names. */
const keepLetters: readonly string[] = ['NoUTF8EscapingWithSuffixes', 'NoTranslation'];

/** Names of OpenTelemetry are not kept as they are where such names are refused. */
export const otlpStrategyNotLegacy = defineCheck({
  id: 'otlp-strategy-not-legacy',
  severity: 'error',
  refused: true,
  summary: 'Names of OpenTelemetry are to be kept as they are, which the legacy validation scheme refuses.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [aStack({ global: { metricNameValidationScheme: 'legacy' }, otlp: { translationStrategy: 'NoTranslation' } })],
  good: [aStack({ global: { metricNameValidationScheme: 'legacy' }, otlp: { translationStrategy: 'UnderscoreEscapingWithoutSuffixes' } }), aStack({ otlp: { translationStrategy: 'NoTranslation' } })],
  *find({ server }) {
    if (server?.global.metricNameValidationScheme !== 'legacy' || !keepLetters.includes(server.otlp.translationStrategy)) return;
    yield {
      path: ['otlp', 'translationStrategy'],
      message: `"${server.otlp.translationStrategy}" cannot be combined with the validation scheme "legacy"`,
      fix: 'use "UnderscoreEscapingWithSuffixes" or "UnderscoreEscapingWithoutSuffixes", or the validation scheme "utf8"',
    };
  },
});
