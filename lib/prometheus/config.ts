import { z } from 'zod';

import { section } from '../base/section';
import { alertingConfig } from './alerting';
import { staticDiscovery } from './discovery/static';
import { filePattern } from './file-pattern';
import { globalConfig } from './global';
import { otlpConfig } from './otlp';
import { remoteReadConfig, remoteWriteConfig } from './remote';
import { runtimeConfig } from './runtime';
import { scrapeConfig, scrapeConfigFile } from './scrape-config';
import { tracingConfig } from './tracing';
import { exemplarsConfig, retention, tsdbConfig } from './tsdb';

/**
 * The whole of prometheus.yml, as it lies on a disk.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export const prometheusConfig = section({
  global: globalConfig.prefault({}),
  runtime: runtimeConfig.prefault({}),
  /** Paths and globs of rule files; they count from the folder of this file. @default [] */
  ruleFiles: z.array(filePattern).default([]),
  /** Paths and globs of files with further scrape jobs; they count from the folder of this file. @default [] */
  scrapeConfigFiles: z.array(scrapeConfigFile).default([]),
  /** @default [] */
  scrapeConfigs: z.array(scrapeConfig).default([]),
  alerting: alertingConfig.prefault({}),
  /** @default [] */
  remoteWrite: z.array(remoteWriteConfig).default([]),
  /** @default [] */
  remoteRead: z.array(remoteReadConfig).default([]),
  /** How samples and exemplars are kept. */
  storage: section({
    /** The store of samples. */
    tsdb: tsdbConfig.extend({ retention: retention.optional() }).prefault({}),
    /** The store of exemplars. */
    exemplars: exemplarsConfig.optional(),
  }).prefault({}),
  tracing: tracingConfig.optional(),
  otlp: otlpConfig.prefault({}),
});

/** A file that `scrapeConfigFiles` names: jobs, and nothing else. */
export const scrapeConfigsFile = section({
  /** @default [] */
  scrapeConfigs: z.array(scrapeConfig).default([]),
});

/** A file of targets, in YAML or JSON, for discovery by files. */
export const targetsFile = z.array(staticDiscovery.schema);
