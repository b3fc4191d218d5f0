import { defineCheck } from './define';
import { mayCarry } from './facts/discovered-labels';
import { labelsRead, mayWrite, relabelRules } from './facts/relabel-rules';
import { aStackWithJob } from './sample';

/** The instance is named after the rules about targets have run. */
export const relabelInstanceBeforeScrape = defineCheck({
  id: 'relabel-instance-before-scrape',
  severity: 'error',
  summary: 'A rule about targets reads "instance" before it is set.',
  why: 'The label is filled with the address after the rules. Before, it is empty, unless discovery sets it: a keep drops every target.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [aStackWithJob({ relabelConfigs: [{ action: 'drop', sourceLabels: ['instance'], regex: 'test.*' }] })],
  good: [aStackWithJob({ relabelConfigs: [{ action: 'drop', sourceLabels: ['__address__'], regex: 'test.*' }] })],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const { stage, earlier, section } = place;
      if (stage !== 'target' || section?.kind !== 'job' || section.discoveries.some((discovery) => mayCarry(discovery, 'instance'))) continue;
      for (const { label, path } of labelsRead(place)) {
        if (label === 'instance' && !mayWrite(earlier, label)) {
          yield {
            path,
            message: '"instance" is still empty, it becomes the address after these rules',
            fix: 'read "__address__", or move the rule to metricRelabelConfigs',
          };
        }
      }
    }
  },
});
