import { z } from 'zod';

import { fieldsOf } from '../../lib/base/native-fields';
import type { NativeArbitrary } from './native-arbitrary';
import { copyOf, leaf, placesOf, type List, type Place, type Section, type Tree } from './native-tree';
import { texts } from './odd-texts';
import type { Random } from './random';

/** Keys whose texts are paths of files, or what such a file holds: a judge that opens them would speak of those. */
const isPath = (key: string): boolean => /(_file|_files|files|_path|templates)$|^(cert|key|client_ca)$/.test(key);

const isMap = (tree: Tree): tree is Section => tree.kind === 'map';
const isList = (tree: Tree): tree is List => tree.kind === 'list';

/** Ways to damage a configuration, each in one place; `undefined` where there is no such place. */
const ways: readonly ((tree: Tree, random: Random, arbitrary: NativeArbitrary) => string | undefined)[] = [
  (tree, random, arbitrary) => change(tree, random, ({ tree: { kind } }) => kind === 'leaf', ({ key, put }) => put(isPath(key) ? arbitrary.path(key) : leaf(random.pick(texts.all)))),
  (tree, random, arbitrary) => change(tree, random, ({ tree: { kind } }) => kind === 'leaf', ({ key, put }) => put(isPath(key) ? arbitrary.path(key) : leaf(random.pick(texts.all)))),
  (tree, random) => change(tree, random, ({ tree: { kind }, key }) => kind === 'leaf' && !isPath(key), ({ put }) => put(leaf(random.pick(texts.bare), true))),
  (tree, random) => change(tree, random, () => true, ({ put }) => put(leaf(random.pick(texts.nothing), true))),
  (tree, random) => change(tree, random, ({ key }) => !isPath(key), ({ put }) => put(random.pick([leaf('text'), leaf('5', true), leaf('yes', true), leaf(''), { kind: 'list', items: [] }, { kind: 'map', entries: [], schemas: [] }]))),
  (tree, random) => change(tree, random, () => true, (place) => place.put({ kind: 'list', items: [place.tree] })),
  (tree, random) => change(tree, random, () => true, (place) => place.put({ kind: 'map', entries: [{ key: 'a', value: place.tree }], schemas: [] })),
  (tree, random) => changeMap(tree, random, ({ entries }) => void entries.push({ key: random.pick(['unknown', 'name', 'url', 'Job_name', '', 'x-a', 'timeout', 'labels', '5', 'yes', 'httpclient']), value: leaf('text') })),
  (tree, random) => changeMap(tree, random, ({ entries }) => { if (entries.length > 0) entries.splice(random.below(entries.length), 1); }),
  (tree, random) => changeMap(tree, random, ({ entries }) => { if (entries.length > 0) entries.push({ ...random.pick(entries) }); }),
  (tree, random) => changeMap(tree, random, ({ entries }) => { if (entries.length > 0) { const entry = random.pick(entries); entry.key = misspelt(entry.key, random); } }),
  addField, addField, addField,
  (tree, random) => changeList(tree, random, ({ items }) => { if (items.length > 0) items.push(copyOf(random.pick(items))); }),
  (tree, random) => changeList(tree, random, ({ items }) => { items.splice(random.below(items.length + 1), 0, leaf(random.pick(texts.nothing), true)); }),
];

/** Damages it in one place. */
export function damage(tree: Tree, random: Random, arbitrary: NativeArbitrary): void {
  while (random.pick(ways)(tree, random, arbitrary) === undefined);
}

/** Writes a part of it as an anchor and the same again, as people save themselves lines. */
export function share(tree: Tree, random: Random): void {
  const lists = [tree, ...placesOf(tree).map((place) => place.tree)].filter(isList).filter(({ items }) => items.filter(isMap).length > 1);
  if (lists.length === 0) return;
  const [first, second] = random.pick(lists).items.filter(isMap);
  if (first === undefined || second === undefined) return;
  if (random.chance(0.6)) {
    const again: Tree = { kind: 'alias', of: first };
    const merge = { key: '<<', value: random.chance(0.8) ? again : { kind: 'list' as const, items: [again] } };
    if (random.chance(0.8)) second.entries.unshift(merge);
    else second.entries.push(merge);
    return;
  }
  const entry = first.entries.length === 0 ? undefined : random.pick(first.entries);
  if (entry === undefined) return;
  const twin = second.entries.find(({ key }) => key === entry.key);
  if (twin !== undefined) twin.value = { kind: 'alias', of: entry.value };
  else second.entries.push({ key: entry.key, value: { kind: 'alias', of: entry.value } });
}

/** A field of one of its sections that is not there yet: two ways to say who asks, a value beside the one that rules it out. */
function addField(tree: Tree, random: Random, arbitrary: NativeArbitrary): string | undefined {
  const sections = mapsOf(tree).filter(({ schemas }) => schemas.length > 0);
  if (sections.length === 0) return undefined;
  const { schemas, entries } = random.pick(sections);
  const fields = [...fieldsOf(random.pick(schemas))].filter(([name]) => !entries.some(({ key }) => key === name));
  if (fields.length === 0) return undefined;
  const [name, { schema, form }] = random.pick(fields);
  entries.push({ key: name, value: form === 'own' ? arbitrary.of(schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema, name) : name.endsWith('_file') ? arbitrary.path(name) : leaf(random.pick(texts.plain)) });
  return name;
}

const mapsOf = (tree: Tree): readonly Section[] => [tree, ...placesOf(tree).map((place) => place.tree)].filter(isMap);

function change(tree: Tree, random: Random, fits: (place: Place) => boolean, make: (place: Place) => void): string | undefined {
  const places = placesOf(tree).filter(fits);
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  make(place);
  return place.key;
}

function changeMap(tree: Tree, random: Random, make: (section: Section) => void): string {
  const section = random.pick(mapsOf(tree));
  make(section);
  return 'map';
}

function changeList(tree: Tree, random: Random, make: (list: List) => void): string | undefined {
  const lists = placesOf(tree).flatMap((place) => (isList(place.tree) ? [place.tree] : []));
  if (lists.length === 0) return undefined;
  make(random.pick(lists));
  return 'list';
}

const misspelt = (key: string, random: Random): string => {
  const place = random.below(key.length + 1);
  return random.pick([key.slice(0, place) + key.slice(place + 1), `${key}s`, key.toUpperCase(), key.replace('_', '-'), key.replace('_configs', '_config')]);
};
