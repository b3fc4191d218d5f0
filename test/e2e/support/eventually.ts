import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again, four times a second, until there is an answer, and gives it.
 * A probe that throws or gives `undefined` has no answer yet; after the seconds are over, its last error or its absence is the error.
 */
export async function eventually<T>(what: string, seconds: number, probe: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    let reason = 'no answer';
    try {
      const answer = await probe();
      if (answer !== undefined) return answer;
    } catch (error) {
      reason = String(error);
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s, last: ${reason}`);
    await sleep(250);
  }
}

/** Holds that a thing stays as it is: asks four times a second, and the first probe that throws is the error. */
export async function throughout(seconds: number, probe: () => Promise<void>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    await probe();
    await sleep(250);
  }
}
