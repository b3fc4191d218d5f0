import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { discoveryFields } from '../../prometheus/discovery';
import { scrapeConfig } from '../../prometheus/scrape-config';
import type { ScrapeJob, Server } from '../../stack/model';
import { isKnown } from './limits';
import type { MonitorKind } from './plan';

/** Id of every finding about what the operator's kinds have no words for. */
export const cannotExpress = 'operator-cannot-express';

/** Where else it can be said. */
export const elsewhere = 'use the target "kubernetes", or write a ScrapeConfig of your own';

const all: readonly MonitorKind[] = ['PodMonitor', 'ServiceMonitor', 'Probe'];
const monitors: readonly MonitorKind[] = ['PodMonitor', 'ServiceMonitor'];
const none: readonly MonitorKind[] = [];

/** Which kinds can say a field of a job. Every field stands here, so that a new one is decided upon before it is dropped in silence. */
const saidBy: Readonly<Record<Exclude<keyof ScrapeJob, keyof typeof discoveryFields>, readonly MonitorKind[]>> = {
  jobName: all,
  scrapeInterval: all,
  scrapeTimeout: all,
  metricsPath: all,
  scheme: all,
  params: all,
  honorLabels: monitors,
  honorTimestamps: monitors,
  trackTimestampsStaleness: monitors,
  enableCompression: none,
  fallbackScrapeProtocol: all,
  nativeHistogramBucketLimit: all,
  nativeHistogramMinBucketFactor: all,
  bodySizeLimit: monitors,
  sampleLimit: all,
  targetLimit: all,
  labelLimit: all,
  labelNameLengthLimit: all,
  labelValueLengthLimit: all,
  keepDroppedTargets: all,
  scrapeProtocols: all,
  scrapeNativeHistograms: all,
  alwaysScrapeClassicHistograms: all,
  convertClassicHistogramsToNhcb: all,
  extraScrapeMetrics: none,
  metricNameValidationScheme: none,
  metricNameEscapingScheme: none,
  scrapeFailureLogFile: none,
  basicAuth: all,
  authorization: all,
  oauth2: all,
  tlsConfig: all,
  followRedirects: all,
  enableHttp2: all,
  proxyUrl: all,
  noProxy: all,
  proxyFromEnvironment: all,
  proxyConnectHeader: none,
  httpHeaders: none,
  relabelConfigs: all,
  metricRelabelConfigs: all,
};

/** What a job has that says nothing. */
const assumed: Readonly<Record<string, unknown>> = scrapeConfig.parse({ jobName: 'any' });

/** Fields of a job that its kind of monitor has not. What stands in `global` likewise belongs to the Prometheus resource. */
export function fieldFaults(job: ScrapeJob, { global }: Server, kind: MonitorKind, path: SpecPath): Finding[] {
  const inherited: Readonly<Record<string, unknown>> = { ...global };
  return Object.entries(job).flatMap(([key, value]) => {
    // How targets are found is judged by itself.
    if (key in discoveryFields) return [];
    if (saidBy[key as keyof typeof saidBy].includes(kind) || [assumed[key], inherited[key]].some((same) => JSON.stringify(same) === JSON.stringify(value))) return [];
    return [fault(cannotExpress, [...path, key], `a ${kind} of the operator has no such field`, elsewhere)];
  });
}

/** Parameters that a Probe refuses: one without a value, and an empty one. */
export function parameterFaults({ params }: ScrapeJob, kind: MonitorKind, path: SpecPath): Finding[] {
  if (kind !== 'Probe') return [];
  return Object.entries(params).flatMap(([name, values]) =>
    values.length === 0 || values.includes('') ? [fault(cannotExpress, [...path, 'params', name], 'a Probe of the operator takes no empty parameter', 'give it a value, or use the target "kubernetes"')] : [],
  );
}

/** Formats that are newer than the operator's kinds; where the job has none of its own, those of `global` count. */
export function protocolFaults({ scrapeProtocols, fallbackScrapeProtocol }: ScrapeJob, { global }: Server, path: SpecPath): Finding[] {
  const wanted = [...(scrapeProtocols ?? global.scrapeProtocols ?? []), ...(fallbackScrapeProtocol === undefined ? [] : [fallbackScrapeProtocol])];
  return wanted.filter((protocol) => !isKnown(protocol)).map((protocol) => fault(cannotExpress, [...path, 'scrapeProtocols'], `the operator does not know "${protocol}"`, elsewhere));
}
