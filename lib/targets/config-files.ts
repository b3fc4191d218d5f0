import { toYaml } from '../base/yaml';
import { templateFiles } from '../alertmanager/emit';
import { alertmanagerDocument, probeDocument, prometheusDocument, ruleDocuments, webDocument } from '../stack/documents';
import type { Stack } from '../stack/model';
import type { Placement } from '../stack/placement';

/** Files of the server's configuration folder, by their path in it. */
export function serverFiles(stack: Stack, placement: Placement): Map<string, string> {
  const { server } = stack;
  if (server === undefined) return new Map();
  return written([
    ['prometheus.yml', prometheusDocument(stack, server, placement)],
    ['web.yml', webDocument(server)],
    ['probe.yml', probeDocument(server)],
    ...[...ruleDocuments(server)].map(([name, document]): [string, unknown] => [`rules/${name}`, document]),
  ]);
}

/** Files of Alertmanager's configuration folder, by their path in it. */
export const alertmanagerFiles = (stack: Stack): Map<string, string> =>
  stack.alertmanager === undefined ? new Map<string, string>() : new Map([...written([['alertmanager.yml', alertmanagerDocument(stack.alertmanager)]]), ...templateFiles(stack.alertmanager.config)]);

const written = (documents: readonly (readonly [string, unknown])[]): Map<string, string> =>
  new Map(documents.flatMap(([name, document]) => (document === undefined ? [] : [[name, toYaml(document)]])));

/** The files beneath a folder, by their path in it, and those outside of it. */
export function splitFolder(files: ReadonlyMap<string, string>, folder: string): { readonly beneath: Map<string, string>; readonly rest: Map<string, string> } {
  const isBeneath = ([path]: readonly [string, string]): boolean => path.startsWith(`${folder}/`);
  return {
    beneath: new Map([...files].filter(isBeneath).map(([path, text]) => [path.slice(folder.length + 1), text])),
    rest: new Map([...files].filter((file) => !isBeneath(file))),
  };
}

/** The same files in a folder. */
export const inFolder = (folder: string, files: ReadonlyMap<string, string>): [string, string][] => [...files].map(([path, text]) => [`${folder}/${path}`, text]);
