import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The only place that touches files: everything else hands over what is to be written. */

/**
 * Replaces whole folders by new ones, all or none.
 *
 * Each is written beside its place first and then swapped in, so that a failure half-way leaves what was there. Files that are not among the
 * new ones are gone afterwards.
 */
export function replaceFolders(folders: readonly { readonly path: string; readonly write: (folder: string) => void }[]): void {
  const staged = folders.map(({ path, write }) => ({ path, staging: stagingFolder(path), write }));
  try {
    for (const { staging, write } of staged) write(staging);
    for (const { path, staging } of staged) {
      const old = `${staging}.old`;
      if (existsSync(path)) renameSync(path, old);
      renameSync(staging, path);
      rmSync(old, { recursive: true, force: true });
    }
  } finally {
    for (const { staging } of staged) rmSync(staging, { recursive: true, force: true });
  }
}

/** A new folder beside the one that it is going to replace: a rename works within one file system only. */
function stagingFolder(path: string): string {
  const staging = join(dirname(path), `.${basename(path)}-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  return staging;
}

/** Writes files by their path in a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
