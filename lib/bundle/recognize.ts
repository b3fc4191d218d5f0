import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';

import { unwrap } from '../base/read';
import { fieldsOf } from '../base/native-fields';
import { nativeFileNames, nativeFiles, type NativeFileName } from '../schema/files';
import type { Kind } from './kind';
import { pairsOf, textOf, type YamlFile } from './yaml-file';

/** Keys of files that are somebody else's, although they share words with ours: Kubernetes and Compose. */
const foreign: readonly (readonly string[])[] = [['apiVersion', 'kind'], ['services']];

/** Words that no other file begins with. A key such as `global` says little, and `scrape_configs` alone may be either of two. */
const telling: Readonly<Record<string, NativeFileName>> = {
  scrape_configs: 'prometheus',
  rule_files: 'prometheus',
  alerting: 'prometheus',
  remote_write: 'prometheus',
  remote_read: 'prometheus',
  scrape_config_files: 'prometheus',
  otlp: 'prometheus',
  runtime: 'prometheus',
  storage: 'prometheus',
  route: 'alertmanager',
  receivers: 'alertmanager',
  inhibit_rules: 'alertmanager',
  groups: 'rules',
  tls_server_config: 'web',
  basic_auth_users: 'web',
  http_server_config: 'web',
  rate_limit: 'web',
};

/** What a file is for, by what is in it; `undefined` when that does not tell. A file that somebody named is taken for ours sooner than one that was found. */
export function recognize(file: YamlFile, name: string, isNamed: boolean): Kind | undefined {
  const { root } = file;
  if (isSeq(root)) {
    const items = root.items.map((item) => file.resolve(item as never));
    return items.length > 0 && items.every((item) => isMap(item) && pairsOf(file, item).some(({ key }) => textOf(key) === 'targets')) ? 'targets' : undefined;
  }
  if (!isMap(root)) return undefined;
  const keys = pairsOf(file, root).map(({ key }) => textOf(key));
  if (foreign.some((words) => words.every((word) => keys.includes(word)))) return undefined;
  // Tests of rules name rule files, as a server does.
  if (keys.includes('tests')) return 'rule-tests';
  const known = (kind: NativeFileName): number => keys.filter((key) => knownKeys(kind).includes(key)).length;
  const told = keys.map((key) => telling[key]).find((kind) => kind !== undefined);
  // Other programs have words of ours among more of their own: an OpenTelemetry Collector has receivers, Promtail has scrape_configs.
  const isOurs = (kind: NativeFileName): boolean => isNamed || (2 * known(kind) >= keys.length && !isOfOthers(file, root));
  if (told !== undefined) return isOurs(told) ? told : undefined;
  const [likely] = nativeFileNames.map((kind) => ({ kind, count: known(kind) })).sort((a, b) => b.count - a.count);
  return likely !== undefined && likely.count > 0 && isOurs(likely.kind) && (isNamed || kindOfName(name) === likely.kind) ? likely.kind : undefined;
}

/** Groups without rules are groups of something else. */
function isOfOthers(file: YamlFile, root: YAMLMap): boolean {
  const groups = file.resolve(pairsOf(file, root).find(({ key }) => textOf(key) === 'groups')?.value);
  if (!isSeq(groups)) return false;
  const items = groups.items.map((item) => file.resolve(item as Node | null)).filter(isMap);
  return items.length > 0 && items.every((item) => !pairsOf(file, item).some(({ key }) => textOf(key) === 'rules'));
}

/** What a file is for that somebody named although its content does not tell: its name does, or it is a server's. */
export const recognizeByName = (name: string): Kind => kindOfName(name) ?? 'prometheus';

/** What a file is for by its name and the words at the beginnings of its lines, since it is broken; nothing for a template of other programs. */
export const recognizeBroken = (name: string, text: string): Kind | undefined =>
  /^\s*(?:- )?\{\{/m.test(text) ? undefined : (kindOfName(name) ?? [...text.matchAll(/^["']?(\w+)["']?\s*:/gm)].map(([, key = '']) => telling[key]).find((kind) => kind !== undefined));

function kindOfName(name: string): NativeFileName | undefined {
  if (/alertmanager/i.test(name)) return 'alertmanager';
  if (/rules?\b/i.test(name)) return 'rules';
  if (/\bweb\b/i.test(name)) return 'web';
  return /prometheus/i.test(name) ? 'prometheus' : undefined;
}

const knownKeys = (kind: NativeFileName): readonly string[] => {
  const schema = unwrap(nativeFiles[kind].declaration);
  return schema instanceof z.ZodObject ? [...fieldsOf(schema).keys()] : [];
};
