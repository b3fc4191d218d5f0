import { formatFindings } from '../../lib/base/finding';
import { read } from '../../lib/base/read';
import { NotationError } from '../../lib/base/value';
import { toYaml } from '../../lib/base/yaml';
import { secretBesideConfig } from '../../lib/base/secret';
import { alertmanagerConfig, type AlertmanagerConfig, type AlertmanagerConfigSpec } from '../../lib/alertmanager/config';
import { emitAlertmanager } from '../../lib/alertmanager/emit';

/** A spec in which everything but the named parts is the least that can be. */
export type Part = Partial<AlertmanagerConfigSpec>;

/** The smallest configuration, with these parts put in. */
export const specOf = (part: Part): AlertmanagerConfigSpec => ({ route: { receiver: 'team' }, receivers: [{ name: 'team' }], ...part });

/** The model of a spec that must read without a finding. */
export function configOf(part: Part): AlertmanagerConfig {
  const { findings, model } = read(alertmanagerConfig, specOf(part));
  if (model === undefined || findings.length > 0) throw new Error(formatFindings(findings));
  return model;
}

/** What reading says about a part of any form, as a person sees it. */
export const readingOf = (part: object): string => formatFindings(read(alertmanagerConfig, { ...specOf({}), ...part }).findings);

/** alertmanager.yml of a spec that must read without a finding. */
export const printed = (part: Part): string => toYaml(emitAlertmanager(configOf(part), secretBesideConfig));

/** Why a value's notation is refused, and what to write; nothing when it is taken. */
export function refusalOf(parse: () => unknown): { readonly message: string; readonly fix: string } | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return { message: error.message, fix: error.fix };
  }
}
