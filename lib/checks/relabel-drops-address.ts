import { discoveriesOf } from '../prometheus/discovery';
import { defineCheck } from './define';
import { relabelRules } from './facts/relabel-rules';
import { removal } from './facts/removed-labels';
import { aStackWithJob } from './sample';

/** A target is its address. */
export const relabelDropsAddress = defineCheck({
  id: 'relabel-drops-address',
  severity: 'error',
  summary: 'A rule about targets removes their address.',
  why: 'Without an address every target is dropped.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [aStackWithJob({ relabelConfigs: [{ action: 'labelkeep', regex: 'job|instance' }] }), aStackWithJob({ relabelConfigs: [{ action: 'labeldrop', regex: '__.*' }] })],
  good: [aStackWithJob({ relabelConfigs: [{ action: 'labelkeep', regex: 'job|__.*' }] }), aStackWithJob({ relabelConfigs: [{ action: 'labeldrop', regex: '__meta_.*' }] })],
  *find(stack) {
    for (const place of relabelRules(stack)) {
      const found = place.stage === 'target' ? removal(place, '__address__') : undefined;
      // Where discovery adds others, the server starts and keeps none; where all are written down, promtool sees it too.
      const declared = place.section?.kind === 'job' ? discoveriesOf(place.section.section) : [];
      const refused = declared.length > 0 && declared.every(({ kind }) => kind.key === 'staticConfigs');
      if (found !== undefined) yield { ...found, refused };
    }
  },
});
