import { Duration } from '../base/duration';
import type { SpecPath } from '../base/spec-path';
import { switches } from '../prometheus/relabel/discovered';
import { isGoBoolean } from '../prometheus/relabel/target';
import { defineCheck } from './define';
import { discoverySections } from './facts/discovery-sections';
import { notationFault } from './facts/notation-fault';
import { relabelRules } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** Labels that change how a target is scraped have values that can be read. */
export const targetLabelRefused = defineCheck({
  id: 'target-label-refused',
  severity: 'error',
  refused: true,
  summary: 'A label that changes how a target is scraped has a value that cannot be read.',
  why: 'The target is dropped, and only the log says why.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [
    aStackWithJob({ staticConfigs: [{ targets: ['app:8000'], labels: { __scrape_interval__: '5' } }] }),
    aStackWithJob({ relabelConfigs: [{ targetLabel: '__scrape_native_histograms__', replacement: 'yes' }] }),
  ],
  good: [
    aStackWithJob({ staticConfigs: [{ targets: ['app:8000'], labels: { __scrape_interval__: '15s' } }] }),
    aStackWithJob({ relabelConfigs: [{ targetLabel: '__scrape_native_histograms__', replacement: 'true' }] }),
  ],
  *find(stack) {
    for (const { path, section, kind } of discoverySections(stack)) {
      if (kind !== 'job') continue;
      for (const [index, { labels }] of section.staticConfigs.entries()) {
        for (const [name, value] of Object.entries(labels)) yield* faults([...path, 'staticConfigs', index, 'labels', name], name, value);
      }
    }
    for (const { path, rule, stage, section } of relabelRules(stack)) {
      // An empty value takes the label away, and groups are known at run time only.
      if (stage !== 'target' || section?.kind !== 'job' || rule.action !== 'replace' || rule.replacement === '' || rule.replacement.includes('$')) continue;
      yield* faults([...path, 'replacement'], rule.targetLabel, rule.replacement);
    }
  },
});

const durations: readonly string[] = ['__scrape_interval__', '__scrape_timeout__'];
const booleans: readonly string[] = switches.map(([label]) => label);

function* faults(path: SpecPath, label: string, value: string) {
  if (durations.includes(label)) {
    const fault = notationFault(() => Duration.parse(value));
    if (fault !== undefined) yield { path, message: fault.message, fix: fault.fix };
    else if (Duration.parse(value).milliseconds === 0) yield { path, message: `zero, which no target is scraped with, got "${value}"`, fix: 'write the time that is meant' };
  }
  if (booleans.includes(label) && !isGoBoolean(value)) yield { path, message: `not "true" or "false", got "${value}"`, fix: 'write "true" or "false"' };
}
