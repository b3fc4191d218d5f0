import { Command, CommanderError } from 'commander';

import { check } from './check';
import { importFiles } from './import';
import { relabel } from './relabel';
import { route } from './route';
import { schema } from './schema';
import type { Terminal, Verb } from './verb';

/** Everything that the command can do. Adding a verb: an import and a line. */
export const verbs: readonly Verb[] = [check, importFiles, relabel, route, schema];

/** Runs the command with these arguments. Everything that is wrong with them, or cannot be read, ends with 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const program = new Command('cdk8s-prometheus').description('A production Prometheus stack as typed TypeScript').exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const { name, summary, declare } of verbs) {
    const command = program.command(name).description(summary);
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
    declare(command, terminal);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help that was asked for is no mistake.
      terminal.exit(error.exitCode === 0 ? 0 : 2);
      return;
    }
    terminal.err(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    terminal.exit(2);
  }
}
