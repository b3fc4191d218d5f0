import { goGlob } from '../base/go-glob';
import type { FileFinder, GivenFile } from './bundle';
import type { FileFinding } from './judge-bundle';
import { readRecognized, type NamedFile } from './read-file';
import { recognize } from './recognize';
import { parseYaml, type Position } from './yaml-file';
import { fieldsAt } from './fields-at';
import { manifestsIn, type EmbeddedFile } from './manifests';

/** Files as they are read: those that were given, and those inside of Kubernetes manifests in place of the manifests. */
export interface Sources {
  readonly given: readonly GivenFile[];
  readonly finder: FileFinder;
  /** Objects of the Prometheus Operator that were passed over, with the file that holds them. */
  readonly resources: readonly { readonly file: string; readonly object: string }[];
  /** The namespace that the manifest says for a file in it. */
  namespaceOf(file: string): string | undefined;
  /** Where a place of one of the files is on the disk; a place in an encoded text stays one in that text. */
  placeOf(file: string, position: Position): Position & { readonly file: string };
}

/** Opens the manifests among files, so that what is inside is read as any other file. */
export function openManifests(files: readonly GivenFile[], disk: FileFinder): Sources {
  const opened = files.map((file) => ({ file, manifests: manifestsIn(file) }));
  const embedded = new Map(opened.flatMap(({ manifests }) => manifests?.files ?? []).map((file) => [file.name, file]));
  return {
    given: opened.flatMap(({ file, manifests }): readonly GivenFile[] => manifests?.files ?? [file]),
    finder: {
      find: (from, pattern) => {
        const origin = embedded.get(from);
        const found = origin === undefined ? [] : beside(origin, pattern, [...embedded.values()]);
        return found.length > 0 ? found : disk.find(origin?.manifest ?? from, pattern);
      },
    },
    resources: opened.flatMap(({ file, manifests }) => (manifests?.resources ?? []).map((object) => ({ file: file.name, object }))),
    namespaceOf: (file) => embedded.get(file)?.namespace,
    placeOf: (file, position) => {
      const origin = embedded.get(file);
      const place = origin?.placeOf(position);
      return origin === undefined || place === undefined ? { file, ...position } : { file: origin.manifest, ...place };
    },
  };
}

/** Findings with their places on the disk. */
export const onDiskPlaces = (findings: readonly FileFinding[], sources: Sources): readonly FileFinding[] => findings.map((finding) => ({ ...finding, ...sources.placeOf(finding.file, finding) }));

/**
 * The keys that a path or a glob means whose folder exists only in a pod: by the name alone, in the same namespace, and in the same file of
 * manifests where several have them. What is taken belongs where it stands: `*.yml` among rule files means files of rules.
 */
function beside(origin: EmbeddedFile, pattern: string, all: readonly EmbeddedFile[]): readonly NamedFile[] {
  const wanted = pattern.slice(pattern.lastIndexOf('/') + 1);
  const glob = goGlob(wanted);
  const named = all.filter((file) => file.name !== origin.name && file.namespace === origin.namespace && glob?.test(file.key) === true);
  const fitting = named.filter(({ key, text }) => key.endsWith('.tmpl') || isFor(origin, pattern, text));
  // What is named without a star is meant, even when nothing in it tells what it is for.
  const near = fitting.length > 0 || /[*?[]/.test(wanted) ? fitting : named;
  const sameFile = near.filter(({ manifest }) => manifest === origin.manifest);
  return sameFile.length > 0 ? sameFile : near;
}

/** Whether a file is for the section in which the pattern stands. */
function isFor(origin: EmbeddedFile, pattern: string, text: string): boolean {
  const jobFiles = fieldsAt(readRecognized(origin, false)?.value)['scrapeConfigFiles'];
  return recognize(parseYaml(text), pattern, false) === (Array.isArray(jobFiles) && jobFiles.includes(pattern) ? 'prometheus' : 'rules');
}
