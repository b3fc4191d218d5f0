import { z } from 'zod';

import { shorter } from '../base/duration';
import { toNative, type Native } from '../base/native';
import { SecretFile, secretBesideConfig } from '../base/secret';
import { emitAlertmanager } from '../alertmanager/emit';
import { withSilences } from '../alertmanager/silenced-routes';
import { alertingConfig } from '../prometheus/alerting';
import { defaultScrapeTimeout, globalConfig } from '../prometheus/global';
import { otlpConfig } from '../prometheus/otlp';
import { remoteReadConfig, remoteWriteConfig } from '../prometheus/remote';
import { runtimeConfig } from '../prometheus/runtime';
import { scrapeConfig, scrapeConfigFile } from '../prometheus/scrape-config';
import { tracingConfig } from '../prometheus/tracing';
import { tsdbConfig, retention } from '../prometheus/tsdb';
import { webConfig } from '../prometheus/web-config';
import { ruleGroup, type RuleGroup } from '../rules/model';
import type { Alertmanager, ScrapeJob, Server, Stack } from './model';
import { selfMonitoringJobs, toOwnAlertmanagers, type Placement } from './placement';
import { since } from './versions';

/** Name of the external label that tells replicas apart; alerts do not carry it. */
export const replicaLabel = 'prometheus_replica';

type Document = Record<string, Native>;

/** prometheus.yml, as the server reads it. Files that it names lie beside it: `rules/`, `../secrets/`. */
export function prometheusDocument(stack: Stack, server: Server, placement: Placement): Document {
  const replicas = server.replicas > 1;
  return nonEmpty({
    global: globalSection(server, replicas),
    runtime: print(runtimeConfig, server.runtime),
    rule_files: [...ruleDocuments(server).keys()].map((name) => `rules/${name}`),
    alerting: alertingSection(stack, server, placement, replicas),
    scrape_config_files: print(z.array(scrapeConfigFile), server.scrapeConfigFiles),
    scrape_configs: [...selfMonitoringJobs(stack, placement), ...server.scrapeConfigs].map((job) => scrapeSection(job, server)),
    remote_write: server.remoteWrite.map((entry) => print(remoteWriteConfig, entry)),
    remote_read: server.remoteRead.map((entry) => print(remoteReadConfig, entry)),
    storage: storageSection(stack, server),
    ...(server.tracing !== undefined && { tracing: print(tracingConfig, server.tracing) }),
    otlp: print(otlpConfig, server.otlp),
  });
}

/** One rule file a group, by file name. */
export const ruleDocuments = (server: Server): ReadonlyMap<string, Native> =>
  new Map(server.ruleGroups.map((group) => [ruleFileName(group), { groups: [print(ruleGroup, group)] }]));

/** The group's name as a file's, with `-` for what a ConfigMap's key may not hold. */
export const ruleFileName = ({ name }: RuleGroup): string => `${name.replace(/[^-._a-zA-Z0-9]+/g, '-')}.yml`;

/** alertmanager.yml. Paths in it count from the folder in which it lies, which is also the working directory. */
export const alertmanagerDocument = ({ config, silences }: Alertmanager): Native => emitAlertmanager(withSilences(config, silences), secretBesideConfig);

/** The web configuration that is ours to write: none when there is nothing in it, or when it is a Secret. */
export const webDocument = ({ web }: Server): Native | undefined => (web === undefined || 'file' in web ? undefined : print(webConfig, web));

/** How `promtool check healthy` reaches the server on its own machine when it asks for a login. */
export const probeDocument = ({ web }: Server): Native | undefined =>
  web === undefined || !('file' in web)
    ? undefined
    : {
        basic_auth: { username: web.login.username, password_file: web.login.password instanceof SecretFile ? web.login.password.path : secretBesideConfig(web.login.password) },
        ...(web.tls && { tls_config: { insecure_skip_verify: true } }),
      };

const print = (schema: Parameters<typeof toNative>[0], model: unknown): Native => toNative(schema, model, secretBesideConfig);

function globalSection(server: Server, replicas: boolean): Document {
  const externalLabels = replicas ? { ...server.global.externalLabels, [replicaLabel]: '${POD_NAME}' } : server.global.externalLabels;
  return nonEmpty(print(globalConfig, { ...server.global, ...assumedTimeout(server.global), externalLabels }));
}

/** The server takes ten seconds by itself, or the interval where that is shorter. */
const assumedTimeout = ({ scrapeInterval, scrapeTimeout }: Server['global']) =>
  scrapeTimeout.compare(shorter(defaultScrapeTimeout, scrapeInterval)) === 0 ? { scrapeTimeout: undefined } : {};

function alertingSection(stack: Stack, server: Server, placement: Placement, replicas: boolean): Document {
  const own = toOwnAlertmanagers(stack, placement);
  const alertmanagers = own === undefined ? server.alerting.alertmanagers : [own, ...server.alerting.alertmanagers];
  const drop = { action: 'labeldrop' as const, regex: replicaLabel };
  const alertRelabelConfigs = replicas ? [drop, ...server.alerting.alertRelabelConfigs] : server.alerting.alertRelabelConfigs;
  return nonEmpty(print(alertingConfig, { alertmanagers, alertRelabelConfigs }));
}

/** What a job inherits from `global` is not said again. */
function scrapeSection(job: ScrapeJob, { global }: Server): Native {
  const inherited = {
    ...(job.scrapeInterval.compare(global.scrapeInterval) === 0 && { scrapeInterval: undefined }),
    ...(job.scrapeTimeout.compare(shorter(global.scrapeTimeout, job.scrapeInterval)) === 0 && { scrapeTimeout: undefined }),
  };
  return print(scrapeConfig, { ...job, ...inherited });
}

function storageSection(stack: Stack, server: Server): Document {
  const tsdb = nonEmpty(print(tsdbConfig, server.tsdb));
  const kept = stack.versions.prometheus.isAtLeast(since.retentionInFile) ? { retention: print(retention, keptIn(server.storage)) } : {};
  return nonEmpty({
    tsdb: { ...tsdb, ...kept },
    // Said in full: an empty section means no exemplars at all.
    ...(server.exemplars !== undefined && { exemplars: { max_exemplars: server.exemplars.maxExemplars } }),
  });
}

/** A share of the volume takes the place of a size, of which the server would only say that it does not count. */
const keptIn = ({ retention: { time, size, percentage } }: Server['storage']) => (percentage === undefined ? { time, size } : { time, percentage });

/** The document without its empty sections and lists. */
const nonEmpty = (document: Native): Document =>
  Object.fromEntries(Object.entries(document as Document).filter(([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0));
