import { z } from 'zod';

import { unwrap } from '../../lib/base/read';
import { isRuledOut } from '../../lib/base/ruled-out';
import { alternativesOf, fieldsOf, isCredential, type KnownField } from '../../lib/base/native-fields';
import { leaf, treeOf, type Entry, type Tree } from './native-tree';
import { texts } from './odd-texts';
import type { Random } from './random';

/** Values for the keys whose declaration says only "text", as files have them; those of a list say the whole list. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/**
 * Random configurations as files have them, made from their declaration: whatever key it knows, and mostly values that it takes.
 * Nothing here has to be right: what is wrong with it, both judges have to find.
 */
export class NativeArbitrary {
  /** `known` gives values by key, and also by the key of the section before it: `route.receiver`. */
  constructor(
    private readonly random: Random,
    private readonly known: Known,
  ) {}

  /** A file that a key may name, such that no judge finds out that it is not there. */
  path(key: string): Tree {
    return treeOf(this.random.pick(this.known[key] ?? texts.files));
  }

  /** Something that the declaration may take. */
  of(schema: z.ZodType, key = '', depth = 0): Tree {
    const given = this.known[key];
    if (given !== undefined) return treeOf(this.random.pick(given));
    const { random } = this;
    // What contains itself, such as JSON, has no end.
    if (schema instanceof z.ZodLazy && depth > 6) return leaf('text');
    const alternative = random.pick(alternativesOf(schema));
    if (alternative instanceof z.ZodObject) return this.section(alternative, key, depth);
    if (alternative instanceof z.ZodArray) return { kind: 'list', items: Array.from({ length: depth > 6 ? 0 : random.pick([0, 1, 1, 1, 2]) }, () => this.of(alternative.element as z.ZodType, `${key}[]`, depth + 1)) };
    if (alternative instanceof z.ZodRecord) return this.record(alternative, key, depth);
    if (alternative instanceof z.ZodLazy) return this.of(alternative.def.getter() as z.ZodType, key, depth + 1);
    return this.scalar(schema, alternative);
  }

  private section(section: z.ZodObject, parent: string, depth: number): Tree {
    const fields = [...fieldsOf(section)];
    const seldom = Math.min(0.3, 2.5 / fields.length);
    const entries = fields.flatMap(([name, field]): Entry[] => (this.isWritten(name, field, seldom, depth) ? [{ key: name, value: this.field(name, field, parent, depth) }] : []));
    return { kind: 'map', entries: this.shuffled(entries), schemas: [section] };
  }

  private isWritten(name: string, { schema, form }: KnownField, seldom: number, depth: number): boolean {
    const { random } = this;
    if (form === 'former') return random.chance(seldom / 6);
    if (isRuledOut(schema)) return random.chance(seldom / 10);
    const needed = !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault);
    if (isCredential(schema)) return random.chance(needed ? (name.endsWith('_file') ? 0.5 : 0.7) : seldom / 1.5);
    return needed || random.chance(depth > 6 ? 0 : seldom);
  }

  private field(name: string, { schema, form }: KnownField, parent: string, depth: number): Tree {
    const given = this.known[`${parent.replace('[]', '')}.${name}`];
    if (given !== undefined) return treeOf(this.random.pick(given));
    if (form !== 'own' && name.endsWith('_file') && this.known[name] === undefined) return leaf(this.random.pick(texts.files));
    return this.of(schema, name, depth + 1);
  }

  private record(record: z.ZodRecord, key: string, depth: number): Tree {
    const names = this.known[`${key}{}`]?.map(String) ?? this.taken(record.keyType as unknown as z.ZodType, texts.names);
    const keys = [...new Set(Array.from({ length: this.random.pick([0, 1, 1, 2]) }, () => this.random.pick(names)))];
    return { kind: 'map', entries: keys.map((name) => ({ key: name, value: this.of(record.valueType as z.ZodType, `${key}{}.`, depth + 1) })), schemas: [] };
  }

  private scalar(schema: z.ZodType, alternative: z.ZodType): Tree {
    const { random } = this;
    if (random.chance(0.01)) return leaf(random.pick(texts.nothing), true);
    if (alternative instanceof z.ZodBoolean) return leaf(random.pick(texts.booleans), true);
    if (alternative instanceof z.ZodNumber) return leaf(random.pick(texts.numbers), true);
    if (alternative instanceof z.ZodLiteral && typeof [...alternative.values][0] === 'string') return leaf(String(random.pick([...alternative.values])));
    if (isCredential(alternative)) return leaf(random.pick(texts.plain));
    return leaf(random.pick(this.taken(schema, texts.all)));
  }

  private readonly takenBy = new Map<z.ZodType, readonly string[]>();

  /** Those that the declaration takes; all where it takes none. */
  private taken(schema: z.ZodType, from: readonly string[]): readonly string[] {
    const before = this.takenBy.get(schema);
    if (before !== undefined) return before;
    const inner = unwrap(schema);
    const own = inner instanceof z.ZodEnum ? inner.options.map(String) : [];
    const found = [...own, ...from].filter((text) => schema.safeParse(text).success);
    const usable = found.length > 0 ? found : from;
    this.takenBy.set(schema, usable);
    return usable;
  }

  private shuffled<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, place: this.random.next() })).sort((a, b) => a.place - b.place).map(({ item }) => item);
  }
}

