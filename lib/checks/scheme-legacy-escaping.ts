import type { SpecPath } from '../base/spec-path';
import { defineCheck } from './define';
import { aStackWithJob } from './sample';

/** Names that may hold any character cannot be asked for and refused at once. */
export const schemeLegacyEscaping = defineCheck({
  id: 'scheme-legacy-escaping',
  severity: 'error',
  refused: true,
  summary: 'Names in any characters are asked for, and refused by the validation scheme.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/guides/utf8/#scrape-content-negotiation-for-utf-8-escaping',
  bad: [aStackWithJob({ metricNameValidationScheme: 'legacy', metricNameEscapingScheme: 'allow-utf-8' })],
  good: [aStackWithJob({ metricNameValidationScheme: 'legacy', metricNameEscapingScheme: 'underscores' })],
  *find({ server }) {
    if (server === undefined) return;
    const { global, scrapeConfigs } = server;
    // The stack's own jobs inherit both, so a contradiction there counts without any job in the spec.
    if (global.metricNameValidationScheme === 'legacy' && global.metricNameEscapingScheme === 'allow-utf-8') yield hit(['global']);
    for (const [index, job] of scrapeConfigs.entries()) {
      const scheme = job.metricNameValidationScheme ?? global.metricNameValidationScheme;
      if (scheme === 'legacy' && job.metricNameEscapingScheme === 'allow-utf-8') yield hit(['scrapeConfigs', index]);
    }
  },
});

const hit = (path: SpecPath) => ({
  path: [...path, 'metricNameEscapingScheme'],
  message: '"allow-utf-8" cannot be combined with the validation scheme "legacy"',
  fix: 'use "underscores", "dots" or "values", or the validation scheme "utf8"',
});
