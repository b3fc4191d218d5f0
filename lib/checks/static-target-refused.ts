import { discoveredAlertmanagerLabels } from '../prometheus/relabel/discovered';
import { valueOf } from '../prometheus/relabel/label-builder';
import { simulate } from '../prometheus/relabel/simulate';
import { slashRefusal, traceTarget, type TargetRefusal } from '../prometheus/relabel/target';
import type { Server } from '../stack/model';
import { defineCheck } from './define';
import { staticTargets, type StaticTarget } from './facts/static-targets';
import { relabelDropsAddress } from './relabel-drops-address';
import { aStackWithJob } from './sample';
import { targetLabelRefused } from './target-label-refused';
import { targetWithSchemeOrPath } from './target-with-scheme-or-path';

/** What the rules make of a target that is written down can be scraped. */
export const staticTargetRefused = defineCheck({
  id: 'static-target-refused',
  severity: 'error',
  refused: true,
  summary: 'Relabeling makes something of a target that cannot be scraped.',
  why: 'The server drops the target, and promtool refuses the whole configuration.',
  see: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  bad: [
    aStackWithJob({ relabelConfigs: [{ sourceLabels: ['host'], targetLabel: '__address__' }] }),
    aStackWithJob({ scrapeInterval: '30s', relabelConfigs: [{ targetLabel: '__scrape_timeout__', replacement: '45s' }] }),
  ],
  good: [
    aStackWithJob({ staticConfigs: [{ targets: ['app'], labels: { host: 'app:8000' } }], relabelConfigs: [{ sourceLabels: ['host'], targetLabel: '__address__' }] }),
    aStackWithJob({ scrapeInterval: '1m', relabelConfigs: [{ targetLabel: '__scrape_timeout__', replacement: '45s' }] }),
  ],
  *find(stack) {
    const { server } = stack;
    if (server === undefined) return;
    // What is seen in a rule or a target itself is said there.
    const told = [relabelDropsAddress, targetLabelRefused, targetWithSchemeOrPath].flatMap((check) => [...check.find(stack)].map(({ path }) => path));
    for (const target of staticTargets(stack)) {
      if (told.some((path) => target.place.path.every((step, index) => path[index] === step))) continue;
      const refusal = refusalOf(target, server);
      if (refusal !== undefined) yield { path: target.path, message: refusal.message, fix: refusal.fix ?? rules };
    }
  },
});

const rules = 'look at relabelConfigs, and at the labels of the target';

function refusalOf({ target, labels: group, place }: StaticTarget, { global }: Server): TargetRefusal | undefined {
  const found = { labels: { __address__: target }, group };
  if (place.kind === 'alertmanagers') {
    const { labels, clashes } = simulate(discoveredAlertmanagerLabels(place.section, found), place.section.relabelConfigs, global.metricNameValidationScheme ?? 'utf8');
    return labels === undefined || clashes.length > 0 ? undefined : slashRefusal(valueOf(labels, '__address__'));
  }
  const { discovered, steps, clashes, outcome } = traceTarget(place.section, global, found);
  // What chance decides, nobody can judge.
  if (outcome.kind !== 'refused' || clashes.length > 0) return undefined;
  const { refusal } = outcome;
  // The times of the job itself are judged there.
  const { scrapeInterval, scrapeTimeout } = place.section;
  const last = steps.at(-1)?.labels ?? discovered;
  const isOfJob = valueOf(last, '__scrape_interval__') === scrapeInterval.toString() && valueOf(last, '__scrape_timeout__') === scrapeTimeout.toString();
  return refusal.about === 'time' && isOfJob ? undefined : refusal;
}
