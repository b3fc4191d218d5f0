import type { ReadFile } from '../bundle/read-file';
import { ruleFileName } from '../stack/documents';
import { evaluate, field, literal, objectOf, type Item } from './expression';
import { fieldsAt } from '../bundle/fields-at';
import { baseName, fileName, type Ledger } from './ledger';
import { fieldIn } from './program';
import type { Transcript } from './transcriber';

/** A rule file as an expression. */
export type RuleFile = Transcript & { readonly file: ReadFile };

/**
 * The groups of all rule files, one after the other. A spec names the file of a group by the group, so a name that several files have is told
 * apart by theirs.
 */
export function uniqueGroups(files: readonly RuleFile[], ledger: Ledger): readonly Item[] {
  const taken = new Set<string>();
  return files.flatMap(({ file, expression, head, tail }) => {
    const groups = expression?.kind === 'object' ? fieldIn(expression, 'groups')?.value : undefined;
    if (groups?.kind !== 'list') return [];
    return groups.items.map((group, index) => {
      const named = renamed(group, file, taken, ledger);
      const isLast = index === groups.items.length - 1;
      return { ...named, before: [...(index === 0 ? head : []), ...named.before], trailing: [...named.trailing, ...(isLast ? [...groups.end, ...tail] : [])] };
    });
  });
}

function renamed(group: Item, file: ReadFile, taken: Set<string>, ledger: Ledger): Item {
  const name = String(fieldsAt(evaluate(group.value))['name']);
  const own = free(name, file.name, taken);
  taken.add(fileOf(own));
  if (own === name || group.value.kind !== 'object') return group;
  ledger.lose(`the name of the group "${name}" of ${file.name}, which another group has too: it is "${own}" here, and so is the label rule_group of its own metrics`);
  return { ...group, value: objectOf(group.value.fields.map((each) => (each.key === 'name' ? field('name', literal(own), each) : each)), group.value.end) };
}

function free(name: string, file: string, taken: ReadonlySet<string>): string {
  if (!taken.has(fileOf(name))) return name;
  const own = fileName(baseName(file));
  const candidates = [`${name}-${own}`, ...Array.from({ length: taken.size + 1 }, (_, index) => `${name}-${own}-${index + 2}`)];
  return candidates.find((candidate) => !taken.has(fileOf(candidate))) ?? name;
}

const fileOf = (name: string): string => ruleFileName({ name, limit: 0, labels: {}, rules: [] });
