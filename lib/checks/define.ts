import type { Severity } from '../base/finding';
import type { SpecPath } from '../base/spec-path';
import type { Stack } from '../stack/model';
import type { PrometheusStackSpec } from '../stack/spec';

/** One place at which a check finds its fault. */
export interface Hit {
  readonly path: SpecPath;
  /** What is wrong, with the value: lower case, present tense, no full stop. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly fix: string;
}

/** One mistake that a stack can have: how it is found, why it matters, and what it looks like. */
export interface Check {
  /** Kebab-case; also the name of the file, of the page and of a suppression. */
  readonly id: string;
  readonly severity: Severity;
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
