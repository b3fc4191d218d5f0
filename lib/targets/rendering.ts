import type { Finding } from '../base/finding';

/** What a target makes of a stack: files by their path in its folder, or findings where it cannot. */
export interface Rendering {
  readonly findings: readonly Finding[];
  /** Empty when there is an error among the findings. */
  readonly files: ReadonlyMap<string, string>;
  /** Folders beside the files that belong to their user or to running programs, such as secrets and data. */
  readonly keeps: readonly string[];
}

/** What a target answers that cannot make anything of a stack. */
export const refused = (findings: readonly Finding[]): Rendering => ({ findings, files: new Map(), keeps: [] });
