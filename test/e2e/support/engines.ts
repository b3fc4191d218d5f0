import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The root of the checkout. */
export const checkout = resolve(__dirname, '../../..');

/**
 * The path of a built engine, such as `promtool`.
 * A suite names the engines it uses after `@engines` in its first comment, and run.sh builds these; throws for any other.
 */
export function engine(name: string): string {
  const path = resolve(variable('E2E_BIN'), name);
  if (!existsSync(path)) throw new Error(`no engine "${name}": name it after @engines in the first comment of the suite`);
  return path;
}

/** The folder of the engines, which other programs search for theirs. */
export const engineFolder = (): string => variable('E2E_BIN');

/** The folder for the output of started programs; run.sh shows the end of each file when a suite fails. */
export const logFolder = (): string => variable('E2E_LOGS');

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the suites by "npm run e2e"`);
  return value;
}
