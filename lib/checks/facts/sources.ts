import type { Duration } from '../../base/duration';
import { remember } from '../../base/remember';
import { passes, type Matcher } from '../../promql/matcher';
import type { Selection } from '../../promql/selectors';
import { isAlert, type RuleGroup } from '../../rules/model';
import type { ScrapeJob, Server, Stack } from '../../stack/model';
import { mayCarry } from './discovered-labels';
import { discoverySections, type DiscoverySection } from './discovery-sections';
import { mayWrite } from './relabel-rules';

/** Whether series come from somewhere besides the jobs and rules that are declared: other servers, senders, files with jobs. */
export const hasOtherSources = remember(({ server }: Stack): boolean => {
  if (server === undefined) return true;
  const { remoteRead, flags, scrapeConfigFiles, scrapeConfigs } = server;
  return remoteRead.length > 0 || flags.webEnableRemoteWriteReceiver || flags.webEnableOtlpReceiver || scrapeConfigFiles.length > 0 || scrapeConfigs.some(mayRename);
});

/** A job that brings series of other servers with names as they are, or makes names of its own. */
const mayRename = ({ metricsPath, metricRelabelConfigs }: ScrapeJob): boolean => metricsPath.endsWith('/federate') || mayWrite(metricRelabelConfigs, '__name__');

/** Values of the label `job` that scraped series can have, when they can be listed: not where a job leaves it to its targets, nor without any job. */
export function jobLabels(stack: Stack): readonly string[] | undefined {
  const { server } = stack;
  if (server === undefined || hasOtherSources(stack) || discoverySections(stack).some((place) => isJob(place) && mayChange(place, 'job'))) return undefined;
  return someOf([...ownJobs(stack, server), ...server.scrapeConfigs.map(({ jobName }) => jobName)]);
}

/** Of a server that scrapes nothing at all nobody knows what it is for. */
const someOf = <T>(jobs: readonly T[]): readonly T[] | undefined => (jobs.length === 0 ? undefined : jobs);

const isJob = (place: DiscoverySection): place is Extract<DiscoverySection, { kind: 'job' }> => place.kind === 'job';

const ownJobs = ({ alertmanager }: Stack, { selfMonitoring }: Server): readonly string[] => (selfMonitoring ? ['prometheus', ...(alertmanager === undefined ? [] : ['alertmanager'])] : []);

const mayChange = ({ section, discoveries }: Extract<DiscoverySection, { kind: 'job' }>, label: string): boolean =>
  section.honorLabels || mayWrite(section.relabelConfigs, label) || mayWrite(section.metricRelabelConfigs, label) || discoveries.some((discovery) => mayCarry(discovery, label));

/**
 * Whether the targets, the jobs or somebody else may give a label to the scraped series that pass such matchers. What a metric exposes by
 * itself nobody knows. Also yes where nothing is known.
 */
export function mayBeGiven(stack: Stack, label: string, matchers: readonly Matcher[]): boolean {
  const { server } = stack;
  if (server === undefined || hasOtherSources(stack) || (server.scrapeConfigs.length === 0 && ownJobs(stack, server).length === 0)) return true;
  const ofJob = matchers.filter((matcher) => matcher.label === 'job');
  return discoverySections(stack).some((place) => isJob(place) && mayChange(place, label) && (mayChange(place, 'job') || ofJob.every((matcher) => passes(matcher, place.section.jobName))));
}

/** Where samples come from, and how often. */
export interface SampleSource {
  /** In words: `job "app"`, `rule group "slo"`. */
  readonly name: string;
  readonly interval: Duration;
}

const alerts = 'ALERTS';
const isOfAlerts = (metric: string): boolean => metric.startsWith(alerts);

/** Groups by the names of the series that they give: of records, and for all that tells of alerts one name. */
const groupsBySeries = remember((server: Server): ReadonlyMap<string, ReadonlySet<RuleGroup>> => {
  const groups = new Map<string, Set<RuleGroup>>();
  for (const group of server.ruleGroups) {
    for (const rule of group.rules) {
      const series = isAlert(rule) ? alerts : rule.record;
      const others = groups.get(series);
      if (others === undefined) groups.set(series, new Set([group]));
      else others.add(group);
    }
  }
  return groups;
});

/** What is scraped, by the label `job`, when no target may be scraped as another job or at another interval than its job says. */
const scraped = remember((stack: Stack): readonly SampleSource[] | undefined => {
  const { server } = stack;
  if (server === undefined || discoverySections(stack).some((place) => isJob(place) && (mayChange(place, 'job') || mayChange(place, '__scrape_interval__')))) return undefined;
  return someOf([...ownJobs(stack, server).map((name) => ({ name, interval: server.global.scrapeInterval })), ...server.scrapeConfigs.map(({ jobName, scrapeInterval }) => ({ name: jobName, interval: scrapeInterval }))]);
});

/**
 * Everything that may give the samples that a selector asks for, when all of it is known. A job is left out only for its label `job`: nobody
 * knows which metrics its targets have.
 */
export function samplesOf(stack: Stack, { metrics, matchers }: Selection): readonly SampleSource[] | undefined {
  const { server } = stack;
  if (server === undefined || metrics === undefined || hasOtherSources(stack)) return undefined;
  const groups = new Set(metrics.flatMap((metric) => [...(groupsBySeries(server).get(isOfAlerts(metric) ? alerts : metric) ?? [])]));
  const recording = [...groups].map(({ name, interval }) => ({ name: `rule group "${name}"`, interval: interval ?? server.global.evaluationInterval }));
  if (metrics.every((metric) => metric.includes(':') || isOfAlerts(metric))) return recording;
  const asked = scraped(stack)?.filter(({ name }) => matchers.every((matcher) => matcher.label !== 'job' || passes(matcher, name)));
  return asked && [...recording, ...asked.map(({ name, interval }) => ({ name: `job "${name}"`, interval }))];
}
