import { Duration } from '../base/duration';
import type { ScrapeJob, Server } from '../stack/model';
import { defineCheck } from './define';
import { notationFault } from './facts/notation-fault';
import { relabeled } from './facts/relabeled';
import { staticTargets, type StaticTarget } from './facts/static-targets';
import { isGoBoolean, switches, targetLabels } from './facts/target-labels';
import { relabelDropsAddress } from './relabel-drops-address';
import { aStackWithJob } from './sample';
import { targetLabelRefused } from './target-label-refused';
import { targetWithSchemeOrPath } from './target-with-scheme-or-path';

/** What the rules make of a target that is written down can be scraped. */
export const staticTargetRefused = defineCheck({
  id: 'static-target-refused',
  severity: 'error',
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
      const fault = faultOf(target, server);
      if (fault !== undefined) yield { path: target.path, ...fault };
    }
  },
});

const rules = 'look at relabelConfigs, and at the labels of the target';

type Fault = { readonly message: string; readonly fix: string };

function faultOf(target: StaticTarget, server: Server): Fault | undefined {
  const { place } = target;
  const own = place.kind === 'job' ? place.section.metricNameValidationScheme : undefined;
  const labels = relabeled(targetLabels(target, server), place.section.relabelConfigs, own ?? server.global.metricNameValidationScheme ?? 'utf8');
  if (labels === undefined) return undefined;
  const address = labels.get('__address__') ?? '';
  if (address.includes('/')) return { message: `becomes "${address}", which is not an address`, fix: rules };
  if (place.kind === 'alertmanagers') return undefined;
  if (address === '') return { message: `has no address after the rules, got "${target.target}"`, fix: rules };
  const odd = switches.map(([label]) => labels.get(label)).find((value) => value !== undefined && !isGoBoolean(value));
  return odd === undefined ? timeFault(labels, place.section) : { message: `is scraped with what is not "true" or "false", got "${odd}"`, fix: rules };
}

function timeFault(labels: ReadonlyMap<string, string>, { scrapeInterval, scrapeTimeout }: ScrapeJob): Fault | undefined {
  const [interval = '', timeout = ''] = [labels.get('__scrape_interval__'), labels.get('__scrape_timeout__')];
  // The times of the job itself are judged there, and instead of a zero the server takes a default.
  if (interval === scrapeInterval.toString() && timeout === scrapeTimeout.toString()) return undefined;
  if (scrapeInterval.milliseconds === 0 || scrapeTimeout.milliseconds === 0) return undefined;
  for (const text of [interval, timeout]) {
    const fault = notationFault(() => Duration.parse(text));
    if (fault !== undefined) return { message: `is scraped with what is ${fault.message}`, fix: fault.fix };
    if (Duration.parse(text).milliseconds === 0) return { message: `is scraped with a time of zero, got "${text}"`, fix: rules };
  }
  if (Duration.parse(timeout).compare(Duration.parse(interval)) <= 0) return undefined;
  return { message: `has a timeout longer than the interval, got ${timeout} over ${interval}`, fix: `use at most ${interval}` };
}
