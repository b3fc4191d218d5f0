import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { z } from 'zod';

import { fault } from '../base/finding';
import { read } from '../base/read';
import type { SpecPath } from '../base/spec-path';
import { decode, type Decoded, type PlacedFinding } from './decode';
import { nativeFiles } from '../schema/files';
import type { Kind } from './kind';
import { recognize, recognizeBroken, recognizeByName } from './recognize';
import { pairsOf, parseYaml, textOf, type Position, type YamlFile } from './yaml-file';

/** A file, by the name that somebody gave. */
export interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/** A file that was read: what it says in the words of the model, and what is wrong with it by itself. */
export interface ReadFile {
  readonly name: string;
  readonly kind: Kind;
  readonly text: string;
  readonly yaml: YamlFile;
  /** What a person would have written in a spec; the text itself for a template. */
  readonly value: unknown;
  /** Paths are those of the file's declaration. */
  readonly findings: readonly PlacedFinding[];
  /** Where the value of a path stands, or what is nearest to it. */
  placeOf(path: SpecPath, offset?: number): Position;
}

/** Reads a file of a known kind. */
export function readAs(kind: Kind, { name, text }: NamedFile, yaml: YamlFile = parseYaml(text)): ReadFile {
  if (kind === 'template') return { name, kind, text, yaml, value: text, findings: [], placeOf: (_, offset = 0) => placeInText(text, offset) };
  const faults = yaml.faults.map(({ check, message, fix, line, column }): PlacedFinding => ({
    ...fault(check, [], message, fix),
    ...(check === 'more-than-one-document' && { severity: 'warning' as const }),
    position: { line, column },
  }));
  if (faults.some(({ severity }) => severity === 'error')) return { name, kind, text, yaml, value: undefined, findings: faults, placeOf: () => start };
  const schema: z.ZodType = nativeFiles[kind].declaration;
  const decoded = decode(yaml, schema, yaml.root, kind === 'rules' ? 'yaml v3' : 'yaml v2');
  // An empty file is an empty section.
  const value = decoded.value ?? {};
  const { findings } = read(schema, value);
  return { name, kind, text, yaml, value, findings: [...faults, ...decoded.findings, ...findings], placeOf: (path, offset) => placeOf(yaml, decoded, path, offset) };
}

/** Reads a file as what it is by its content; `undefined` where that is nothing that the servers read. */
export function readRecognized(file: NamedFile, isNamed: boolean): ReadFile | undefined {
  if (/\.tmpl$/.test(file.name)) return readAs('template', file);
  const yaml = parseYaml(file.text);
  const isBroken = yaml.faults.some(({ check }) => check === 'not-yaml');
  const kind = recognize(yaml, file.name, isNamed) ?? (isNamed ? recognizeByName(file.name) : isBroken ? recognizeBroken(file.name, file.text) : undefined);
  return kind === undefined ? undefined : readAs(kind, file, yaml);
}

const start: Position = { line: 1, column: 1 };

function placeInText(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Follows a path through the file as far as it goes; what is missing is reported where it would stand. */
function placeOf(yaml: YamlFile, { pairs, items }: Decoded, path: SpecPath, offset = 0): Position {
  let node: Node | undefined = yaml.root;
  // A map is found by its key, an element of a list by its own beginning.
  let anchor: object | undefined = node;
  for (const step of path) {
    if (isMap(node)) {
      const map: typeof node = node;
      const pair = (typeof step === 'string' ? pairs.get(map)?.get(step) : undefined) ?? [...pairsOf(yaml, map)].reverse().find(({ key }) => textOf(key) === String(step));
      if (pair === undefined) break;
      anchor = pair.key;
      node = yaml.resolve(pair.value);
    } else if (isSeq(node) && typeof step === 'number') {
      const item = (items.get(node) ?? node.items)[step] as Node | null | undefined;
      if (item === undefined || item === null) break;
      anchor = item;
      node = yaml.resolve(item);
    } else break;
  }
  if (isScalar(node) && node.value !== null && node.value !== '') return offset > 0 ? yaml.positionIn(node, offset) : (yaml.positionOf(node) ?? start);
  return yaml.positionOf(anchor) ?? yaml.positionOf(node) ?? start;
}
