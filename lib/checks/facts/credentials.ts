import { SecretFile, SecretKey, type Secret } from '../../base/secret';
import type { SpecPath } from '../../base/spec-path';
import type { Stack } from '../../stack/model';
import { alertmanagerPath } from './alertmanager-path';

/** A credential by reference, and where it is needed. */
export interface CredentialPlace {
  readonly path: SpecPath;
  readonly secret: Secret;
}

/** Every credential of the stack, wherever it stands. */
export const credentials = (stack: Stack): CredentialPlace[] => [...find(stack.server, []), ...find(stack.alertmanager, alertmanagerPath(stack))];

function find(value: unknown, path: SpecPath): CredentialPlace[] {
  if (value instanceof SecretKey || value instanceof SecretFile) return [{ path, secret: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => find(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => find(inner, [...path, key]));
}
