import { Option } from 'commander';

import { readBundle, type Unit } from '../bundle/bundle';
import { formatFileFindings, judgeBundle, resolveUnit } from '../bundle/judge-bundle';
import type { Alertmanager, Server, Stack } from '../stack/model';
import { openManifests } from '../bundle/sources';
import { givenFiles, onDisk } from './files';

/** Where a configuration is looked for when nobody says where it is: in what synth has written. */
const written = 'dist';

/** The option of every verb that asks a configuration something; it may stand there several times. */
export const fromOption = (): Option => several('--from <path>', `file or folder with the configuration, as Kubernetes manifests or as it is (default: ${written})`);

/** An option that may stand there several times; absent it is an empty list. */
export const several = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);

/**
 * The only Alertmanager in files and folders.
 *
 * @throws Error when there is none, several, or one that its server refuses
 */
export const alertmanagerIn = (paths?: readonly string[]): Alertmanager => onlyOne(paths, 'alertmanager', (stack) => stack.alertmanager);

/**
 * The only Prometheus server in files and folders.
 *
 * @throws Error when there is none, several, or one that refuses its configuration
 */
export const serverIn = (paths?: readonly string[]): Server => onlyOne(paths, 'prometheus', (stack) => stack.server);

const calls = { prometheus: 'server configuration', alertmanager: 'Alertmanager configuration' } as const;

function onlyOne<T>(given: readonly string[] | undefined, kind: keyof typeof calls, part: (stack: Stack) => T | undefined): T {
  const paths = given ?? [written];
  const { given: files, finder } = openManifests(givenFiles(paths), onDisk);
  const found = readBundle(files, finder).units.filter(({ seen }) => seen.includes(kind));
  const [only, another] = found;
  if (only === undefined) throw new Error(`no ${calls[kind]}, looked in ${paths.join(', ')}; name its file with --from`);
  const nameOf = ({ files }: Unit): string => files.find((file) => file.kind === kind)?.name ?? '';
  if (another !== undefined) throw new Error(`${found.length} of what should be one ${calls[kind]}: ${found.map(nameOf).join(', ')}; name one with --from`);
  const { stack } = resolveUnit(only);
  const value = stack === undefined ? undefined : part(stack);
  const errors = judgeBundle({ units: [only], alone: [], skipped: [] }, 'server').filter(({ severity }) => severity === 'error');
  if (value === undefined || errors.length > 0) throw new Error(`the ${calls[kind]} is not one that its server takes\n${formatFileFindings(errors)}`);
  return value;
}
