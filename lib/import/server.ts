import type { ReadFile } from '../bundle/read-file';
import { evaluate, field, isEmpty, item, listOf, literal, objectOf, type Comments, type Expression, type Field, type Item, type ObjectExpression } from './expression';
import { fieldsAt } from '../bundle/fields-at';
import type { Ledger } from './ledger';
import { fieldIn } from './program';
import { uniqueGroups } from './rule-groups';
import { storageFor } from './storage';
import type { Transcript } from './transcriber';

/** A server's files, as expressions. */
export interface ServerTranscripts {
  readonly config: Transcript;
  /** Files of jobs that it names. */
  readonly jobFiles: readonly Transcript[];
  readonly ruleFiles: readonly (Transcript & { readonly file: ReadFile })[];
  readonly web: Expression | undefined;
  /** The Alertmanager of the same stack. */
  readonly alertmanager: Expression | undefined;
  /** Comments above the Alertmanager's file. */
  readonly alertmanagerHead: readonly string[];
  /** The namespace that the manifests say. */
  readonly namespace: string | undefined;
}

/** The namespace of a stack that says none. */
const usualNamespace = 'monitoring';

/** The spec of a server from what its files say: section by section in their order, then what only a spec has. */
export function serverSpec({ config, jobFiles, ruleFiles, web, alertmanager, alertmanagerHead, namespace }: ServerTranscripts, ledger: Ledger): ObjectExpression {
  const written = config.expression?.kind === 'object' ? config.expression : objectOf([]);
  const includedJobs = jobFiles.flatMap(({ expression, head, tail }) => withFileComments(itemsOf(expression, 'scrapeConfigs'), head, tail));
  const groups = uniqueGroups(ruleFiles, ledger);
  const movedJobs = ledger.jobs.map(({ reference }) => item({ kind: 'reference', value: reference }));
  const sections: Record<string, (section: Field) => readonly Field[]> = {
    scrapeConfigs: ({ value, ...comments }) => [field('scrapeConfigs', listOf([...itemsIn(value), ...includedJobs], endOf(value)), comments)],
    scrapeConfigFiles: (section) => (fieldIn(written, 'scrapeConfigs') === undefined ? [field('scrapeConfigs', listOf(includedJobs), section)] : []),
    ruleFiles: (section) => [field('ruleGroups', listOf(groups), section)],
    alerting: (section) => [withoutOwnAlertmanager(section, alertmanager !== undefined)],
    storage: ({ value, ...comments }) => storageSections(value, comments),
  };
  const fields = written.fields.flatMap((section) => sections[section.key]?.(section) ?? [section]);
  const storage = fieldsAt(evaluate(fieldIn(written, 'storage')?.value ?? objectOf([])));
  return objectOf(
    [
      ...(namespace === undefined || namespace === usualNamespace ? [] : [field('namespace', literal(namespace))]),
      ...fields.filter(({ value }) => !isEmpty(value)),
      ...(movedJobs.length === 0 ? [] : [field('scrapeConfigFiles', listOf(movedJobs))]),
      ...storageFor(fieldsAt(fieldsAt(storage['tsdb'])['retention']), ledger),
      ...(web === undefined ? [] : [field('web', web)]),
      field('selfMonitoring', literal(false), { before: ['The jobs above are all there are.'] }),
      ...(alertmanager === undefined ? [] : [field('alertmanager', alertmanager, { before: [...alertmanagerHead] })]),
    ],
    written.end,
  );
}

/** Elements of a file, with what is said of it as a whole. */
const withFileComments = (items: readonly Item[], head: readonly string[], tail: readonly string[]): readonly Item[] =>
  items.map((each, index) => ({ ...each, before: [...(index === 0 ? head : []), ...each.before], trailing: [...each.trailing, ...(index === items.length - 1 ? tail : [])] }));

/** The spec has what the store does apart from what it keeps. */
function storageSections(storage: Expression, comments: Comments): readonly Field[] {
  if (storage.kind !== 'object') return [];
  const sections = storage.fields.flatMap((section): readonly Field[] => {
    if (section.key !== 'tsdb' || section.value.kind !== 'object') return [section];
    return [{ ...section, value: objectOf(section.value.fields.filter(({ key }) => key !== 'retention'), section.value.end) }];
  });
  return sections.map((section, index) => (index === 0 ? { ...section, before: [...comments.before, ...section.before] } : section));
}

/** Where the alerts go that the stack's own Alertmanager takes: every target finds it in its own way. */
function withoutOwnAlertmanager(section: Field, isOwn: boolean): Field {
  if (!isOwn || section.value.kind !== 'object') return section;
  return { ...section, value: objectOf(section.value.fields.filter(({ key }) => key !== 'alertmanagers'), section.value.end) };
}

const itemsIn = (value: Expression): readonly Item[] => (value.kind === 'list' ? value.items : []);

const itemsOf = (value: Expression | undefined, key: string): readonly Item[] => (value?.kind === 'object' ? itemsIn(fieldIn(value, key)?.value ?? listOf([])) : []);

const endOf = (value: Expression): readonly string[] => (value.kind === 'list' ? value.end : []);
