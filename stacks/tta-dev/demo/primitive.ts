/** What can be turned up and down while the simulation runs. */
export interface Settings {
  /** Requests that arrive in a second, on average. */
  readonly requestsPerSecond: number;
  /** Share of the requests that fail, 0 to 1. */
  readonly errorRate: number;
  /** Mean time that a request takes, in seconds. */
  readonly latencySeconds: number;
  /** US dollars, on average. */
  readonly costPerRequest: number;
  /** US dollars that the cache saves on a request that succeeds, on average. */
  readonly savingsPerRequest: number;
}

/** A workflow service of the simulation. */
export interface Primitive {
  readonly name: string;
  readonly type: string;
  /** What its money is spent on. */
  readonly category: string;
  /** How it starts out. */
  readonly settings: Settings;
}

/** Four services as they would be on a calm day: nothing in the stack's rules fires, three processes spend some 50 dollars a day. */
export const primitives: readonly Primitive[] = [
  {
    name: 'answer',
    type: 'sequential',
    category: 'llm',
    settings: { requestsPerSecond: 5, errorRate: 0.0005, latencySeconds: 0.8, costPerRequest: 0.00003, savingsPerRequest: 0.00002 },
  },
  {
    name: 'retrieve',
    type: 'parallel',
    category: 'embedding',
    settings: { requestsPerSecond: 8, errorRate: 0.0005, latencySeconds: 0.12, costPerRequest: 0.000002, savingsPerRequest: 0.000001 },
  },
  {
    name: 'route',
    type: 'router',
    category: 'llm',
    settings: { requestsPerSecond: 5, errorRate: 0.0002, latencySeconds: 0.05, costPerRequest: 0.000005, savingsPerRequest: 0 },
  },
  {
    name: 'remember',
    type: 'cache',
    category: 'llm',
    settings: { requestsPerSecond: 10, errorRate: 0.0001, latencySeconds: 0.004, costPerRequest: 0, savingsPerRequest: 0.00001 },
  },
];
