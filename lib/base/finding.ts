import { formatPath, type SpecPath } from './spec-path';

/** How bad a finding is: an `error` stops the synth, a `warning` is shown and lets it pass. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong in what a person wrote. */
export interface Finding {
  /** Kebab-case id of the check that found it, the same word in docs and suppressions. */
  readonly check: string;
  readonly severity: Severity;
  /** Place in the author's spec; empty for the spec as a whole. */
  readonly path: SpecPath;
  /** What is wrong, with the value: lower case, present tense, no full stop. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly fix?: string;
  /** The rule is ours, the server takes the value: of what was read from a file it is only a warning. */
  readonly ours?: true;
}

/** Shorthand for the finding that most code makes: an error with a fix. */
export const fault = (check: string, path: SpecPath, message: string, fix?: string): Finding => ({
  check,
  severity: 'error',
  path,
  message,
  ...(fix !== undefined && { fix }),
});

/** The findings as a person reads them, three lines each, in the order of their paths. */
export function formatFindings(findings: readonly Finding[]): string {
  return [...findings].sort(bySeverityAndPath).map(formatFinding).join('\n');
}

function formatFinding({ check, severity, path, message, fix }: Finding): string {
  const place = formatPath(path);
  const lines = [`${severity} ${check}`, place === '' ? `  ${message}` : `  ${place}: ${message}`];
  if (fix !== undefined) lines.push(`    fix: ${fix}`);
  return lines.join('\n');
}

function bySeverityAndPath(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1;
  const length = Math.min(a.path.length, b.path.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.path[i], b.path[i]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  if (a.path.length !== b.path.length) return a.path.length - b.path.length;
  return a.check < b.check ? -1 : a.check > b.check ? 1 : 0;
}
