/**
 * Registers what a suite has started, to be ended after its tests: last started, first ended, whatever failed.
 * Call it in the suite itself, not in a test: `const atEnd = endings();`, then `atEnd(() => server.stop())`.
 */
export function endings(): (end: () => Promise<void>) => void {
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return (end) => ends.push(end);
}
