import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { output } from './command';
import { checkout, engineFolder } from './engines';

/** The container images that manifests or a Compose file name, each once. */
export function imagesOf(...manifests: readonly string[]): readonly string[] {
  const references = manifests.flatMap((text) => [...text.matchAll(/^[ -]*image: *["']?([^\s"']+)/gm)].map(([, reference]) => reference ?? ''));
  return [...new Set(references)].sort();
}

/** Makes images of the engines under these names, and gives the archives; throws when a name asks for another release than the pinned one. */
export async function makeImages(folder: string, references: readonly string[]): Promise<readonly string[]> {
  await output('bash', [join(checkout, 'test/e2e/images.sh'), engineFolder(), folder, ...references]);
  return readdirSync(folder).map((name) => join(folder, name));
}

/** The text of a file of the checkout. */
export const textOf = (...path: readonly string[]): string => readFileSync(join(checkout, ...path), 'utf8');
