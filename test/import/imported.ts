import { readBundle } from '../../lib/bundle/bundle';
import { formatFileFindings, judgeBundle } from '../../lib/bundle/judge-bundle';
import { formatted } from '../../lib/import/format';
import { importBundle } from '../../lib/import/import-bundle';
import { asFolder, asOneModule } from '../../lib/import/modules';
import { report } from '../../lib/import/report';
import { onDiskPlaces, openManifests } from '../../lib/bundle/sources';
import { diskOf } from '../bundle/judged';

/** What an import of files gives that are named one by one, beside others on the disk. */
export interface ImportedFiles {
  /** One module with everything. */
  readonly code: string;
  /** The modules of a folder, by path. */
  readonly modules: ReadonlyMap<string, string>;
  /** What is said beside it. */
  readonly said: string;
  readonly isWhole: boolean;
}

type Files = Readonly<Record<string, string>>;

const sourcesOf = (files: Files, disk: Files) => openManifests(Object.entries(files).map(([name, text]) => ({ name, text, isNamed: true })), diskOf({ ...disk, ...files }));

/** Imports files; throws with the findings where the servers would refuse them. */
export async function imported(files: Files, disk: Files = {}): Promise<ImportedFiles> {
  const sources = sourcesOf(files, disk);
  const bundle = readBundle(sources.given, sources.finder);
  const errors = judgeBundle(bundle, 'server').filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(formatFileFindings(onDiskPlaces(errors, sources)));
  const result = importBundle(bundle, sources);
  const declarations = result.parts.map(({ declaration }) => declaration);
  const { text, isWhole } = report(result);
  const modules = await Promise.all([...asFolder(declarations)].map(async ([path, module]): Promise<[string, string]> => [path, await formatted(module)]));
  return { code: await formatted(asOneModule(declarations)), modules: new Map(modules), said: text, isWhole };
}

/** Places and messages of what the servers would refuse, where the files lie on the disk. */
export function refused(files: Files): readonly string[] {
  const sources = sourcesOf(files, {});
  const findings = onDiskPlaces(judgeBundle(readBundle(sources.given, sources.finder), 'server'), sources);
  return findings.filter(({ severity }) => severity === 'error').map(({ file, line, column, check }) => `${file}:${line}:${column} ${check}`);
}
