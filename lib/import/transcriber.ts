import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { z } from 'zod';

import { ByteSize } from '../base/byte-size';
import { metaOf } from '../base/native-fields';
import { isRuledOut } from '../base/ruled-out';
import { SecretFile, SecretKey, SecretText } from '../base/secret';
import type { SpecPath } from '../base/spec-path';
import { NotationError } from '../base/value';
import { decode, type Decoded } from '../bundle/decode';
import { nativePath } from '../bundle/native-words';
import type { ReadFile } from '../bundle/read-file';
import { pairsOf, textOf } from '../bundle/yaml-file';
import { nativeFiles, type NativeFileName } from '../schema/files';
import { clearFields, elementOf, fieldOf } from './clear-fields';
import { FileComments, nothing, withoutCredentials, type Passed } from './comments';
import { field, item, listOf, literal, objectOf, type Expression, type Field, type Item } from './expression';
import { fieldsAt, isPlain, listAt, type Fields } from '../bundle/fields-at';
import { withHiddenCredentials } from './hidden-credentials';
import type { Ledger, Place } from './ledger';
import { secretKeyFor } from './secret-key';
import { withoutPassword } from './url-password';

/** A file of YAML; templates are none. */
export type YamlReadFile = ReadFile & { readonly kind: NativeFileName };

/** What an importer decides about an element of a list before it is written: `true` where it is taken care of. */
export type TakesOver = (path: SpecPath, value: unknown, place: Place) => boolean;

/** A file as an expression. */
export interface Transcript {
  /** What was read, with credentials that are still there: what the expression must mean. */
  readonly value: unknown;
  readonly expression: Expression | undefined;
  /** Comments about the whole file. */
  readonly head: readonly string[];
  /** Comments behind everything. */
  readonly tail: readonly string[];
}

interface Surroundings {
  readonly ledger: Ledger;
  /** Name of the Secret for credentials of this file. */
  readonly secret: string;
  placeOf(file: ReadFile, path: SpecPath): Place;
  readonly takesOver?: TakesOver;
}

/** Writes a file as a person would write the same in TypeScript: in its order, with its comments, and with references for credentials. */
export function transcribe(file: YamlReadFile, surroundings: Surroundings): Transcript {
  const schema: z.ZodType = nativeFiles[file.kind].declaration;
  const decoded = decode(file.yaml, schema, file.yaml.root, file.kind === 'rules' ? 'yaml v3' : 'yaml v2');
  const value = file.kind === 'rules' ? withoutOuterSpace(decoded.value) : withHiddenCredentials(decoded.value);
  const comments = new FileComments(file.text, withoutCredentials(credentialsIn(value)));
  const transcriber = new Transcriber(file, value, decoded, comments, surroundings);
  const expression = transcriber.write(schema, value, file.yaml.root, []);
  return { value, expression, head: comments.head, tail: transcriber.finish() };
}

/** White space around an expression, which a block of YAML ends in, has no meaning. */
const withoutOuterSpace = (value: unknown): unknown => ({
  ...fieldsAt(value),
  groups: listAt(fieldsAt(value)['groups']).map((group) => ({ ...fieldsAt(group), rules: listAt(fieldsAt(group)['rules']).map((rule) => trimmed(fieldsAt(rule))) })),
});

const trimmed = (rule: Fields): Fields => (typeof rule['expr'] === 'string' ? { ...rule, expr: rule['expr'].trim() } : rule);

/** A size as it is written, where a spec reads that alike; files have a notation of their own. */
function sizeText(size: ByteSize, node: Node | undefined): string {
  const written = isScalar(node) ? textOf(node) : '';
  try {
    return ByteSize.parse(written).compare(size) === 0 ? written : size.toString();
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return size.toString();
  }
}

/** Every text that is a credential. */
function credentialsIn(value: unknown): readonly string[] {
  if (value instanceof SecretText) return [value.reveal()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(credentialsIn) : [];
}

/** The last element that was written, for comments behind it. */
type Written = Field | Item;

class Transcriber {
  #last: Written | undefined;

  constructor(
    private readonly file: ReadFile,
    private readonly root: unknown,
    private readonly decoded: Decoded,
    private readonly comments: FileComments,
    private readonly surroundings: Surroundings,
  ) {}

  /** `undefined` for what cannot be written; the ledger says it then. */
  write(schema: z.ZodType, value: unknown, node: Node | undefined, path: SpecPath): Expression | undefined {
    if (value instanceof SecretText) return { kind: 'reference', value: this.surroundings.ledger.refer(value, this.surroundings.secret, secretKeyFor(path, this.root), this.#place(path)) };
    if (value instanceof SecretFile) return { kind: 'reference', value: this.#file(value) };
    if (value instanceof ByteSize) return literal(sizeText(value, node));
    if (typeof value === 'string') return literal(this.#text(value, path));
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return literal(value);
    if (Array.isArray(value)) return this.#list(elementOf(schema), value, isSeq(node) ? node : undefined, path);
    return isPlain(value) ? this.#object(schema, value, isMap(node) ? node : undefined, path) : undefined;
  }

  /** The comments behind everything. */
  finish(): readonly string[] {
    const { trailing, end, before } = this.comments.until(Infinity);
    this.#last?.trailing.push(...trailing);
    return [...end, ...before];
  }

  #list(element: z.ZodType, values: readonly unknown[], node: YAMLSeq | undefined, path: SpecPath): Expression {
    const items: Item[] = [];
    // Some elements of a list do not count, and have no value then.
    const elements: readonly unknown[] = node === undefined ? [] : (this.decoded.items.get(node) ?? node.items);
    values.forEach((value, index) => {
      const written = elements[index] as Node | null | undefined;
      const passed = this.#pass(this.#startOf(written, node), items.at(-1)?.value);
      const place = [...path, index];
      if (this.surroundings.takesOver?.(place, value, this.#place(place)) === true) return;
      const needed = clearFields(element, value, place).filter(({ isNeeded }) => isNeeded);
      for (const { path: at, instead } of needed) this.#lose(at, `the server takes it only in clear, so ${nativePath(place)} is left out: ${instead}`);
      if (needed.length > 0) return;
      const comments = this.#begin(item(literal(null), passed), node);
      const expression = this.write(element, value, this.file.yaml.resolve(written), place);
      if (expression !== undefined) items.push(Object.assign(comments, { value: expression }));
    });
    return listOf(items);
  }

  #object(schema: z.ZodType, value: Fields, node: YAMLMap | undefined, path: SpecPath): Expression {
    const fields: Field[] = [];
    const pairs = node === undefined ? undefined : (this.decoded.pairs.get(node) ?? new Map(pairsOf(this.file.yaml, node).map((pair) => [textOf(pair.key), pair])));
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const pair = pairs?.get(key);
      const passed = this.#pass(offsetOf(pair?.key), fields.at(-1)?.value);
      const at = [...path, key];
      const declared = fieldOf(schema, value, key);
      if (declared !== undefined && this.#isLost(declared, inner, at)) continue;
      const comments = this.#begin(field(key, literal(null), passed), node);
      const expression = declared === undefined ? undefined : this.write(declared, inner, this.file.yaml.resolve(pair?.value), at);
      if (expression !== undefined) fields.push(Object.assign(comments, { value: expression }));
    }
    return objectOf(fields);
  }

  /** Begins an element, to which comments on its line belong until the next one begins. What stands within brackets shares the line with others. */
  #begin<E extends Written>(element: E, parent: YAMLMap | YAMLSeq | undefined): E {
    if (parent?.flow !== true) this.#last = element;
    return element;
  }

  /** Hands out the comments up to an element: behind the last one, at the end of the one before, and before this one. */
  #pass(offset: number | undefined, previous: Expression | undefined): { before: string[] } {
    const { trailing, end, before }: Passed = offset === undefined ? nothing : this.comments.until(offset);
    this.#last?.trailing.push(...trailing);
    if (previous?.kind !== 'object' && previous?.kind !== 'list') return { before: [...end, ...before] };
    previous.end.push(...end);
    return { before: [...before] };
  }

  /** Where an element of a list begins: at its dash, where it has one. */
  #startOf(node: Node | null | undefined, list: YAMLSeq | undefined): number | undefined {
    const offset = offsetOf(node);
    if (offset === undefined || list?.flow === true) return offset;
    const line = this.file.text.lastIndexOf('\n', offset - 1) + 1;
    const dash = /^\s*-\s/.exec(this.file.text.slice(line, offset));
    return dash === null ? offset : line + dash[0].length - 2;
  }

  /** A field that nobody can write: a credential in clear only, or one that the declaration has for its own message. */
  #isLost(declared: z.ZodType, value: unknown, path: SpecPath): boolean {
    const instead = metaOf(declared, 'inClear');
    if (typeof instead === 'string') this.#lose(path, `the server takes it only in clear: ${instead}`);
    else if (isRuledOut(declared)) this.#lose(path, declared.safeParse(value).error?.issues[0]?.message ?? 'it cannot be written');
    else return false;
    return true;
  }

  /** A file that lies where our own targets put the keys of Secrets is one. */
  #file(file: SecretFile): SecretFile | SecretKey {
    const [, name, key] = /^\.\.\/secrets\/([^/]+)\/([^/]+)$/.exec(file.path) ?? [];
    if (name !== undefined && key !== undefined) return new SecretKey(name, key);
    this.surroundings.ledger.files.push(file);
    return file;
  }

  #text(text: string, path: SpecPath): string {
    const rest = withoutPassword(text);
    if (rest === undefined) return text;
    this.#lose(path, 'a URL with a password in clear, which is left out: the field has no reference for it');
    return rest;
  }

  #lose(path: SpecPath, why: string): void {
    this.surroundings.ledger.lose(`${nativePath(path)}: ${why}`, this.#place(path));
  }

  #place(path: SpecPath): Place {
    return this.surroundings.placeOf(this.file, path);
  }
}

const offsetOf = (node: Node | null | undefined): number | undefined => node?.range?.[0];
