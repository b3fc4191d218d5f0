import type { Primitive, Settings } from './primitive';
import { Random } from './random';

/** A request that is done. Times are seconds on the simulation's clock. */
export interface Completion {
  readonly primitive: Primitive;
  readonly at: number;
  readonly seconds: number;
  readonly succeeded: boolean;
  /** US dollars. */
  readonly cost: number;
  /** US dollars. */
  readonly saved: number;
}

/**
 * The work of one primitive: requests arrive, are in flight for a while, and complete.
 *
 * Events happen in the order of their time, each with the next numbers of the worker's own stream: what has happened up to a
 * time does not depend on how often anybody looked, nor on the other primitives.
 */
export class Worker {
  private readonly random: Random;
  private current: Settings;
  private nextArrival: number;
  /** In the order in which they complete. */
  private readonly requests: Completion[] = [];
  private arrived = 0;

  constructor(
    readonly primitive: Primitive,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.current = primitive.settings;
    this.nextArrival = this.random.untilNext(this.current.requestsPerSecond);
  }

  get settings(): Settings {
    return this.current;
  }

  /** Requests that have arrived and are not done. */
  get inFlight(): number {
    return this.requests.length;
  }

  /** Whether any request has ever arrived. */
  get hasRun(): boolean {
    return this.arrived > 0;
  }

  /** Holds from this time on; requests in flight end as they began. */
  change(settings: Partial<Settings>, at: number): void {
    const before = this.current.requestsPerSecond;
    this.current = { ...this.current, ...settings };
    if (this.current.requestsPerSecond !== before) this.nextArrival = at + this.random.untilNext(this.current.requestsPerSecond);
  }

  /** Lets happen what happens up to this time, and hands over each completion. */
  advance(to: number, completed: (completion: Completion) => void): void {
    for (;;) {
      const first = this.requests[0];
      if (first !== undefined && first.at <= Math.min(this.nextArrival, to)) {
        this.requests.shift();
        completed(first);
      } else if (this.nextArrival <= to) {
        this.accept(this.nextArrival);
        this.nextArrival += this.random.untilNext(this.current.requestsPerSecond);
      } else {
        return;
      }
    }
  }

  private accept(at: number): void {
    const { errorRate, latencySeconds, costPerRequest, savingsPerRequest } = this.current;
    const seconds = this.random.skewed(latencySeconds);
    const succeeded = this.random.uniform() >= errorRate;
    const size = 0.5 + this.random.uniform();
    const request: Completion = {
      primitive: this.primitive,
      at: at + seconds,
      seconds,
      succeeded,
      cost: costPerRequest * size,
      saved: succeeded ? savingsPerRequest * size : 0,
    };
    this.requests.splice(this.placeOf(request.at), 0, request);
    this.arrived += 1;
  }

  private placeOf(at: number): number {
    let [low, high] = [0, this.requests.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.requests[middle]?.at ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
