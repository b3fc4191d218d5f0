import { z } from 'zod';

import { advised, credential, duration, section } from '../base/section';
import { discoveryFields } from './discovery';
import { filePattern } from './file-pattern';
import { scrapeFormat, scrapeLimits, scrapeProtocol } from './global';
import { httpClient, type OneAuthentication } from './http-client';
import { metricRelabelConfigs, targetRelabelConfigs } from './relabel/rule';

/**
 * One scrape job: targets that are scraped the same way.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export const scrapeConfig = section({
  /** Value of the `job` label unless relabeling changes it; unique in the stack. */
  jobName: z.string().min(1),
  /** Time between two scrapes. @default that of `global` */
  scrapeInterval: duration.optional(),
  /** How long one scrape may take, the interval at most. @default that of `global`, but at most the interval */
  scrapeTimeout: duration.optional(),
  /** Path of the metrics. @default '/metrics' */
  metricsPath: z
    .string()
    .refine((path) => path.startsWith('/'), { error: ({ input }) => `not a path, got "${String(input)}"`, params: { fix: 'begin it with "/"', ours: true } })
    .refine((path) => !path.includes('?'), { error: ({ input }) => `a path with a query, got "${String(input)}"`, params: { fix: 'put what is behind the "?" into params', ours: true } })
    .default('/metrics'),
  /** How targets are spoken to; relabeling may change it by `__scheme__`. @default 'http' */
  scheme: z.enum(['http', 'https']).meta({ anyText: true }).default('http'),
  /** Parameters of the URL; the first value of each is `__param_<name>` in relabeling. */
  params: z.record(advised(z.string(), 1), z.array(z.string())).default({}),
  /** Keep the labels of the scraped series where they clash with the target's: for federation and push gateways only. @default false */
  honorLabels: z.boolean().default(false),
  /** Use the timestamps that the target gives. @default true */
  honorTimestamps: z.boolean().default(true),
  /** End a series with explicit timestamps when it is gone from the answer. @default false */
  trackTimestampsStaleness: z.boolean().meta({ since: '2.48' }).default(false),
  /** Ask for compressed answers. @default true */
  enableCompression: z.boolean().default(true),
  /** How an answer without a known content type is read; since Prometheus 3 it fails otherwise. */
  fallbackScrapeProtocol: scrapeProtocol.meta({ since: '3.0' }).optional(),
  /** Buckets of one native histogram; more are merged. @default 0, no limit */
  nativeHistogramBucketLimit: z.int().min(0).default(0),
  /** Smallest growth from bucket to bucket; narrower ones are merged. @default 0, no limit */
  nativeHistogramMinBucketFactor: advised(z.number(), 0).default(0),
  ...scrapeLimits,
  ...scrapeFormat,
  ...httpClient,
  ...discoveryFields,
  /** Rules about the targets, before the scrape. */
  relabelConfigs: targetRelabelConfigs.default([]),
  /** Rules about the series that a scrape gave. */
  metricRelabelConfigs: metricRelabelConfigs.default([]),
});

/**
 * A file with scrape jobs of its own, under `scrape_configs`: by reference, or as a path or glob that counts from the configuration file's
 * folder. It is the place for a job with a credential that the server takes only in clear.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
 */
export const scrapeConfigFile = z.union([advised(filePattern, 1), credential]);

/** What a person writes for a scrape job. */
export type ScrapeConfigSpec = OneAuthentication<z.input<typeof scrapeConfig>>;
export type ScrapeConfig = z.output<typeof scrapeConfig>;
