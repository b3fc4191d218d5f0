import { alertmanagerFlags, prometheusFlags, type Paths } from '../../stack/command-line';
import type { Stack } from '../../stack/model';
import { alertmanagerPort, type Placement } from '../../stack/placement';
import { alertmanagerFiles, inFolder, serverFiles } from '../config-files';
import { unmetNeeds } from '../provides';
import { refused, type Rendering } from '../rendering';

/** Everything on one machine, each program started in the folder of its files. */
const placement: Placement = {
  alertmanagers: () => ({ staticConfigs: [{ targets: [`localhost:${alertmanagerPort}`] }] }),
  provides: ['network', 'files', 'docker-api'],
  selfMonitoring: true,
};

/** Only this machine may connect: neither program asks who it is unless it is told to. */
const paths: Paths = { config: '', data: 'data', listen: '127.0.0.1' };

/**
 * The files that the programs read, and their command lines as one argument a line: `cd prometheus && prometheus @flags`.
 *
 * Secrets are files at `secrets/<Secret>/<key>` beside the two folders.
 */
export function renderNative(stack: Stack): Rendering {
  const findings = unmetNeeds(stack, 'native', placement);
  if (findings.length > 0) return refused(findings);
  const { server, alertmanager } = stack;
  return {
    findings: [],
    keeps: ['secrets', `prometheus/${paths.data}`, `alertmanager/${paths.data}`],
    files: new Map([
      ...(server === undefined ? [] : [...inFolder('prometheus', serverFiles(stack, placement)), flags('prometheus', prometheusFlags(stack, server, paths))]),
      ...(alertmanager === undefined ? [] : [...inFolder('alertmanager', alertmanagerFiles(stack)), flags('alertmanager', alertmanagerFlags(alertmanager, paths, []))]),
    ]),
  };
}

const flags = (folder: string, line: readonly string[]): [string, string] => [`${folder}/flags`, `${line.join('\n')}\n`];
