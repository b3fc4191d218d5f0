/** Numbers that look random and are the same for the same seed, so that whoever reads of a failure can see it again. */
export class Random {
  private state: number;

  /** Takes a whole number. */
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0, less than 1: the generator "mulberry32". */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, less than the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them; throws where there is none. */
  pick<T>(items: readonly T[]): T {
    const index = this.below(items.length);
    if (index >= items.length) throw new Error('nothing to choose from');
    // The index is one of the list's.
    return items[index] as T;
  }
}
