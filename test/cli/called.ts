import { run } from '../../lib/cli/main';

/** What a call of the command wrote, and how it ended. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command in this process, as `npx cdk8s-prometheus` does in one of its own. */
export async function called(...args: readonly string[]): Promise<Called> {
  const written = { code: 0, out: '', err: '' };
  await run(args, {
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    exit: (code) => (written.code = code),
  });
  return written;
}
