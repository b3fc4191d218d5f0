import { readBundle } from '../bundle/bundle';
import { formatFileFindings, judgeBundle } from '../bundle/judge-bundle';
import { formatted } from '../import/format';
import { importBundle } from '../import/import-bundle';
import { asFolder, asOneModule } from '../import/modules';
import { report } from '../import/report';
import { onDiskPlaces, openManifests } from '../bundle/sources';
import { givenFiles, onDisk, writeFiles } from './files';
import type { Terminal, Verb } from './verb';

/** Writes files that exist as TypeScript. */
export const importFiles: Verb = {
  name: 'import',
  summary: 'write files of Prometheus and Alertmanager as TypeScript, and prove that it means the same',
  declare: (command, terminal) => {
    command
      .argument('<path...>', 'files and folders; of Kubernetes manifests, what is in ConfigMaps and Secrets')
      .option('--out <folder>', 'write modules into a folder, rather than print one')
      .action(async (paths: string[], { out }: { readonly out?: string }) => {
        await run(paths, out, terminal);
      });
  },
};

async function run(paths: readonly string[], out: string | undefined, terminal: Terminal): Promise<void> {
  const sources = openManifests(givenFiles(paths), onDisk);
  const bundle = readBundle(sources.given, sources.finder);
  const errors = judgeBundle(bundle, 'server').filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    terminal.err(`${formatFileFindings(onDiskPlaces(errors, sources))}\nnothing is written: the servers refuse these files\n`);
    return terminal.exit(1);
  }
  const imported = importBundle(bundle, sources);
  const declarations = imported.parts.map(({ declaration }) => declaration);
  if (declarations.length === 0) throw new Error(`no configuration of Prometheus or Alertmanager in ${paths.map((path) => `"${path}"`).join(', ')}`);
  const modules = out === undefined ? new Map([['', asOneModule(declarations)]]) : asFolder(declarations);
  const written = new Map(await Promise.all([...modules].map(async ([path, text]): Promise<[string, string]> => [path, await formatted(text)])));
  if (out === undefined) terminal.out(written.get('') ?? '');
  else writeNew(out, written);
  const { text, isWhole } = report(imported);
  terminal.err(text);
  terminal.exit(isWhole ? 0 : 1);
}

/** @throws Error when one of the files is there: somebody may have changed it */
function writeNew(folder: string, files: ReadonlyMap<string, string>): void {
  const there = [...files.keys()].filter((path) => onDisk.find(`${folder}/.`, path).length > 0);
  if (there.length > 0) throw new Error(`"${folder}" has ${there.map((path) => `"${path}"`).join(', ')} already: remove it, or name another folder`);
  writeFiles(folder, files);
}
