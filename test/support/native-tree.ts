import type { z } from 'zod';

/** A configuration as it is written, before it is: a tree that can be damaged, with the declaration that each part was made from. */
export type Tree = Leaf | List | Section | Alias;

/** A scalar by its text. A bare one is written without quotes: a number, a word for true or false, nothing at all. */
export interface Leaf {
  readonly kind: 'leaf';
  text: string;
  bare: boolean;
}

export interface List {
  readonly kind: 'list';
  readonly items: Tree[];
}

/** A map; `schemas` are the sections that it was made from, none for maps whose keys are the user's. */
export interface Section {
  readonly kind: 'map';
  readonly entries: Entry[];
  readonly schemas: readonly z.ZodObject[];
}

export interface Entry {
  key: string;
  value: Tree;
}

/** The same again, by an anchor. */
export interface Alias {
  readonly kind: 'alias';
  readonly of: Tree;
}

export const leaf = (text: string, bare = false): Leaf => ({ kind: 'leaf', text, bare });

/** A configuration that a person would write as an object: texts are quoted where they must be, `null` is nothing. */
export function treeOf(value: unknown): Tree {
  if (value === null) return leaf('null', true);
  if (typeof value === 'string') return leaf(value);
  if (Array.isArray(value)) return { kind: 'list', items: (value as unknown[]).map(treeOf) };
  if (typeof value === 'object') return { kind: 'map', entries: Object.entries(value).map(([key, item]) => ({ key, value: treeOf(item) })), schemas: [] };
  return leaf(JSON.stringify(value), true);
}

/** Where a part of a tree hangs, so that another can be put in its place; `key` is that of the nearest map. */
export interface Place {
  readonly key: string;
  readonly tree: Tree;
  readonly within: List | Section | undefined;
  readonly put: (tree: Tree) => void;
}

/** Every part of a tree but the whole. What an alias stands for is visited where it stands itself. */
export function placesOf(tree: Tree, key = ''): Place[] {
  if (tree.kind === 'list') {
    return tree.items.flatMap((item, index) => [{ key, tree: item, within: tree, put: (other: Tree) => void (tree.items[index] = other) }, ...placesOf(item, key)]);
  }
  if (tree.kind !== 'map') return [];
  return tree.entries.flatMap((entry) => [{ key: entry.key, tree: entry.value, within: tree, put: (other: Tree) => void (entry.value = other) }, ...placesOf(entry.value, entry.key)]);
}

/** A copy that shares nothing with it but what aliases stand for. */
export function copyOf(tree: Tree): Tree {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(copyOf) };
  if (tree.kind === 'map') return { ...tree, entries: tree.entries.map(({ key, value }) => ({ key, value: copyOf(value) })) };
  return { ...tree };
}
