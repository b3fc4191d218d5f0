/** Prints what a suite saw, so that a reader of the run knows what was proven: `saw('targets up', 3)`. */
export function saw(what: string, ...facts: readonly (string | number)[]): void {
  process.stdout.write(`    saw ${what}: ${facts.join(', ')}\n`);
}

/** Whole seconds since a moment of `Date.now()`, for reports. */
export const secondsSince = (start: number): string => `${Math.round((Date.now() - start) / 1000)} s`;
