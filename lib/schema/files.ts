import type { z } from 'zod';

import { alertmanagerConfigFile } from '../alertmanager/config';
import { prometheusConfig, scrapeConfigsFile, targetsFile } from '../prometheus/config';
import { webConfigFile } from '../prometheus/web-config';
import { ruleFile } from '../rules/model';
import { ruleTestsFile } from './rule-tests';

/** A kind of file that one of the servers, or promtool, reads. */
export interface NativeFile {
  /** How a person calls it. */
  readonly title: string;
  readonly declaration: z.ZodType;
  /** Whether a file without anything in it is one. */
  readonly mayBeEmpty: boolean;
  /** Its page in the documentation of the server. */
  readonly see: string;
}

const configuration = 'https://prometheus.io/docs/prometheus/latest/configuration';

/** Name of a kind of native file. */
export type NativeFileName = 'prometheus' | 'scrape-configs' | 'targets' | 'rules' | 'rule-tests' | 'web' | 'alertmanager';

/** Every kind of native file by its name, in the order of the reference. Adding one: its name above, and a line. */
export const nativeFiles: Readonly<Record<NativeFileName, NativeFile>> = {
  prometheus: { title: 'prometheus.yml', declaration: prometheusConfig, mayBeEmpty: true, see: `${configuration}/configuration/` },
  'scrape-configs': { title: 'a file of scrape_config_files', declaration: scrapeConfigsFile, mayBeEmpty: true, see: `${configuration}/configuration/#scrape_config_file` },
  targets: { title: 'a file of targets', declaration: targetsFile, mayBeEmpty: true, see: `${configuration}/configuration/#file_sd_config` },
  rules: { title: 'a rule file', declaration: ruleFile, mayBeEmpty: true, see: `${configuration}/recording_rules/` },
  'rule-tests': { title: 'a file of rule tests', declaration: ruleTestsFile, mayBeEmpty: true, see: `${configuration}/unit_testing_rules/` },
  web: { title: 'web.yml', declaration: webConfigFile, mayBeEmpty: true, see: `${configuration}/https/` },
  alertmanager: { title: 'alertmanager.yml', declaration: alertmanagerConfigFile, mayBeEmpty: false, see: 'https://prometheus.io/docs/alerting/latest/configuration/' },
};

/** Names of all kinds, in the order of the registry. */
// The cast keeps what `Object.keys` forgets: the names of this very object.
export const nativeFileNames = Object.keys(nativeFiles) as readonly NativeFileName[];
