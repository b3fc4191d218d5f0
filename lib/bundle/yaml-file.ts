import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';

import { sourceOf } from './go-scalar';
import { goYamlFault } from './go-yaml';

/** A place in somebody's file, as editors count: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a file as YAML. */
export interface YamlFault extends Position {
  readonly check: 'not-yaml' | 'more-than-one-document';
  readonly message: string;
  readonly fix: string;
}

/** A file as YAML, with places. Scalars are texts still: what they mean, the field says that they are for. */
export interface YamlFile {
  /** What is read: of several documents the servers read the first one only. `undefined` where there is nothing. */
  readonly root: Node | undefined;
  /** All documents, as Kubernetes reads them. */
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly YamlFault[];
  positionOf(node: object | undefined): Position | undefined;
  /** The place of a character of a scalar's text. */
  positionIn(node: Scalar, offset: number): Position;
  /** What an alias stands for. */
  resolve(node: Node | null | undefined): Node | undefined;
}

/** One of the documents of a file. */
export interface YamlDocument {
  readonly root: Node | undefined;
}

/**
 * Reads a text as YAML 1.1, the version of the readers that the servers use.
 *
 * No scalar is resolved and no key is compared here: both are done by the reader of the section, as Go does it.
 */
export function parseYaml(text: string): YamlFile {
  const lines = new LineCounter();
  for (const { index } of text.matchAll(/^/gm)) lines.addNewLine(index);
  const documents = documentsIn(text);
  const [first, second] = documents;
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = first?.errors[0];
  const refused = broken === undefined ? goYamlFault(text, first) : undefined;
  const faults: YamlFault[] = [];
  if (broken !== undefined) faults.push({ check: 'not-yaml', ...at(broken.pos[0]), message: `not YAML: ${inOurWords(broken.message)}`, fix: 'indent with spaces, and quote what begins with a special character or holds ": " or " #"' });
  else if (refused !== undefined) faults.push({ check: 'not-yaml', ...at(refused.offset), message: `not YAML for the server: ${refused.message}`, fix: refused.fix });
  else if (second !== undefined) faults.push({ check: 'more-than-one-document', ...at(second.range[0]), message: 'a second document, which the server does not read', fix: 'write it into a file of its own' });
  return {
    root: first?.contents ?? undefined,
    documents: documents.map(({ contents }) => ({ root: contents ?? undefined })),
    faults,
    positionOf: (node) => {
      const offset = offsetOf(node);
      return offset === undefined ? undefined : at(offset);
    },
    positionIn: (node, offset) => at(placeInSource(text, node, offset)),
    resolve: (node) => resolveAlias(node, first),
  };
}

/**
 * Go lets the lines of a list in brackets, or of a map in braces, begin anywhere. Ours wants them behind the key: a line that is not is joined to
 * the one before it, which moves no character.
 */
function documentsIn(text: string): readonly Document.Parsed[] {
  const written = parsed(text);
  // What is broken in another way stays so, and is told as it is written.
  for (let [joined, documents, tries] = [text, written, 0]; tries < Math.min(200, mostRead / text.length); tries += 1, documents = parsed(joined)) {
    const broken = documents.flatMap(({ errors }) => errors)[0];
    if (broken === undefined) return documents;
    const next = broken.code === 'BAD_INDENT' && broken.message.startsWith('Flow') ? joinedAt(joined, broken.pos[0]) : undefined;
    if (next === undefined) return written;
    joined = next;
  }
  return written;
}

/** Characters that are read for one file at most, some of them again and again. */
const mostRead = 50_000_000;

function parsed(text: string): readonly Document.Parsed[] {
  const documents = parseAllDocuments(text, { version: '1.1', schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return Array.isArray(documents) ? documents : [];
}

/** The text with blanks for a line break and the comment before it: those at an offset, or else the last ones before it. Nothing where there are none. */
function joinedAt(text: string, offset: number): string | undefined {
  const [ahead] = /^[ \t]*(?:#[^\n]*)?\r?\n/.exec(text.slice(offset)) ?? [];
  const [behind, lineEnd = ''] = /((?: #[^\n]*)?\r?\n)[^\n]*$/.exec(text.slice(0, offset)) ?? [];
  if (ahead === undefined && behind === undefined) return undefined;
  const [from, length] = ahead === undefined ? [offset - (behind ?? '').length, lineEnd.length] : [offset, ahead.length];
  return `${text.slice(0, from)}${' '.repeat(length)}${text.slice(from + length)}`;
}

/** The sentence without what it says twice, and begun as ours are. */
const inOurWords = (message: string): string => {
  const line = (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '').replace(/[.:]$/, '');
  return `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
};

function resolveAlias(node: Node | null | undefined, document: Document.Parsed | undefined): Node | undefined {
  if (node === null || node === undefined) return undefined;
  if (!isAlias(node)) return node;
  return document === undefined ? undefined : (node).resolve(document);
}

const offsetOf = (node: object | undefined): number | undefined => {
  if (node === undefined || !('range' in node)) return undefined;
  const { range } = node as { readonly range?: readonly number[] | null };
  return range?.[0];
};

/**
 * Where in the source a character of a scalar's value stands. Exact for plain and quoted text on one line and for literal blocks;
 * for text that the syntax folds or escapes, the line on which it begins.
 */
function placeInSource(source: string, node: Scalar, offset: number): number {
  const [start = 0, end = start] = node.range ?? [];
  if (node.type === 'BLOCK_LITERAL') return placeInBlock(source, start, end, String(node.value), offset);
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const written = source.slice(start + quote, end - quote);
  return written.startsWith(String(node.value).slice(0, offset)) ? start + quote + offset : start + quote;
}

/** A literal block keeps its lines: the character is on the same line of it, behind the indentation. */
function placeInBlock(source: string, start: number, end: number, value: string, offset: number): number {
  const before = value.slice(0, offset).split('\n');
  const first = source.indexOf('\n', start) + 1;
  const lines = source.slice(first, end).split('\n');
  const indentation = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  const above = lines.slice(0, before.length - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return first + above + indentation + (before.at(-1)?.length ?? 0);
}

/**
 * The pairs of a map, with those that `<<` brings; what is no map has none.
 *
 * Version 2 of Go's reader sets them one after the other, so what `<<` brings wins over what stands before it. For version 3, which reads
 * rule files, a map's own pairs always win.
 */
export function pairsOf(file: YamlFile, map: YAMLMap, ownWin = false): readonly Pair<Node, Node | null>[] {
  const own = map.items as Pair<Node, Node | null>[];
  if (!own.some(isMerge)) return own;
  const names = new Set(own.filter((pair) => !isMerge(pair)).map(({ key }) => textOf(key)));
  const merged = new Set<Pair<Node, Node | null>>();
  let result: Pair<Node, Node | null>[] = [];
  for (const pair of own) {
    const brought = isMerge(pair) ? broughtBy(file, pair, ownWin).filter(({ key }) => !ownWin || !names.has(textOf(key))) : [];
    // The same key twice in the map itself stays there twice: that is for its reader to say.
    for (const fresh of isMerge(pair) ? brought : [pair]) {
      result = result.filter((before) => textOf(before.key) !== textOf(fresh.key) || (!isMerge(pair) && !merged.has(before)));
      result.push(fresh);
    }
    for (const fresh of brought) merged.add(fresh);
  }
  return result;
}

/** The names that `<<` brings and that are there already, from the map itself or from another `<<`. */
export function broughtTwice(file: YamlFile, map: YAMLMap): readonly Pair<Node, Node | null>[] {
  const seen = new Set<string>();
  return (map.items as Pair<Node, Node | null>[]).flatMap((pair) => {
    const fresh = isMerge(pair) ? broughtBy(file, pair, false) : [pair];
    const again = fresh.some(({ key }) => seen.has(textOf(key)));
    for (const { key } of fresh) seen.add(textOf(key));
    return again ? [pair] : [];
  });
}

/** The pairs that bring what is neither a map nor a list of maps. */
export const wrongMerges = (file: YamlFile, map: YAMLMap): readonly Pair<Node, Node | null>[] =>
  (map.items as Pair<Node, Node | null>[]).filter((pair) => {
    const node = isMerge(pair) ? file.resolve(pair.value) : undefined;
    return isMerge(pair) && !isMap(node) && !(isSeq(node) && node.items.every((item) => isMap(file.resolve(item as Node | null))));
  });

const isMerge = ({ key }: Pair<Node, Node | null>): boolean => isScalar(key) && key.value === '<<' && key.type === 'PLAIN';

/** Of several maps, an earlier one wins. */
function broughtBy(file: YamlFile, { value }: Pair<Node, Node | null>, ownWin: boolean): readonly Pair<Node, Node | null>[] {
  const node = file.resolve(value);
  const maps = node === undefined ? [] : isMap(node) ? [node] : 'items' in node ? (node.items as Node[]).map((item) => file.resolve(item)) : [];
  return [...maps].reverse().flatMap((item) => (item !== undefined && isMap(item) ? pairsOf(file, item, ownWin) : []));
}

/** A key, or any other scalar, as the text that it is written as; `!!binary` as what it holds. */
export const textOf = (key: Node | null | undefined): string => {
  if (!isScalar(key)) return '';
  const text = sourceOf(key);
  return isBinary(key) ? (fromBase64(text) ?? '') : text;
};

/** Whether a scalar is text at all: `!!binary` may hold anything. */
export const isReadable = (scalar: Scalar): boolean => !isBinary(scalar) || fromBase64(sourceOf(scalar)) !== undefined;

const isBinary = ({ tag }: Scalar): boolean => tag === 'tag:yaml.org,2002:binary';

/** `undefined` when it is not base64, or not UTF-8 beneath that. */
function fromBase64(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
