import { spawn } from 'node:child_process';

/** How a program ended: its exit code and everything it wrote. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a program runs: its folder (default: this process' own), variables added to its environment, and what it reads. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/**
 * Runs a program to its end without a shell, and never blocks: a receiver in this process goes on answering.
 * An exit code other than 0 is an answer; only a program that cannot be started is an error.
 */
export function run(program: string, args: readonly string[], { cwd, env, input = '' }: Surroundings = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
    // A program that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => undefined).end(input);
  });
}

/** Runs a program that has to succeed, and gives what it printed; throws with all of its output when it does not. */
export async function output(program: string, args: readonly string[], surroundings?: Surroundings): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, surroundings);
  if (code !== 0) throw new Error(`"${[program, ...args].join(' ')}" ends with ${code}\n${stdout}${stderr}`);
  return stdout;
}
