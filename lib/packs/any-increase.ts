/**
 * How much any of several counters of a server grew by within the window; empty where none did.
 *
 * Not their sum: a version or a configuration without one of them would make a sum empty, and hide the others.
 */
export const anyIncrease = (counters: readonly string[], window: string): string =>
  counters.map((counter) => `sum by (job, instance) (increase(${counter}[${window}])) > 0`).join('\nor\n');
