import type { z } from 'zod';

import { shorter } from '../base/duration';
import { toNative, type Native } from '../base/native';
import { read } from '../base/read';
import { secretBesideConfig, SecretText } from '../base/secret';
import { alertmanagerConfigFile } from '../alertmanager/config';
import { prometheusConfig } from '../prometheus/config';
import { defaultScrapeTimeout } from '../prometheus/global';
import { webConfigFile } from '../prometheus/web-config';
import { ruleFile } from '../rules/model';
import { isPlain, listAt } from '../bundle/fields-at';
import type { Ledger } from './ledger';
import { withoutEnd } from './storage';
import { withHiddenPassword } from './url-password';

/** What files mean to the servers: every value that is not a default, by where it stands; what has a name by its name. */
export interface Meaning {
  readonly server?: Native;
  readonly rules?: Native;
  readonly web?: Native;
  readonly alertmanager?: Native;
  readonly templates?: readonly string[];
}

/** The values of a server's files. */
export interface ServerValues {
  readonly config: unknown;
  /** Of the files of jobs that it names. */
  readonly jobFiles: readonly unknown[];
}

/** What is left out of a comparison because it is said of the import in words. */
export interface Apart {
  /** Names of jobs that stay files. */
  readonly jobs: readonly string[];
  /** Whether the first of the Alertmanagers is the stack's own, which every target finds in its own way. */
  readonly ownAlertmanager: boolean;
  /** Whether the limit by size is one that only the spec has. */
  readonly assumedSize: boolean;
}

/** The server's configuration without files that it names: jobs by name, with what they inherit from the rest. */
export function serverMeaning({ config, jobFiles }: ServerValues, { jobs, ownAlertmanager, assumedSize }: Apart): Native {
  const all = { ...(isPlain(config) ? config : {}), scrapeConfigs: [config, ...jobFiles].flatMap((file) => listAt(isPlain(file) ? file['scrapeConfigs'] : undefined)) };
  const { model } = read(prometheusConfig, all);
  if (model === undefined) return null;
  const global = { ...model.global, scrapeTimeout: model.global.scrapeTimeout ?? shorter(defaultScrapeTimeout, model.global.scrapeInterval) };
  const { alertmanagers } = model.alerting;
  const printed = toNative(
    prometheusConfig,
    {
      ...model,
      global,
      ruleFiles: [],
      scrapeConfigFiles: [],
      scrapeConfigs: [],
      alerting: { ...model.alerting, alertmanagers: ownAlertmanager ? alertmanagers.slice(1) : alertmanagers },
      storage: { ...model.storage, tsdb: { ...model.storage.tsdb, ...(model.storage.tsdb.chunkEncoding?.floats === undefined && { chunkEncoding: undefined }), retention: keptAs(model.storage.tsdb.retention, assumedSize) } },
    },
    secretBesideConfig,
  );
  const { scrapeConfigs } = prometheusConfig.shape;
  const filled = model.scrapeConfigs
    .filter(({ jobName }) => !jobs.includes(jobName))
    .map((job) => {
      const scrapeInterval = job.scrapeInterval ?? global.scrapeInterval;
      return { ...job, scrapeInterval, scrapeTimeout: job.scrapeTimeout ?? shorter(global.scrapeTimeout, scrapeInterval) };
    });
  const named = listAt(toNative(scrapeConfigs, filled, secretBesideConfig)).map((job, index): [string, Native] => [filled[index]?.jobName ?? '', job as Native]);
  return { ...(printed as Record<string, Native>), scrape_configs: Object.fromEntries(named) };
}

type Kept = z.output<typeof prometheusConfig>['storage']['tsdb']['retention'];

/** Without any limit the server keeps samples for 15 days, and beside one by size without end. A size of zero is none, and so is one beside a percentage. */
function keptAs(retention: Kept, assumedSize: boolean): object {
  const size = assumedSize || retention?.size === undefined || retention.size.bytes === 0 || retention.percentage !== undefined ? undefined : retention.size.toString();
  const hasLimit = size !== undefined || retention?.percentage !== undefined;
  return { time: retention?.time?.toString() ?? (hasLimit ? withoutEnd : '15d'), size, percentage: retention?.percentage };
}

/** Groups in their order, by the names that they have in the spec; files of rules are no more than where they lie. */
export function rulesMeaning(files: readonly unknown[], names: readonly string[]): Native {
  const groups = files.flatMap((file) => read(ruleFile, file).model?.groups ?? []);
  const printed = listAt(toNative(ruleFile.shape.groups, groups, secretBesideConfig));
  // Each is a document again, since a list of documents was printed.
  return Object.fromEntries(printed.map((group, index): [string, Native] => [names[index] ?? `group ${index + 1}`, group as Native]));
}

/** The Alertmanager's configuration; its templates are compared as texts. */
export function alertmanagerMeaning(value: unknown): Native {
  const { model } = read(alertmanagerConfigFile, value);
  return model === undefined ? null : toNative(alertmanagerConfigFile, { ...model, templates: [] }, secretBesideConfig);
}

/** The web configuration. */
export function webMeaning(value: unknown): Native {
  const { model } = read(webConfigFile, value);
  return model === undefined ? null : toNative(webConfigFile, model, secretBesideConfig);
}

/** What was read from a file, with the references that took the place of its credentials. Those that have none are not shown. */
export function withReferences(value: unknown, ledger: Ledger): unknown {
  if (typeof value === 'string') return withHiddenPassword(value);
  if (value instanceof SecretText) return ledger.referenceOf(value) ?? new SecretText('<secret>');
  if (Array.isArray(value)) return value.map((inner: unknown) => withReferences(inner, ledger));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withReferences(inner, ledger)])) : value;
}
