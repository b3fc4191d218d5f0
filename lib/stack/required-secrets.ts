import { SecretKey } from '../base/secret';
import type { Alertmanager, Server } from './model';

/** A Secret that must exist before a workload starts, with the keys that are read of it. */
export interface RequiredSecret {
  readonly name: string;
  /** Sorted, each once. */
  readonly keys: readonly string[];
}

/** Every Secret that a part of the stack refers to, sorted by name: found in the model, wherever it stands. */
export function requiredSecrets(part: Server | Alertmanager | undefined): RequiredSecret[] {
  const keys = new Map<string, Set<string>>();
  collect(part, keys);
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, found]) => ({ name, keys: [...found].sort() }));
}

function collect(value: unknown, keys: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof SecretKey) {
    keys.set(value.name, (keys.get(value.name) ?? new Set<string>()).add(value.key));
    return;
  }
  for (const inner of Object.values(value)) collect(inner, keys);
}
