import { z } from 'zod';

import { literalsOf, unwrap } from '../../base/read';
import { formatPath, type SpecPath } from '../../base/spec-path';
import { nearest } from '../../base/suggestion';
import { discoveries, type DeclaredDiscovery } from '../../prometheus/discovery';

/** Whether a label is among those of a kind, or belongs to one of its families. */
export const isAmong = (known: readonly string[], label: string): boolean => known.some((name) => name === label || (name.endsWith('_') && label.startsWith(name)));

/** Whether labels that begin like this are among those of a kind. */
export const beginsAmong = (known: readonly string[], prefix: string): boolean => known.some((name) => name.startsWith(prefix) || (name.endsWith('_') && prefix.startsWith(name)));

/** The meta labels of everything that is declared. */
export const metaLabelsOf = (declared: readonly DeclaredDiscovery[]): string[] => declared.flatMap(({ kind, entry }) => kind.metaLabels(entry));

/** What would give the label that no declared discovery gives, in the imperative; `undefined` when nothing would. */
export function howToGet(declared: readonly DeclaredDiscovery[], isGiven: (known: readonly string[]) => boolean): string | undefined {
  for (const { kind, index, entry } of declared) {
    const changes = [...variations(kind.schema, entry)].filter((variation) => isGiven(kind.metaLabels(variation.entry)));
    const option = changes.find(({ value }) => value === true);
    if (option !== undefined) return `set ${formatPath([kind.key, index, ...option.path])}: true, which gives it`;
    const [first] = changes;
    if (first === undefined) continue;
    const others = changes.filter(({ path }) => formatPath(path) === formatPath(first.path));
    return `only ${formatPath(first.path)} ${alternatives(others)} gives it: use that, or another label`;
  }
  const used = new Set(declared.map(({ kind }) => kind.key));
  // The cast drops the entry's type: `metaLabels` is given entries of the same kind.
  for (const kind of discoveries as readonly unknown[] as readonly DeclaredDiscovery['kind'][]) {
    if (used.has(kind.key)) continue;
    const entry: unknown = kind.schema.parse(kind.example);
    const possible = [entry, ...[...variations(kind.schema, entry)].map((variation) => variation.entry)];
    if (possible.some((one) => isGiven(kind.metaLabels(one)))) return `use a label of what is declared, or declare ${kind.key}, which gives it`;
  }
  return undefined;
}

/** An entry with one field set otherwise. */
interface Variation {
  readonly entry: unknown;
  readonly path: SpecPath;
  readonly value: unknown;
}

/** The entry with every field that has few values set to each of the others: what the labels of a kind depend on is such a field. */
function* variations(schema: z.ZodType, entry: unknown): Iterable<Variation> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) for (const option of inner.options as z.ZodType[]) yield* variations(option, entry);
  if (!(inner instanceof z.ZodObject)) return;
  const shape: Readonly<Record<string, z.ZodType>> = inner.shape;
  const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
  for (const [key, field] of Object.entries(shape)) {
    const values = unwrap(field) instanceof z.ZodBoolean ? [true] : [...literalsOf(field)];
    for (const value of values) if (value !== fields[key]) yield { entry: { ...fields, [key]: value }, path: [key], value };
    for (const { entry: changed, path, value } of variations(field, fields[key])) yield { entry: { ...fields, [key]: changed }, path: [key, ...path], value };
  }
}

const alternatives = (changes: readonly Variation[]): string => {
  const values = [...new Set(changes.map(({ value }) => `"${String(value)}"`))].sort();
  return values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${String(values.at(-1))}`;
};

/** The known label that was most likely meant. The kind's word at the beginning is left out, or all would be alike. */
export function nearestMetaLabel(label: string, known: readonly string[]): string | undefined {
  const rest = (name: string): string => name.replace(/^__meta_[^_]*_/, '');
  const splits = [...label.matchAll(/_/g)].map(({ index }) => index + 1);
  // Of a family only its own name is compared: what follows is the author's.
  const members = (family: string): string[] => splits.filter((at) => nearest(rest(label.slice(0, at)), [rest(family)]) !== undefined).map((at) => `${family}${label.slice(at)}`);
  const full = new Map(known.flatMap((name) => (name.endsWith('_') ? members(name) : [name])).map((name) => [rest(name), name]));
  return full.get(nearest(rest(label), full.keys()) ?? '');
}
