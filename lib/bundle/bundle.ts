import type { SpecPath } from '../base/spec-path';
import type { Seen } from '../checks/define';
import { fieldsAt, listAt, textsAt } from './fields-at';
import type { Kind } from './kind';
import { readAs, readRecognized, type NamedFile, type ReadFile } from './read-file';

/** The files that other files name: how they are found is the caller's, who knows the disk. */
export interface FileFinder {
  /** Files that a path or a glob means that is written in the file `from`. */
  find(from: string, pattern: string): readonly NamedFile[];
}

/** How the server is run that reads the files. */
export type Mode = 'server' | 'agent';

/** Files that are read together by one server, and the spec that they come to. */
export interface Unit {
  readonly files: readonly ReadFile[];
  /** What a person would have written; whether that is a server's spec or an Alertmanager's, `of` says. */
  readonly spec: unknown;
  readonly of: 'server' | 'alertmanager';
  readonly seen: readonly Seen[];
  /** Where in the files a place of the spec is. */
  locate(path: SpecPath): FilePlace | undefined;
}

/** A place in one of the files. */
export interface FilePlace {
  readonly file: ReadFile;
  readonly path: SpecPath;
}

/** Files as they belong together. */
export interface Bundle {
  readonly units: readonly Unit[];
  /** Files that are judged by themselves: targets, a web configuration, tests of rules. */
  readonly alone: readonly ReadFile[];
  /** Names of files that are none of the servers'. */
  readonly skipped: readonly string[];
}

/** A file that was given, and whether it was named or only found in a folder. */
export interface GivenFile extends NamedFile {
  readonly isNamed: boolean;
}

/** Reads files, with those that they name, and puts together what one server reads. */
export function readBundle(given: readonly GivenFile[], finder: FileFinder): Bundle {
  const read = given.map((file) => ({ file, found: readRecognized(file, file.isNamed) }));
  const files = read.flatMap(({ found }) => (found === undefined ? [] : [found]));
  const servers = files.filter(({ kind }) => kind === 'prometheus').map((file) => withNamedFiles(file, finder, files));
  const alertmanagers = files.filter(({ kind }) => kind === 'alertmanager').map((file) => withTemplates(file, finder, files));
  // A file of jobs looks like a server's configuration until one is seen that names it.
  const included = new Set(servers.flatMap(({ scrapeFiles }) => scrapeFiles.map(({ name }) => name)));
  const own = servers.filter(({ file }) => file === undefined || !included.has(file.name));
  const named = new Set(own.flatMap(({ ruleFiles }) => ruleFiles.map(({ name }) => name)));
  const shipped = new Set(alertmanagers.flatMap(({ templates }) => templates.map(({ name }) => name)));
  const lonely = files.filter(({ kind, name }) => kind === 'rules' && !named.has(name));
  const together = own.length === 1 && alertmanagers.length === 1 ? alertmanagers[0] : undefined;
  return {
    units: [
      ...own.map((server) => serverUnit(server, together)),
      ...(together === undefined ? alertmanagers.map(alertmanagerUnit) : []),
      ...lonely.map((file) => serverUnit({ file: undefined, scrapeFiles: [], ruleFiles: [file] }, undefined)),
      ...files.filter(({ kind, name }) => kind === 'template' && !shipped.has(name)).map(templateUnit),
    ],
    alone: files.filter(({ kind }) => kind === 'targets' || kind === 'web' || kind === 'scrape-configs' || kind === 'rule-tests'),
    skipped: read.flatMap(({ file, found }) => (found === undefined ? [file.name] : [])),
  };
}

interface ServerFiles {
  /** `undefined` for rules whose server was not seen. */
  readonly file: ReadFile | undefined;
  readonly scrapeFiles: readonly ReadFile[];
  readonly ruleFiles: readonly ReadFile[];
}

interface AlertmanagerFiles {
  readonly file: ReadFile;
  readonly templates: readonly ReadFile[];
}

function withNamedFiles(file: ReadFile, finder: FileFinder, known: readonly ReadFile[]): ServerFiles {
  const found = (patterns: readonly string[]): readonly NamedFile[] => patterns.flatMap((pattern) => finder.find(file.name, pattern));
  const readOnce = (kind: Kind, named: NamedFile): ReadFile => known.find(({ name, kind: is }) => name === named.name && is === kind) ?? readAs(kind, named);
  const rules = new Map(found(textsAt(fieldsAt(file.value)['ruleFiles'])).map((named) => [named.name, named]));
  return {
    file,
    // A file that two patterns name counts twice, and so do its jobs.
    scrapeFiles: found(textsAt(fieldsAt(file.value)['scrapeConfigFiles'])).map((named) => readOnce('scrape-configs', named)),
    ruleFiles: [...rules.values()].map((named) => readOnce('rules', named)),
  };
}

const withTemplates = (file: ReadFile, finder: FileFinder, known: readonly ReadFile[]): AlertmanagerFiles => {
  const found = new Map(textsAt(fieldsAt(file.value)['templates']).flatMap((pattern) => finder.find(file.name, pattern)).map((named) => [named.name, named]));
  return { file, templates: [...found.values()].map((named) => known.find(({ name }) => name === named.name) ?? readAs('template', named)) };
};

/** What a spec says where a file says nothing of it: a volume, of which no check that needs it is asked. */
const unseenStorage = { size: '1Pi' };

function serverUnit({ file, scrapeFiles, ruleFiles }: ServerFiles, alertmanager: AlertmanagerFiles | undefined): Unit {
  const { ruleFiles: _, scrapeConfigFiles: __, storage, scrapeConfigs, ...rest } = fieldsAt(file?.value);
  const { tsdb, exemplars } = fieldsAt(storage);
  const { retention, ...store } = fieldsAt(tsdb);
  const ownJobs = listAt(scrapeConfigs);
  const jobs = scrapeFiles.flatMap((included) => listAt(fieldsAt(included.value)['scrapeConfigs']).map((job, index) => ({ job, place: { file: included, path: ['scrapeConfigs', index] } })));
  const groups = ruleFiles.flatMap((rules) => listAt(fieldsAt(rules.value)['groups']).map((group, index) => ({ group, place: { file: rules, path: ['groups', index] } })));
  const spec = {
    ...rest,
    scrapeConfigs: [...ownJobs, ...jobs.map(({ job }) => job)],
    ruleGroups: groups.map(({ group }) => group),
    ...(tsdb !== undefined && { tsdb: store }),
    ...(exemplars !== undefined && { exemplars }),
    storage: { ...unseenStorage, ...(retention !== undefined && { retention }) },
    selfMonitoring: false,
    ...(alertmanager !== undefined && { alertmanager: { config: alertmanagerSpec(alertmanager) } }),
  };
  return {
    files: [...(file === undefined ? [] : [file]), ...scrapeFiles, ...ruleFiles, ...(alertmanager === undefined ? [] : [alertmanager.file, ...alertmanager.templates])],
    spec,
    of: 'server',
    seen: [...(file === undefined ? [] : (['prometheus'] as const)), 'rules', ...(alertmanager === undefined ? [] : (['alertmanager', ...templatesSeen(alertmanager)] as const))],
    locate: (path) => {
      const [first, second, ...beneath] = path;
      const deep = (place: { file: ReadFile; path: SpecPath } | undefined): FilePlace | undefined => (place === undefined ? undefined : { file: place.file, path: [...place.path, ...beneath] });
      if (first === 'ruleGroups' && typeof second === 'number') return deep(groups[second]?.place);
      if (first === 'scrapeConfigs' && typeof second === 'number' && second >= ownJobs.length) return deep(jobs[second - ownJobs.length]?.place);
      if (first === 'alertmanager' && alertmanager !== undefined) return alertmanagerPlace(alertmanager, beneath);
      if (file === undefined) return undefined;
      if (first === 'tsdb' || first === 'exemplars') return { file, path: ['storage', ...path] };
      if (first === 'storage') return { file, path: ['storage', 'tsdb', ...path.slice(1)] };
      return { file, path };
    },
  };
}

const alertmanagerUnit = (files: AlertmanagerFiles): Unit => ({
  files: [files.file, ...files.templates],
  spec: { config: alertmanagerSpec(files) },
  of: 'alertmanager',
  seen: ['alertmanager', ...templatesSeen(files)],
  locate: ([, ...beneath]) => alertmanagerPlace(files, beneath),
});

/** A template whose Alertmanager was not seen is judged beside the smallest one there can be. */
const templateUnit = (file: ReadFile): Unit => ({
  files: [file],
  spec: { config: { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }], templates: { template: file.value } } },
  of: 'alertmanager',
  seen: [],
  locate: () => ({ file, path: [] }),
});

/** Whether every template that is named was there. */
const templatesSeen = ({ file, templates }: AlertmanagerFiles): readonly 'templates'[] => (textsAt(fieldsAt(file.value)['templates']).length === 0 || templates.length > 0 ? ['templates'] : []);

const templateName = (index: number): string => `template${index}`;

function alertmanagerSpec({ file, templates }: AlertmanagerFiles): unknown {
  const texts = Object.fromEntries(templates.flatMap(({ text }, index) => (text === '' ? [] : [[templateName(index), text]])));
  return { ...fieldsAt(file.value), templates: texts };
}

function alertmanagerPlace({ file, templates }: AlertmanagerFiles, path: SpecPath): FilePlace {
  const template = path[0] === 'templates' ? templates.find((_, index) => templateName(index) === path[1]) : undefined;
  return template === undefined ? { file, path } : { file: template, path: [] };
}
