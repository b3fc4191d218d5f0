import { SecretKey } from '../../base/secret';
import type { RequiredSecret } from '../../stack/required-secrets';

/** Name of a key in the project: Compose knows single secrets, no groups. */
const sourceName = ({ name, key }: SecretKey): string => `${name}-${key}`.replace(/[^A-Za-z0-9_-]/g, '-');

/** Where a program finds a key: beside its configuration folder, as on every target. */
export const mountedAt = (folder: string, { name, key }: SecretKey): string => `${folder}/secrets/${name}/${key}`;

/** A key as a service asks for it. */
export const composeSecret = (folder: string, secret: SecretKey): { source: string; target: string } => ({ source: sourceName(secret), target: mountedAt(folder, secret) });

/** The keys of Secrets, one by one. */
export const keysOf = (secrets: readonly RequiredSecret[]): SecretKey[] => secrets.flatMap(({ name, keys }) => keys.map((key) => new SecretKey(name, key)));

/** Where the project reads the keys: files that its user makes, each with the value and nothing else. */
export const secretFiles = (secrets: readonly SecretKey[]): Record<string, { file: string }> =>
  Object.fromEntries([...new Map(secrets.map((secret) => [sourceName(secret), { file: `./secrets/${secret.name}/${secret.key}` }]))].sort(([a], [b]) => (a < b ? -1 : 1)));
