import { fault, type Finding } from '../../base/finding';
import { SecretFile, SecretKey } from '../../base/secret';
import type { SpecPath } from '../../base/spec-path';
import { cannotExpress } from './field-faults';

/**
 * Texts, anywhere in a job, in which the operator would replace something: before Prometheus reads its configuration, `$(NAME)` becomes the value of an
 * environment variable, and where there is none the whole configuration stays the old one.
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/v0.93.1/cmd/prometheus-config-reloader
 */
export function environmentFaults(value: unknown, path: SpecPath): Finding[] {
  if (typeof value === 'string') {
    const found = /\$\(\w+\)/.exec(value)?.[0];
    return found === undefined ? [] : [fault(cannotExpress, path, `the operator replaces "${found}" by an environment variable, got "${value}"`, 'write it without "$(", such as "${1}" for a group and "$" at the very end of an expression')];
  }
  if (typeof value !== 'object' || value === null || value instanceof SecretKey || value instanceof SecretFile) return [];
  if (Array.isArray(value)) return value.flatMap((inner, index) => environmentFaults(inner, [...path, index]));
  return Object.entries(value).flatMap(([key, inner]) => environmentFaults(inner, [...path, key]));
}
