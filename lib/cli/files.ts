import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, normalize, relative } from 'node:path';

import { goGlob } from '../base/go-glob';
import type { FileFinder, GivenFile } from '../bundle/bundle';

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

/** Endings of the files that are looked at in a folder; a file that is named may have any. */
const endings = /\.(ya?ml|json|rules|tmpl)$/;

/** Folders of tools, not of people. */
const isOfTools = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * The files that paths name, and those in the folders that they name, in the order of their names.
 *
 * @throws Error when there is no such path; the message names it
 */
export function givenFiles(paths: readonly string[]): readonly GivenFile[] {
  const found = paths.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`no such file or folder, got "${path}"`);
    return statSync(path).isDirectory() ? inFolder(path).map((name) => ({ name, isNamed: false })) : [{ name: normalize(path), isNamed: true }];
  });
  const unique = [...new Map(found.map((file) => [file.name, file])).values()];
  return unique.map((file) => ({ ...file, text: textIn(file.name) }));
}

/** The text of a file: UTF-8, or UTF-16 where it says so. Bytes that are neither come as halves of a surrogate pair, so that it can be told. */
function textIn(path: string): string {
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return bytes.subarray(2).toString('utf16le');
  if (mark === 'feff' && bytes.length % 2 === 0) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? text : text.replaceAll('\ufffd', '\udcff');
}

const inFolder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isOfTools(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? inFolder(join(folder, entry.name)) : endings.test(entry.name) && isFile(join(folder, entry.name)) ? [join(folder, entry.name)] : []));

/** Also behind a link, as in a mounted ConfigMap. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Finds the files that others name on this disk. Paths count from the folder of the file in which they are written. */
export const onDisk: FileFinder = {
  find: (from, pattern) => {
    const whole = isAbsolute(pattern) ? pattern : join(dirname(from), pattern);
    // A file has one name, whichever way it is named.
    return matching(whole)
      .filter(isFile)
      .map((path) => ({ name: isAbsolute(from) ? path : relative('.', path), text: textIn(path) }));
  },
};

/** The paths that a glob of Go means: none of its signs steps over a slash. */
function matching(pattern: string): readonly string[] {
  if (!/[*?[\\]/.test(pattern)) return existsSync(pattern) ? [pattern] : [];
  const glob = goGlob(pattern.slice(pattern.lastIndexOf('/') + 1));
  return matching(dirname(pattern))
    .filter((found) => statSync(found).isDirectory())
    .flatMap((found) => readdirSync(found).filter((entry) => glob?.test(entry)).sort().map((entry) => join(found, entry)));
}
