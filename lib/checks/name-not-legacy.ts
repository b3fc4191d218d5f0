import { isLabelName } from '../base/name';
import { aStack } from '../stack/sample';
import { defineCheck } from './define';
import { labelWritten, relabelRules } from './facts/relabel-rules';

/** Under the legacy scheme a label has a plain name. */
export const nameNotLegacy = defineCheck({
  id: 'name-not-legacy',
  severity: 'error',
  refused: true,
  summary: 'A label has a name that the legacy validation scheme refuses.',
  why: 'Prometheus refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file',
  bad: [
    aStack({ global: { metricNameValidationScheme: 'legacy', externalLabels: { 'cluster.name': 'production' } } }),
    aStack({
      scrapeConfigs: [
        {
          jobName: 'app',
          metricNameValidationScheme: 'legacy',
          staticConfigs: [{ targets: ['app:8000'] }],
          relabelConfigs: [{ sourceLabels: ['__address__'], targetLabel: 'server.address' }],
        },
      ],
    }),
  ],
  good: [
    aStack({ global: { metricNameValidationScheme: 'legacy', externalLabels: { cluster_name: 'production' } } }),
    aStack({ global: { externalLabels: { 'cluster.name': 'production' } } }),
  ],
  *find(stack) {
    const { global } = stack.server ?? {};
    if (global?.metricNameValidationScheme === 'legacy') {
      for (const name of Object.keys(global.externalLabels)) if (!isLabelName(name, 'legacy')) yield { path: ['global', 'externalLabels', name], message: message(name), fix };
    }
    for (const place of relabelRules(stack)) {
      if (place.scheme !== 'legacy') continue;
      const { rule, path } = place;
      const written = rule.action === 'labelmap' ? { label: rule.replacement, path: [...path, 'replacement'] } : labelWritten(place);
      const compared = rule.action === 'keepequal' || rule.action === 'dropequal' ? { label: rule.targetLabel, path: [...path, 'targetLabel'] } : undefined;
      for (const named of [written, compared]) {
        if (named !== undefined && !(named.label.includes('$') && (rule.action === 'replace' || rule.action === 'labelmap') ? template.test(named.label) : isLabelName(named.label, 'legacy'))) {
          yield { path: named.path, message: message(named.label), fix };
        }
      }
    }
  },
});

/** A name that groups are put into. */
const template = /^(?:[a-zA-Z_]|\$(?:\{\w+\}|\w+))(?:\w|\$(?:\{\w+\}|\w+))*$/;

const message = (name: string): string => `not a label name of the scheme "legacy", got "${name}"`;
const fix = 'use letters, digits and "_", not beginning with a digit, or the scheme "utf8"';
