import type { Primitive, Settings } from './primitive';
import { type Completion, Worker } from './worker';

/** Something that changes settings: of one primitive, or of all. */
export interface Change {
  readonly primitive?: string;
  readonly settings: Partial<Settings>;
}

/** All the primitives at work. Time is given to it, in seconds, and never goes back. */
export class Simulation {
  readonly workers: readonly Worker[];
  private readonly listeners: ((completion: Completion) => void)[] = [];

  constructor(primitives: readonly Primitive[], seed: number) {
    // One stream for each primitive, which no other primitive of this or of the next seed has.
    this.workers = primitives.map((primitive, i) => new Worker(primitive, seed * primitives.length + i));
  }

  /** Every request that completes from now on is handed over, those of one primitive in the order of their time. */
  onCompletion(listener: (completion: Completion) => void): void {
    this.listeners.push(listener);
  }

  /** Lets happen what happens up to this time. */
  advance(to: number): void {
    for (const worker of this.workers) {
      worker.advance(to, (completion) => {
        for (const listener of this.listeners) listener(completion);
      });
    }
  }

  /** Holds from this time on; what is left out stays as it is. */
  change({ primitive, settings }: Change, at: number): void {
    this.advance(at);
    for (const worker of this.workers) {
      if (primitive === undefined || primitive === worker.primitive.name) worker.change(settings, at);
    }
  }
}
