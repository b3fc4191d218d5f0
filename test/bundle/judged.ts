import { goGlob } from '../../lib/base/go-glob';
import { readBundle, type FileFinder, type Mode } from '../../lib/bundle/bundle';
import { judgeBundle, type FileFinding } from '../../lib/bundle/judge-bundle';

/** A disk that holds these files, by path; a star stands for any name in a folder. */
export const diskOf = (files: Readonly<Record<string, string>>): FileFinder => ({
  find: (from, pattern) => {
    const path = pattern.startsWith('/') ? pattern : from.includes('/') ? `${from.slice(0, from.lastIndexOf('/') + 1)}${pattern}` : pattern;
    return Object.entries(files).flatMap(([name, text]) => (goGlob(path)?.test(name) === true ? [{ name, text }] : []));
  },
});

/** What is wrong with files that are named one by one. */
export const judgedFiles = (files: Readonly<Record<string, string>>, mode: Mode = 'server', disk: Readonly<Record<string, string>> = {}): readonly FileFinding[] =>
  judgeBundle(readBundle(Object.entries(files).map(([name, text]) => ({ name, text, isNamed: true })), diskOf({ ...disk, ...files })), mode);

/** The same of one file, as short lines: place, severity, check and message. */
export const lines = (text: string, name = 'prometheus.yml', mode: Mode = 'server'): readonly string[] =>
  judgedFiles({ [name]: text }, mode).map(({ line, column, severity, check, message }) => `${line}:${column} ${severity} ${check} ${message}`);

/** Of those, the errors. */
export const errors = (text: string, name = 'prometheus.yml', mode: Mode = 'server'): readonly string[] => lines(text, name, mode).filter((line) => / error /.test(line));
