import { PodMonitorSpecNativeHistogramMinBucketFactor, type PodMonitorSpec } from '../../../imports/monitoring.coreos.com';
import type { ScrapeJob, Server } from '../../stack/model';
import type { Texts } from './texts';

/** Limits and formats, as every kind of monitor says them for all of its targets. */
export type Limits = Pick<
  Texts<PodMonitorSpec>,
  | 'sampleLimit'
  | 'targetLimit'
  | 'labelLimit'
  | 'labelNameLengthLimit'
  | 'labelValueLengthLimit'
  | 'keepDroppedTargets'
  | 'nativeHistogramBucketLimit'
  | 'nativeHistogramMinBucketFactor'
  | 'scrapeProtocols'
  | 'fallbackScrapeProtocol'
  | 'scrapeNativeHistograms'
  | 'scrapeClassicHistograms'
  | 'convertClassicHistogramsToNhcb'
>;

const limits = ['sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets'] as const;

/**
 * What holds for a job: its own words, and those of `global` where it has none. The Prometheus that scrapes is declared elsewhere, and
 * cannot be relied upon to say the same in its own.
 */
export function limitsOf(job: ScrapeJob, { global }: Server): Limits {
  const protocols = job.scrapeProtocols ?? global.scrapeProtocols;
  const native = job.scrapeNativeHistograms ?? global.scrapeNativeHistograms;
  const classic = job.alwaysScrapeClassicHistograms ?? global.alwaysScrapeClassicHistograms;
  const converted = job.convertClassicHistogramsToNhcb ?? global.convertClassicHistogramsToNhcb;
  return {
    ...Object.fromEntries(limits.flatMap((key) => withLimit(key, job, global))),
    ...(job.nativeHistogramBucketLimit > 0 && { nativeHistogramBucketLimit: job.nativeHistogramBucketLimit }),
    // A quantity: Kubernetes has no fractions as numbers.
    ...(job.nativeHistogramMinBucketFactor > 0 && { nativeHistogramMinBucketFactor: PodMonitorSpecNativeHistogramMinBucketFactor.fromString(String(job.nativeHistogramMinBucketFactor)) }),
    ...(protocols !== undefined && { scrapeProtocols: protocols.filter(isKnown) }),
    ...(job.fallbackScrapeProtocol !== undefined && isKnown(job.fallbackScrapeProtocol) && { fallbackScrapeProtocol: job.fallbackScrapeProtocol }),
    ...(native !== undefined && { scrapeNativeHistograms: native }),
    ...(classic !== undefined && { scrapeClassicHistograms: classic }),
    ...(converted !== undefined && { convertClassicHistogramsToNhcb: converted }),
  };
}

type Protocol = NonNullable<ScrapeJob['fallbackScrapeProtocol']>;

/** The operator's kinds are older than the newest format, and `protocolFaults` says so. */
export const isKnown = (protocol: Protocol): protocol is Exclude<Protocol, 'OpenMetricsText2.0.0'> => protocol !== 'OpenMetricsText2.0.0';

type Limit = (typeof limits)[number];

/** Zero in a job is the server's word for "as in `global`". */
function withLimit(key: Limit, job: ScrapeJob, global: Server['global']): [Limit, number][] {
  const value = effective(job[key], global[key]);
  return value === 0 ? [] : [[key, value]];
}

const effective = (own: number | undefined, inherited: number | undefined): number => (own === undefined || own === 0 ? (inherited ?? 0) : own);

/** Most targets of a job, 0 for no limit. */
export const targetLimitOf = (job: ScrapeJob, { global }: Server): number => effective(job.targetLimit, global.targetLimit);

/** The limit of an answer's size, which a Probe has no field for. */
export function bodySizeLimit(job: ScrapeJob, { global }: Server): Pick<PodMonitorSpec, 'bodySizeLimit'> {
  const own = job.bodySizeLimit !== undefined && job.bodySizeLimit.bytes > 0 ? job.bodySizeLimit : global.bodySizeLimit;
  return own === undefined || own.bytes === 0 ? {} : { bodySizeLimit: own.toString() };
}
