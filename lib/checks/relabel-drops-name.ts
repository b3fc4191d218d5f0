import { defineCheck } from './define';
import { relabelRules } from './facts/relabel-rules';
import { removal } from './facts/removed-labels';
import { aStackWithJob } from './sample';

/** A series is called something. */
export const relabelDropsName = defineCheck({
  id: 'relabel-drops-name',
  severity: 'error',
  summary: 'A rule about series removes their name.',
  why: 'A sample without a name fails the whole scrape, and what is written to another system is refused there.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs',
  bad: [aStackWithJob({ metricRelabelConfigs: [{ action: 'labelkeep', regex: 'job|instance|status' }] })],
  good: [aStackWithJob({ metricRelabelConfigs: [{ action: 'labelkeep', regex: '__name__|job|instance|status' }] })],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const found = place.stage === 'series' ? removal(place, '__name__') : undefined;
      if (found !== undefined) yield found;
    }
  },
});
