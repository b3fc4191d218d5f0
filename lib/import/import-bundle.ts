import type { Bundle, Unit } from '../bundle/bundle';
import type { ReadFile } from '../bundle/read-file';
import { Ledger } from './ledger';
import { isToOwnAlertmanager } from './own-alertmanager';
import { alertmanagerPart, rulesPart, serverPart, type AlertmanagerFiles, type Part } from './parts';
import type { Sources } from '../bundle/sources';
import type { YamlReadFile } from './transcriber';
import { Workshop } from './workshop';

/** The whole of an import. */
export interface Imported {
  readonly parts: readonly Part[];
  /** What is said of files that are in no part. */
  readonly ledger: Ledger;
}

/** Writes a bundle in which nothing is wrong as specs, and proves of each that it means the same. */
export function importBundle(bundle: Bundle, sources: Sources): Imported {
  const ledger = new Ledger();
  const name = namer();
  const part = <P>(make: (workshop: Workshop) => P): P => make(new Workshop(sources, new Ledger()));
  const servers = bundle.units.filter(({ files }) => files.some(isServer));
  const web = bundle.alone.filter(({ kind }) => kind === 'web');
  const lonely = bundle.units.filter(({ files }) => !files.some(isServer) && files.some(isOf('rules'))).flatMap(({ files }) => files.filter(isOf('rules')));
  const parts = bundle.units.flatMap((unit): readonly Part[] => {
    const alertmanager = alertmanagerIn(unit);
    const config = unit.files.find(isServer);
    const alone = (): readonly Part[] => (alertmanager === undefined ? [] : [part((workshop) => alertmanagerPart(alertmanager, name('alertmanager'), workshop))]);
    if (config === undefined) return alone();
    const together = alertmanager !== undefined && isToOwnAlertmanager(config.value) ? alertmanager : undefined;
    const files = { config, jobFiles: unit.files.filter(isOf('scrape-configs')), ruleFiles: unit.files.filter(isOf('rules')), web: servers.length === 1 && web.length === 1 ? web.filter(isOf('web'))[0] : undefined, alertmanager: together };
    const server = part((workshop) => serverPart(files, { ...name('prometheus'), ...(together !== undefined && { constant: name('stack').constant }) }, workshop));
    return together === undefined ? [server, ...alone()] : [server];
  });
  if (web.length > 0 && !(servers.length === 1 && web.length === 1)) for (const { name: file } of web) ledger.lose(`${file}: a web configuration belongs to one server, and there is not one server and one such file`);
  for (const { files: [file, ...others] } of bundle.units) if (file?.kind === 'template' && others.length === 0) ledger.lose(`${file.name}: no Alertmanager among the files names these templates`);
  for (const { name: file } of bundle.alone.filter(({ kind }) => kind === 'targets')) ledger.note(`${file} stays a file: discovery by files reads it beside the configuration`);
  for (const { file, object } of sources.resources) ledger.lose(`${file}: ${object} is an object of the Prometheus Operator, which is not read`);
  return { parts: lonely.length === 0 ? parts : [...parts, part((workshop) => rulesPart(lonely, name('ruleGroups').constant, workshop))], ledger };
}

const isOf =
  (kind: YamlReadFile['kind']) =>
  (file: ReadFile): file is YamlReadFile =>
    file.kind === kind;

const isServer = isOf('prometheus');

function alertmanagerIn({ files }: Unit): AlertmanagerFiles | undefined {
  const config = files.find(isOf('alertmanager'));
  return config === undefined ? undefined : { config, templates: files.filter(({ kind }) => kind === 'template') };
}

/** Names of constants and of their Secrets, with a number from the second of a kind on. */
function namer(): (base: string) => { readonly constant: string; readonly secret: string } {
  const counts = new Map<string, number>();
  return (base) => {
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? { constant: base, secret: base } : { constant: `${base}${count}`, secret: `${base}-${count}` };
  };
}
