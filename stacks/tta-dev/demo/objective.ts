import { Recent } from './recent';
import type { Completion } from './worker';

/** What the demo promises: so many of the requests of the last two minutes succeed, and in time. */
export const objective = {
  /** Share of the requests that may be bad; the objective is 99%. */
  allowed: 0.01,
  /** A request that takes longer is bad, though it succeeds. */
  latencySeconds: 5,
  /**
   * Far shorter than a real objective's 30 days, so that one can watch a budget go and come back: with half of the requests
   * failing it is gone within seconds, and two minutes after the last failure it is whole again.
   */
  windowSeconds: 120,
} as const;

/** How a primitive keeps the objective, from the same requests that the counters count. */
export class Compliance {
  private readonly recent = new Recent(objective.windowSeconds);

  add({ at, seconds, succeeded }: Completion): void {
    this.recent.add(at, succeeded && seconds <= objective.latencySeconds);
  }

  /** Share of the good requests, 0 to 1; 1 when there were none, since nobody was let down. */
  share(now: number): number {
    const { good, all } = this.recent.count(now);
    return all === 0 ? 1 : good / all;
  }

  /** Share of the error budget that is left: 1 when nothing was bad, 0 when as much was as may be, below 0 when more. */
  budgetRemaining(now: number): number {
    const { good, all } = this.recent.count(now);
    return all === 0 ? 1 : 1 - (all - good) / (all * objective.allowed);
  }
}
