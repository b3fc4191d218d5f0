import { isMap, isSeq } from 'yaml';
import { z } from 'zod';

import { unwrap } from '../base/read';
import { fieldsOf } from '../base/native-fields';
import { nativeFileNames, nativeFiles, type NativeFileName } from '../schema/files';
import type { Kind } from './kind';
import { pairsOf, textOf, type YamlFile } from './yaml-file';

/** Keys of files that are somebody else's, although they share words with ours: Kubernetes and Compose. */
const foreign: readonly (readonly string[])[] = [['apiVersion', 'kind'], ['services']];

/** Words that no other file begins with. A key such as `global` says little, and `scrape_configs` alone may be either of two. */
const telling: Readonly<Record<string, Kind>> = {
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

/** What a file is for, by what is in it; `undefined` when that does not tell. */
export function recognize(file: YamlFile): Kind | undefined {
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
  const told = keys.map((key) => telling[key]).find((kind) => kind !== undefined);
  if (told !== undefined) return told;
  const counts = nativeFileNames.map((kind) => ({ kind, known: keys.filter((key) => knownKeys(kind).includes(key)).length }));
  return counts.sort((a, b) => b.known - a.known).find(({ known }) => known > 0)?.kind;
}

/** What a file is for that somebody named although its content does not tell: its name does, or it is a server's. */
export const recognizeByName = (name: string): Kind => (/alertmanager/i.test(name) ? 'alertmanager' : /rules?\b/i.test(name) ? 'rules' : /web/i.test(name) ? 'web' : 'prometheus');

const knownKeys = (kind: NativeFileName): readonly string[] => {
  const schema = unwrap(nativeFiles[kind].declaration);
  return schema instanceof z.ZodObject ? [...fieldsOf(schema).keys()] : [];
};
