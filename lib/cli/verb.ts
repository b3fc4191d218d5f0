import type { Command } from 'commander';

/** Where a verb writes, and how it ends. */
export interface Terminal {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** What is said beside it. */
  readonly err: (text: string) => void;
  /** 0 when all is well, 1 when something is wrong with what was given, 2 when the command was called wrongly. */
  readonly exit: (code: 0 | 1 | 2) => void;
}

/** One thing that the command can do. */
export interface Verb {
  readonly name: string;
  /** One line, for the list of all. */
  readonly summary: string;
  /** Adds arguments, options and the action. */
  readonly declare: (command: Command, terminal: Terminal) => void;
}
