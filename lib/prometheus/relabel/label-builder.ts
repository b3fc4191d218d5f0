/** Labels by name; one with an empty value counts as missing. */
export type Labels = Readonly<Record<string, string>>;

/** The order in which the server keeps names: by the bytes of their UTF-8, which is not JavaScript's for characters beyond U+FFFF. */
export const byName = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Names and values in the order of the names; an object would put names such as `10` first. */
export const sortedEntries = (labels: Labels): readonly (readonly [name: string, value: string])[] => Object.entries(labels).sort(([a], [b]) => byName(a, b));

/** The value, empty where there is no such label; `constructor` is a name like any other. */
export const valueOf = (labels: Labels, name: string): string => (Object.hasOwn(labels, name) ? (labels[name] ?? '') : '');

/** A label while rules work on it. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  /** Labels of one rank come in no particular order, those of a lower rank come before. */
  readonly rank: number;
  /** Whether it was there from the start of a list that is kept sorted: when overwritten, it goes to the end. */
  readonly isBase: boolean;
}

/**
 * Labels that are being changed, in the order in which the server would go through them.
 *
 * The order matters where several labels are copied to one name: the last one stays. Labels of a discovered target lie in a Go map,
 * whose order changes from one pass to the next, so that labels may share a rank; labels of a series are sorted.
 */
export class LabelBuilder {
  readonly #entries = new Map<string, Entry>();
  #next = 0;

  /** Labels that are kept sorted by name, such as those of a series. */
  static of(labels: Labels): LabelBuilder {
    const builder = new LabelBuilder();
    for (const [name, value] of sortedEntries(labels)) builder.#put(name, value, builder.#next++, true);
    return builder;
  }

  /** A copy that can be changed by itself. */
  copy(): LabelBuilder {
    const copy = new LabelBuilder();
    for (const [name, entry] of this.#entries) copy.#entries.set(name, entry);
    copy.#next = this.#next;
    return copy;
  }

  /** The value, empty where there is no such label. */
  get(name: string): string {
    return this.#entries.get(name)?.value ?? '';
  }

  /** Writes a value; an empty one takes the label away. */
  set(name: string, value: string): void {
    this.#put(name, value, this.#next++, false);
  }

  /** Writes labels that come in no particular order. */
  setAll(labels: Labels): void {
    const rank = this.#next++;
    for (const [name, value] of Object.entries(labels)) this.#put(name, value, rank, false);
  }

  /** Writes values of other labels under new names; the copies come in the order of those. */
  copyAll(copies: readonly LabelCopy[]): void {
    const ranks = [...new Set(copies.map(({ from }) => from.rank))].sort((a, b) => a - b);
    for (const { from, to } of copies) this.#put(to, from.value, this.#next + ranks.indexOf(from.rank), false);
    this.#next += ranks.length;
  }

  delete(name: string): void {
    this.#entries.delete(name);
  }

  /** Every label, in order. */
  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** Every label, by name. */
  labels(): Labels {
    return Object.fromEntries(this.entries().map(({ name, value }) => [name, value]));
  }

  #put(name: string, value: string, rank: number, isBase: boolean): void {
    const present = this.#entries.get(name);
    if (value === '' || present?.isBase === true) this.#entries.delete(name);
    if (value === '') return;
    // What was written before is changed in its place.
    const kept = present?.isBase === false ? present.rank : rank;
    this.#entries.set(name, { name, value, rank: kept, isBase });
  }
}

/** A label whose value is written under another name too. */
export interface LabelCopy {
  readonly from: Entry;
  readonly to: string;
}
