import type { Finding } from '../base/finding';

/** What a target makes of a stack: files by their path in its folder, or findings where it cannot. */
export interface Rendering {
  readonly findings: readonly Finding[];
  /** Empty when there is an error among the findings. */
  readonly files: ReadonlyMap<string, string>;
}
