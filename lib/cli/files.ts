import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The only place that touches files: everything else hands over what is to be written. */

/** A folder, and what is to be in it afterwards. */
export interface Folder {
  readonly path: string;
  /** Texts by their path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Folders in it that belong to its user or to running programs: nothing in them is touched. */
  readonly keeps: readonly string[];
}

/**
 * Makes folders hold just these files, and what they keep.
 *
 * First everything is written under other names; a failure until then leaves what was there. Then the files are renamed, and those that
 * are no longer wanted are removed. The folders themselves stay: programs run in them, and containers have them mounted.
 */
export function syncFolders(folders: readonly Folder[]): void {
  const changed = folders.flatMap(({ path, files }) => [...files].map(([name, text]) => ({ file: join(path, name), text }))).filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  const staged = changed.map(({ file, text }) => ({ file, text, staging: `${file}.${process.pid}.new` }));
  try {
    for (const { staging, text } of staged) write(staging, text);
  } catch (error) {
    for (const { staging } of staged) rmSync(staging, { force: true });
    throw error;
  }
  for (const { file, staging } of staged) renameSync(staging, file);
  for (const folder of folders) removeOthers(folder, '');
}

/** Removes what is neither wanted nor kept, and folders that are empty then. */
function removeOthers(folder: Folder, beneath: string): void {
  for (const entry of readdirSync(join(folder.path, beneath), { withFileTypes: true })) {
    const name = join(beneath, entry.name);
    if (folder.keeps.includes(name)) continue;
    if (!entry.isDirectory()) {
      if (!folder.files.has(name)) rmSync(join(folder.path, name));
      continue;
    }
    removeOthers(folder, name);
    if (readdirSync(join(folder.path, name)).length === 0) rmdirSync(join(folder.path, name));
  }
}

/** Writes files by their path in a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) write(join(folder, path), text);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The files that something writes into a folder of its own, by name. */
export function filesWritten(writer: (folder: string) => void): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prometheus-'));
  try {
    writer(folder);
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
