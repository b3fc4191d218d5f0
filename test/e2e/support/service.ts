import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { logFolder } from './engines';

/** A program that runs until it is stopped, with its output kept in the folder of logs. */
export class Service {
  readonly #child: ChildProcess;
  readonly #log: string;
  readonly #ended: Promise<void>;

  /** Starts a program without a shell; `name` is the name of its log. */
  constructor(
    readonly name: string,
    program: string,
    args: readonly string[],
    { cwd, env }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ) {
    mkdirSync(logFolder(), { recursive: true });
    this.#log = join(logFolder(), `${name}.log`);
    const log = openSync(this.#log, 'a');
    this.#child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', () => resolve());
    });
  }

  /** Whether the program that was started runs still; one that ended and was started again by somebody else does not count. */
  get running(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything that the program wrote so far. */
  get output(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** Removes the log of a program that did its work, so that the logs of the others are found. */
  forget(): void {
    rmSync(this.#log, { force: true });
  }

  /** Sends a signal, such as `SIGHUP` for a reload; throws when the program has ended. */
  signal(signal: NodeJS.Signals): void {
    if (!this.running) throw new Error(`"${this.name}" does not run any more:\n${this.output}`);
    this.#child.kill(signal);
  }

  /** Asks the program to end, makes it end after 20 s, and waits until it has. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 20_000);
    await this.#ended;
    clearTimeout(force);
  }
}

/** Stops services in reverse order of their start. */
export async function stopAll(services: readonly Service[]): Promise<void> {
  for (const service of [...services].reverse()) await service.stop();
}
