import type { Severity } from '../base/finding';
import type { SpecPath } from '../base/spec-path';
import type { Stack } from '../stack/model';
import type { PrometheusStackSpec } from '../stack/spec';

/**
 * What of a stack was seen: everything when it was read from a spec; of somebody's files, those that are there. `spec` is what only a spec
 * says: the volume, the flags, the versions, names of objects.
 */
export type Seen = 'prometheus' | 'rules' | 'alertmanager' | 'templates' | 'spec';

/** One place at which a check finds its fault. */
export interface Hit {
  readonly path: SpecPath;
  /** What is wrong, with the value: lower case, present tense, no full stop. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly fix: string;
  /** Which character of the text at `path` it is about, counted from 0. */
  readonly offset?: number;
  /** Where the check says it of some of its hits only: whether servers refuse this one. */
  readonly refused?: boolean;
}

/** One mistake that a stack can have: how it is found, why it matters, and what it looks like. */
export interface Check {
  /** Kebab-case; also the name of the file, of the page and of a suppression. */
  readonly id: string;
  readonly severity: Severity;
  /** Servers refuse it themselves: in somebody's files it is an error, while everything that they put up with is a warning. */
  readonly refused?: true;
  /** What must have been seen for the check to know; what is not seen is unknown, not absent. @default what the finding is about, which is always seen */
  readonly needs?: readonly Seen[];
  /** One sentence for lists. */
  readonly summary: string;
  /** What happens to those who make it. */
  readonly why: string;
  /** Primary source. */
  readonly see: string;
  /** Smallest specs that have it: each gives exactly one finding of this check. They are its test and its page. */
  readonly bad: readonly PrometheusStackSpec[];
  /** The same specs put right: no finding of any check. */
  readonly good: readonly PrometheusStackSpec[];
  /** Reads the model and never changes it. */
  find(stack: Stack): Iterable<Hit>;
}

/** Declares a check; the call only makes the compiler hold it against the contract. */
export const defineCheck = (check: Check): Check => check;
