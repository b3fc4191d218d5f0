import { spawnSync } from 'node:child_process';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Seconds of a whole process, the median of some runs.
 *
 * @throws Error when the process does not end with 0, with what it says
 */
export function seconds(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}, runs = 7): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = process.hrtime.bigint();
      const { status, stderr, error } = spawnSync(command, args, { env: { ...process.env, ...environment }, encoding: 'utf8', maxBuffer: Infinity });
      if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${error?.message ?? stderr}`);
      return Number(process.hrtime.bigint() - start) / 1e9;
    }),
  );
}
