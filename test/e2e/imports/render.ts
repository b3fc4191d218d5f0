/**
 * Runs modules that an import wrote, and writes what synth makes of what they export: `render.ts FOLDER…`, each with an `index.ts` in
 * `program/`, into its folder `ours/`.
 */
import { join } from 'node:path';

import { writeFiles } from '../../../lib/cli/files';
import type { Stack } from '../../../lib/stack/model';
import { alertmanagerPort, type Placement } from '../../../lib/stack/placement';
import { resolveAlertmanager, resolveServer, resolveStack } from '../../../lib/stack/resolve';
import { alertmanagerFiles, inFolder, serverFiles } from '../../../lib/targets/config-files';

/** As on the machine itself. The target for hosts would refuse discovery of what is not there, such as a cluster. */
const placement: Placement = { alertmanagers: () => ({ staticConfigs: [{ targets: [`localhost:${alertmanagerPort}`] }] }), provides: [], selfMonitoring: true };

const resolvers = { stack: resolveStack, prometheus: resolveServer, alertmanager: resolveAlertmanager } as const;

function stackOf(name: string, spec: unknown): Stack {
  const resolve = resolvers[name as keyof typeof resolvers];
  const { stack, findings } = resolve('import', spec);
  if (stack === undefined) throw new Error(`${name}: ${findings.map(({ message }) => message).join('; ')}`);
  return stack;
}

for (const folder of process.argv.slice(2)) {
  // The modules are made by the suite that calls this, so that nothing can import them by name.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const exported = require(join(folder, 'program')) as Readonly<Record<string, unknown>>;
  for (const [name, spec] of Object.entries(exported)) {
    const stack = stackOf(name, spec);
    writeFiles(join(folder, 'ours'), new Map([...inFolder('prometheus', serverFiles(stack, placement)), ...inFolder('alertmanager', alertmanagerFiles(stack))]));
  }
}
