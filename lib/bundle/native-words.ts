import { z } from 'zod';

import { nativeKey } from '../base/native';
import type { SpecPath } from '../base/spec-path';
import { alternativesOf } from '../base/native-fields';
import { nativeFiles } from '../schema/files';

let words: ReadonlyMap<string, string> | undefined;

/** The names of all fields whose file's name differs, by the name that a person writes in a spec. */
function nativeWords(): ReadonlyMap<string, string> {
  if (words !== undefined) return words;
  const found = new Map<string, string>();
  const seen = new Set<z.ZodType>();
  const visit = (schema: z.ZodType): void => {
    // Any JSON, which has no fields of ours and no end.
    if (schema instanceof z.ZodLazy) return;
    for (const inner of alternativesOf(schema)) {
      if (seen.has(inner)) continue;
      seen.add(inner);
      if (inner instanceof z.ZodArray) visit(inner.element as z.ZodType);
      if (inner instanceof z.ZodRecord) visit(inner.valueType as z.ZodType);
      if (!(inner instanceof z.ZodObject)) continue;
      const shape: Readonly<Record<string, z.ZodType>> = inner.shape;
      for (const [key, field] of Object.entries(shape)) {
        if (nativeKey(key, field) !== key) found.set(key, nativeKey(key, field));
        visit(field);
      }
    }
  };
  for (const { declaration } of Object.values(nativeFiles)) visit(declaration);
  words = found;
  return found;
}

/** A reference in a list of files, where a file has a path. */
const listedReference = /\[secret\("<name>", "<key>"\)\]/g;

/** A sentence about a spec as one about a file: fields by the names that the file has for them. What stands in quotes is the user's. */
export const inNativeWords = (text: string): string =>
  text
    .replace(listedReference, '["<path>"]')
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part) => (part.startsWith('"') ? part : part.replace(/(?<![$.])\b[a-z]+[A-Z][A-Za-z0-9]*\b/g, (word) => nativeWords().get(word) ?? word)))
    .join('');

/** A path in a spec as one in a file: `scrape_configs[0].scrape_timeout`. */
export const nativePath = (path: SpecPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const word = nativeWords().get(step) ?? step;
    if (!/^[A-Za-z_][\w-]*$/.test(word)) return `${text}[${JSON.stringify(word)}]`;
    return text === '' ? word : `${text}.${word}`;
  }, '');
