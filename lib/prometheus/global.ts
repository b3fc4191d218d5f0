import { z } from 'zod';

import { Duration } from '../base/duration';
import { byteSize, duration, labels, limit, section } from '../base/section';

/** Formats in which a target may answer, in order of preference. */
export const scrapeProtocol = z.enum(['PrometheusProto', 'OpenMetricsText2.0.0', 'OpenMetricsText1.0.0', 'OpenMetricsText0.0.1', 'PrometheusText1.0.0', 'PrometheusText0.0.4']);

/** Formats that a version brought after the oldest one that is supported. */
export const scrapeProtocolSince: Readonly<Partial<Record<z.output<typeof scrapeProtocol>, string>>> = { 'OpenMetricsText2.0.0': '3.15' };

/** How names are judged: any UTF-8, or the letters of Prometheus 2. */
export const nameValidationScheme = z.enum(['utf8', 'legacy']);

/** How a name is changed for a target that does not know UTF-8 names. */
export const nameEscapingScheme = z.enum(['allow-utf-8', 'underscores', 'dots', 'values']);

/** Limits of one scrape, or of one job's targets; 0 is none. They may stand in `global` and in a job. */
export const scrapeLimits = {
  /** Bytes of one uncompressed answer; more fails the scrape. @default '0', none */
  bodySizeLimit: byteSize.optional(),
  /** Samples of one scrape, after metric relabeling; more fails the scrape. @default 0, none */
  sampleLimit: limit.optional(),
  /** Targets of one job, after relabeling; more fails all of them. @default 0, none */
  targetLimit: limit.optional(),
  /** Labels of one series. @default 0, none */
  labelLimit: limit.optional(),
  /** Length of a label's name, in bytes. @default 0, none */
  labelNameLengthLimit: limit.optional(),
  /** Length of a label's value, in bytes. @default 0, none */
  labelValueLengthLimit: limit.optional(),
  /** Dropped targets that are kept in memory to be shown. @default 0, all */
  keepDroppedTargets: limit.optional(),
};

/** How samples are read; these may stand in `global` and in a job. */
export const scrapeFormat = {
  /** Formats that are asked for, in order of preference. @default chosen by the server, text formats first */
  scrapeProtocols: z.array(scrapeProtocol).min(1).optional(),
  /** Ask for native histograms too. @default false */
  scrapeNativeHistograms: z.boolean().meta({ since: '3.8' }).optional(),
  /** Keep the classic buckets of a histogram that is native too. @default false */
  alwaysScrapeClassicHistograms: z.boolean().optional(),
  /** Store classic histograms as native ones with custom buckets. @default false */
  convertClassicHistogramsToNhcb: z.boolean().meta({ since: '3.4' }).optional(),
  /** Record `scrape_timeout_seconds`, `scrape_sample_limit` and `scrape_body_size_bytes`. @default false */
  extraScrapeMetrics: z.boolean().meta({ since: '3.10' }).optional(),
  /** Which names are valid: all of UTF-8, or those of Prometheus 2. @default 'utf8' */
  metricNameValidationScheme: nameValidationScheme.optional(),
  /** How names are asked for that a target may not know. @default by the scheme: 'allow-utf-8', or 'underscores' */
  metricNameEscapingScheme: nameEscapingScheme.meta({ since: '3.4' }).optional(),
  /** Where failed scrapes are logged. */
  scrapeFailureLogFile: z.string().min(1).optional(),
};

/**
 * What holds where nothing else is said.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
 */
export const globalConfig = section({
  /** Time between two scrapes of a target. @default '1m' */
  scrapeInterval: duration.prefault('1m'),
  /** How long one scrape may take, `scrapeInterval` at most. @default the smaller of 10s and scrapeInterval */
  scrapeTimeout: duration.optional(),
  /** Time between two evaluations of a rule group. @default '1m' */
  evaluationInterval: duration.prefault('1m'),
  /** Look this far back when rules are evaluated, for samples that arrive late. @default '0s' */
  ruleQueryOffset: duration.prefault('0s'),
  /** Labels that say where this server stands: added to alerts, remote write and federation, not to stored series. */
  externalLabels: labels.default({}),
  /** Where queries are logged. */
  queryLogFile: z.string().min(1).optional(),
  /** Series that one query may touch; needs the feature `query-cost`. @default 0, no limit */
  queryMaxSeries: limit.meta({ since: '3.16' }).default(0),
  /** Samples that one query may read; needs the feature `query-cost`. @default 0, no limit */
  queryMaxSamplesRead: limit.meta({ since: '3.16' }).default(0),
  /** How long one query may take; needs the feature `query-cost`. @default '0s', as the flag `queryTimeout` says */
  queryMaxDuration: duration.meta({ since: '3.16' }).prefault('0s'),
  ...scrapeLimits,
  ...scrapeFormat,
  /** Keep the classic buckets of a histogram that is native too; in a job this is older. @default false */
  alwaysScrapeClassicHistograms: z.boolean().meta({ since: '3.5' }).optional(),
});

/** What the server takes as the timeout of a scrape, unless the interval is shorter. */
export const defaultScrapeTimeout = Duration.seconds(10);

export type GlobalSpec = z.input<typeof globalConfig>;
export type GlobalConfig = z.output<typeof globalConfig>;
