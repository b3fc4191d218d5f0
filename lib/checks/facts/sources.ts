import type { Duration } from '../../base/duration';
import { passes } from '../../promql/matcher';
import type { Selection } from '../../promql/selectors';
import { isAlert } from '../../rules/model';
import type { ScrapeJob, Server, Stack } from '../../stack/model';
import { mayCarry } from './discovered-labels';
import { discoverySections, type DiscoverySection } from './discovery-sections';
import { mayWrite } from './relabel-rules';

/** Whether series come from somewhere besides the jobs and rules that are declared: other servers, senders, files with jobs. */
export function hasOtherSources({ server }: Stack): boolean {
  if (server === undefined) return true;
  const { remoteRead, flags, scrapeConfigFiles, scrapeConfigs } = server;
  return remoteRead.length > 0 || flags.webEnableRemoteWriteReceiver || flags.webEnableOtlpReceiver || scrapeConfigFiles.length > 0 || scrapeConfigs.some(mayRename);
}

/** A job that brings series of other servers with names as they are, or makes names of its own. */
const mayRename = ({ metricsPath, metricRelabelConfigs }: ScrapeJob): boolean => metricsPath.endsWith('/federate') || mayWrite(metricRelabelConfigs, '__name__');

/** Values of the label `job` that scraped series can have, when they can be listed: none where a job leaves it to its targets. */
export function jobLabels(stack: Stack): readonly string[] | undefined {
  const { server } = stack;
  if (server === undefined || hasOtherSources(stack)) return undefined;
  const sections = discoverySections(stack).filter(isJob);
  if (sections.length === 0 || sections.some((place) => mayChange(place, 'job'))) return undefined;
  return [...ownJobs(stack, server), ...server.scrapeConfigs.map(({ jobName }) => jobName)];
}

const isJob = (place: DiscoverySection): place is Extract<DiscoverySection, { kind: 'job' }> => place.kind === 'job';

const ownJobs = ({ alertmanager }: Stack, { selfMonitoring }: Server): readonly string[] => (selfMonitoring ? ['prometheus', ...(alertmanager === undefined ? [] : ['alertmanager'])] : []);

const mayChange = ({ section, discoveries }: Extract<DiscoverySection, { kind: 'job' }>, label: string): boolean =>
  section.honorLabels || mayWrite(section.relabelConfigs, label) || mayWrite(section.metricRelabelConfigs, label) || discoveries.some((discovery) => mayCarry(discovery, label));

/** Where samples come from, and how often. */
export interface SampleSource {
  /** In words: `job "app"`, `rule group "slo"`. */
  readonly name: string;
  readonly interval: Duration;
}

/**
 * Everything that may give the samples that a selector asks for, when all of it is known. A job is left out only for its label `job`: nobody
 * knows which metrics its targets have.
 */
export function samplesOf(stack: Stack, { metrics, matchers }: Selection): readonly SampleSource[] | undefined {
  const { server } = stack;
  if (server === undefined || metrics === undefined || hasOtherSources(stack)) return undefined;
  const recording = server.ruleGroups.flatMap(({ name, interval, rules }): SampleSource[] =>
    rules.some((rule) => (isAlert(rule) ? metrics.some((metric) => metric.startsWith('ALERTS')) : metrics.includes(rule.record))) ? [{ name: `rule group "${name}"`, interval: interval ?? server.global.evaluationInterval }] : [],
  );
  if (metrics.every((metric) => metric.includes(':') || metric.startsWith('ALERTS'))) return recording;
  const sections = discoverySections(stack).filter(isJob);
  // A target may be scraped at another interval than its job says.
  if (sections.length === 0 || sections.some((place) => mayChange(place, 'job') || mayChange(place, '__scrape_interval__'))) return undefined;
  const jobs = [...ownJobs(stack, server).map((name) => ({ name, interval: server.global.scrapeInterval })), ...server.scrapeConfigs.map(({ jobName, scrapeInterval }) => ({ name: jobName, interval: scrapeInterval }))];
  const asked = jobs.filter(({ name }) => matchers.every((matcher) => matcher.label !== 'job' || passes(matcher, name)));
  return [...recording, ...asked.map(({ name, interval }) => ({ name: `job "${name}"`, interval }))];
}
