import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { z } from 'zod';

import { fault, type Finding } from '../base/finding';
import { unwrap } from '../base/read';
import { isRuledOut } from '../base/ruled-out';
import { SecretFile, SecretText } from '../base/secret';
import { byteSize } from '../base/section';
import type { SpecPath } from '../base/spec-path';
import { suggest } from '../base/suggestion';
import { NotationError } from '../base/value';
import { fieldIn, hasNotation, holdsCredential, isBoolean, isOfOtherKind, isPlainText, isText, isWord, mayBeAbsent, zeroOf } from './declared';
import { alternativesOf, fieldsOf, isCredential, meantSections, metaOf, type KnownField } from '../base/native-fields';
import { goScalar, inGo, isLeftOut, isMistagged, numberAt } from './go-scalar';
import { parseGoSize } from './go-size';
import { broughtTwice, isReadable, pairsOf, textOf, wrongMerges, type Position, type YamlFile } from './yaml-file';

/** What a file says, in the words of the model, and what is wrong with it as a file. */
export interface Decoded {
  /** What a person would have written for it. */
  readonly value: unknown;
  readonly findings: readonly PlacedFinding[];
  /** Which pair of a map says which field. */
  readonly pairs: WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>;
  /** Which elements of a list count, where some do not. */
  readonly items: WeakMap<YAMLSeq, readonly unknown[]>;
}

/**
 * Turns a file into what a person would have written for its declaration: the keys in camelCase, credentials as references or as texts
 * that nobody sees, and each scalar read as Go reads it for a field of this kind.
 *
 * What the declaration refuses is left for `read`, which says so. Here is judged what is lost on the way: keys that are not known,
 * that stand twice, or that have no effect.
 */
export function decode(file: YamlFile, schema: z.ZodType, root: Node | undefined = file.root, reader: Reader = 'yaml v2'): Decoded {
  const decoder = new Decoder(file, reader);
  const value = decoder.value(schema, root, []);
  return { value, findings: decoder.findings, pairs: decoder.pairs, items: decoder.items };
}

/** Go's readers of YAML: version 3 reads rule files, version 2 all others. */
export type Reader = 'yaml v2' | 'yaml v3';

/** A finding in a file; the place where it is known better than by its path. */
export interface PlacedFinding extends Finding {
  readonly position?: Position;
}

class Decoder {
  readonly findings: PlacedFinding[] = [];
  readonly pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();
  readonly items = new WeakMap<YAMLSeq, readonly unknown[]>();

  constructor(
    private readonly file: YamlFile,
    private readonly reader: Reader,
  ) {}

  /** `undefined` where nothing is said. */
  value(schema: z.ZodType, node: Node | null | undefined, path: SpecPath): unknown {
    const given = this.file.resolve(node);
    if (given === undefined) return undefined;
    const alternatives = alternativesOf(schema);
    if (isScalar(given)) {
      if (!isReadable(given)) this.findings.push(fault('malformed-value', path, 'not text: its bytes are not base64 of UTF-8', 'write it as plain text'));
      if (isMistagged(given, this.reader === 'yaml v3')) this.findings.push(fault('malformed-value', path, 'not what its tag says', 'remove the tag'));
      return this.scalar(alternatives, given);
    }
    if (isSeq(given)) {
      const list = alternatives.find((alternative) => alternative instanceof z.ZodArray);
      if (list === undefined && alternatives.some(holdsCredential)) return [hidden];
      const element = list === undefined ? z.unknown() : (list.element as z.ZodType);
      return this.elements(schema, given, path).map((item, index) => this.element(element, item as Node | null, [...path, index]));
    }
    if (!isMap(given)) return undefined;
    const sections = alternatives.filter((alternative): alternative is z.ZodObject => alternative instanceof z.ZodObject);
    if (sections.length > 0) return this.section(sections, given, path);
    const record = alternatives.find((alternative) => alternative instanceof z.ZodRecord);
    return this.record(record === undefined ? z.unknown() : (record.valueType as z.ZodType), given, path);
  }

  /** The elements that count. Of some lists the server leaves out those that are empty. */
  private elements(schema: z.ZodType, list: YAMLSeq, path: SpecPath): readonly unknown[] {
    if (metaOf(schema, 'skipsNull') !== true) return list.items;
    const kept = list.items.filter((item) => !isLeftOut(this.file.resolve(item as Node | null)));
    if (kept.length < list.items.length) this.findings.push({ ...fault('empty-element', path, 'an empty element, of which the server makes nothing', 'remove it'), severity: 'warning', ours: true });
    this.items.set(list, kept);
    return kept;
  }

  /** An empty element of a list stays one, for the declaration to refuse. */
  private element(schema: z.ZodType, node: Node | null, path: SpecPath): unknown {
    const value = this.value(schema, node, path);
    if (value !== undefined && value !== '') return value;
    // Some texts cannot be left out, where an empty one would mean something.
    return alternativesOf(schema).some(isText) && !(isLeftOut(this.file.resolve(node)) && metaOf(schema, 'needed') === true) ? '' : null;
  }

  private scalar(alternatives: readonly z.ZodType[], scalar: Scalar): unknown {
    const resolved = goScalar(scalar);
    // Nothing, in whichever word, is the empty text.
    const text = resolved.kind === 'null' ? '' : textOf(scalar);
    const has = (isOne: (schema: z.ZodType) => boolean): boolean => alternatives.some(isOne);
    if (has(isBoolean)) {
      if (resolved.kind === 'bool') return resolved.value;
      if (resolved.kind === 'null') return false;
    }
    if (has((schema) => schema instanceof z.ZodNumber)) {
      const whole = alternatives.find((schema): schema is z.ZodNumber => schema instanceof z.ZodNumber && schema.format === 'safeint');
      if (resolved.kind === 'int' || resolved.kind === 'float') return whole === undefined ? resolved.value : inGo(resolved, whole.minValue === 0);
      if (resolved.kind === 'null') return 0;
    }
    if (has((schema) => schema instanceof z.ZodUnknown || schema instanceof z.ZodAny)) return 'value' in resolved ? resolved.value : resolved.kind === 'null' ? null : text;
    // Beside a credential, a text that is one of a few words is meant only when it is one of them.
    if (has((schema) => isPlainText(schema) && !(isWord(schema) && has(isCredential) && !schema.safeParse(text).success))) return text;
    // Beside a number, only a file holds a credential: what stands here is none.
    if (has(isCredential) && has((schema) => schema instanceof z.ZodNumber)) return text;
    if (has(isCredential)) return text === '' && !(resolved.kind !== 'null' && has((schema) => metaOf(schema, 'emptyIsRefused') === true)) ? undefined : new SecretText(text);
    if (has(isText)) return text;
    if (resolved.kind === 'null') return undefined;
    return has(holdsCredential) ? hidden : text;
  }

  private record(values: z.ZodType, map: YAMLMap, path: SpecPath): Record<string, unknown> {
    const pairs = this.pairsOf(map);
    this.refuseRepeated(map, pairs, path);
    // A section forgets what it had; a map does not.
    for (const pair of this.reader === 'yaml v2' && pairs !== map.items ? broughtTwice(this.file, map) : []) {
      this.findings.push(this.atKey(pair, fault('duplicate-key', path, 'not unique, "<<" brings a key that is there too', 'keep one of the two')));
    }
    // A section by name that is left empty is one without anything in it; in a list it is none.
    const isOfSections = values instanceof z.ZodObject;
    return Object.fromEntries(pairs.map(({ key, value }) => [textOf(key), this.element(values, value, [...path, textOf(key)]) ?? (isOfSections ? {} : null)]));
  }

  private section(sections: readonly z.ZodObject[], map: YAMLMap, path: SpecPath): Record<string, unknown> {
    const pairs = this.pairsOf(map);
    this.refuseRepeated(map, pairs, path);
    const texts = new Map(pairs.map(({ key, value }) => [textOf(key), this.decidingText(value)]));
    const meant = meantSections(sections, (key) => texts.get(key));
    const result: Record<string, unknown> = {};
    const places = new Map<string, Pair<Node, Node | null>>();
    for (const pair of pairs) {
      const name = textOf(pair.key);
      if (meant.length === 1 && this.isBesides(meant[0] as z.ZodObject, sections, pair, [...path, name])) continue;
      const field = fieldIn(meant, name) ?? fieldIn(sections, name);
      if (field === undefined) {
        const names = [...new Set(meant.flatMap((section) => [...fieldsOf(section)].flatMap(([known, { schema }]) => (isRuledOut(schema) ? [] : [known]))))];
        this.findings.push(this.atKey(pair, fault('unknown-key', [...path, name], `unknown key "${name}"`, suggest(name, names))));
        continue;
      }
      const value = this.field(field, fieldIn(sections, name), name, pair.value, [...path, field.key]);
      if (value === undefined) continue;
      if (field.key in result) {
        // The same key twice is told already.
        if (textOf(places.get(field.key)?.key) !== name) this.findings.push({ ...this.atKey(pair, fault(...this.clash(field, name, [...path, name]))), ...(isReadAsIs(path) && { ours: true as const }) });
        continue;
      }
      places.set(field.key, pair);
      result[field.key] = value;
    }
    this.pairs.set(map, places);
    for (const pair of pairs) {
      const rival = /^(.+)_ref$/.exec(textOf(pair.key))?.[1];
      const taken = rival === undefined ? undefined : fieldIn(meant, rival)?.key;
      if (taken !== undefined && taken in result && result[taken] !== '' && !isLeftOut(this.file.resolve(pair.value))) this.findings.push({ ...this.atKey(pair, fault('conflicting-value', [...path, textOf(pair.key)], `cannot be combined with ${taken}`, 'remove it')), ...(isReadAsIs(path) && { ours: true as const }) });
    }
    for (const { key, schema } of meant.length === 1 ? fieldsOf(meant[0] as z.ZodObject).values() : []) {
      if (!(key in result) && metaOf(schema, 'zero') === true) result[key] = zeroOf(schema);
    }
    return result;
  }

  /** Whether the key belongs to another of the sections, and the one that is meant says what becomes of it. */
  private isBesides(meant: z.ZodObject, sections: readonly z.ZodObject[], { key, value }: Pair<Node, Node | null>, path: SpecPath): boolean {
    const name = textOf(key);
    const besides = (metaOf(meant, 'besides') as Readonly<Record<string, Besides>> | undefined)?.[name];
    const field = fieldIn(sections, name);
    if (besides === undefined || field === undefined) return false;
    const given = this.file.resolve(value);
    const text = isScalar(given) ? textOf(given) : undefined;
    const isAssumed = typeof besides === 'object' ? text === besides.as || Number(text) === Number(besides.as || NaN) : besides === 'ignored' || (isLeftOut(given) && name !== 'regex');
    const read = this.value(field.schema, value, path);
    // What is ignored has to be of its kind all the same.
    if (read !== undefined && read !== '' && !field.schema.safeParse(read).success) this.findings.push(fault('malformed-value', path, 'has no effect here, and is not what it has to be', 'remove it'));
    else if (isAssumed) this.findings.push({ ...fault('field-without-effect', path, 'has no effect here', 'remove it'), severity: 'warning', ours: true });
    else this.findings.push(fault('conflicting-value', path, 'cannot be combined with the rest of the section', 'remove it'));
    return true;
  }

  /** The text of a key that can decide which section is meant; in lower case where the server does not mind. */
  private decidingText(value: Node | null): string | undefined {
    const node = this.file.resolve(value);
    return isScalar(node) && goScalar(node).kind !== 'null' ? String(node.value) : undefined;
  }

  private field({ schema, form, inner }: KnownField, other: KnownField | undefined, name: string, node: Node | null, path: SpecPath): unknown {
    if (form !== 'own') {
      const file = name.endsWith('_file');
      const given = this.file.resolve(node);
      if (given !== undefined && !isScalar(given)) return this.refuse(path, 'a text');
      const text = isScalar(given) && goScalar(given).kind !== 'null' ? textOf(given) : '';
      if (text === '') return undefined;
      const secret = file ? new SecretFile(text) : new SecretText(text);
      return form === 'former' && inner !== undefined ? { [inner]: secret } : secret;
    }
    if (metaOf(schema, 'inClear') !== undefined) return this.clear(node, metaOf(schema, 'isList') === true, path);
    if (unwrap(schema) === unwrap(byteSize)) return this.size(schema, node, path);
    if (metaOf(schema, 'nullIsZero') === true && isLeftOut(this.file.resolve(node))) return '0s';
    const effect = metaOf(schema, 'withoutEffect');
    if (typeof effect === 'string') {
      // It has to be of its kind all the same, which another of the sections knows.
      if (other !== undefined && !isLeftOut(this.file.resolve(node)) && isOfOtherKind(other.schema, this.value(other.schema, node, path))) this.findings.push(fault('wrong-type', path, 'has no effect here, and is not of its kind', 'remove it'));
      this.findings.push({ ...fault('field-without-effect', path, effect, 'remove it'), severity: 'warning', ours: true });
      return undefined;
    }
    const value = this.value(schema, node, path);
    if (metaOf(schema, 'anyText') === true && typeof value === 'string' && value !== '' && !schema.safeParse(value).success) {
      this.findings.push({ ...fault('unknown-value', path, `unknown value "${value}"`, 'write one that is known, or remove it'), severity: 'warning', ours: true });
      return undefined;
    }
    const count = metaOf(schema, 'nanoseconds') === true ? numberAt(this.file.resolve(node)) : undefined;
    // A number beyond those of Go stays a text without a unit, which is none of the notation.
    if (count !== undefined && count < 2 ** 63) return `${Math.max(Math.trunc(count), Number.MIN_SAFE_INTEGER)}ns`;
    if (metaOf(schema, 'anyCase') === true && typeof value === 'string') return value.toLowerCase();
    // An empty text that is none of the field's is as good as no text; left out, it always is.
    if (metaOf(schema, 'keepsEmpty') === true) return value;
    if (metaOf(schema, 'emptyIsAbsent') === true && value === '') return undefined;
    return value === '' && !schema.safeParse('').success && (isLeftOut(this.file.resolve(node)) || (mayBeAbsent(schema) && alternativesOf(schema).some(isText) && !hasNotation(schema) && metaOf(schema, 'emptyIsRefused') !== true)) ? undefined : value;
  }

  /** Files have a notation of their own for sizes. */
  private size(schema: z.ZodType, node: Node | null, path: SpecPath): unknown {
    const given = this.file.resolve(node);
    if (isLeftOut(given)) return undefined;
    if (!isScalar(given)) return this.value(schema, node, path);
    try {
      const size = parseGoSize(textOf(given));
      if (size !== 'negative') return size;
      if (metaOf(schema, 'notNegative') === true) this.findings.push(fault('value-too-small', path, `less than 0, got "${textOf(given)}"`, 'use at least 0'));
      else this.findings.push({ ...fault('value-too-small', path, `less than 0, which means no limit, got "${textOf(given)}"`, 'write 0, or remove it'), severity: 'warning', ours: true });
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      this.findings.push(fault('malformed-value', path, error.message, error.fix));
    }
    return undefined;
  }

  /** A credential or a list of them, as texts that nobody sees. */
  private clear(node: Node | null, isList: boolean, path: SpecPath): unknown {
    const given = this.file.resolve(node);
    if (given === undefined || (isScalar(given) && goScalar(given).kind === 'null')) return undefined;
    if (isList) return isSeq(given) ? given.items.map((item, index) => this.clear(item as Node | null, false, [...path, index]) ?? new SecretText('')) : this.refuse(path, 'a list');
    if (!isScalar(given)) return this.refuse(path, 'a text');
    return textOf(given) === '' ? undefined : new SecretText(textOf(given));
  }

  /** What is written is not shown: it may be a credential. */
  private refuse(path: SpecPath, what: string): undefined {
    this.findings.push(fault('wrong-type', path, `not ${what}`, `write ${what}`));
  }

  /** Two keys that say the same field. */
  private clash({ key, form }: KnownField, name: string, path: SpecPath): [string, SpecPath, string, string] {
    if (form === 'former') return ['authentication-methods-combined', path, `cannot be combined with another way to say who asks, got "${name}" too`, 'keep one of them'];
    return ['conflicting-value', path, `cannot be combined with ${name.endsWith('_file') ? key : `${key}File`}`, 'keep one of the two'];
  }

  /** A finding about a key rather than about its value. */
  private atKey({ key }: Pair<Node, Node | null>, found: Finding): PlacedFinding {
    const position = this.file.positionOf(key);
    return { ...found, ...(position !== undefined && { position }) };
  }

  private pairsOf(map: YAMLMap): readonly Pair<Node, Node | null>[] {
    return pairsOf(this.file, map, this.reader === 'yaml v3');
  }

  private refuseRepeated(map: YAMLMap, pairs: readonly Pair<Node, Node | null>[], path: SpecPath): void {
    for (const pair of wrongMerges(this.file, map)) this.findings.push(this.atKey(pair, fault('wrong-type', path, '"<<" stands before what is no map', 'write an alias of a map, or a list of them')));
    const seen = new Set<string>();
    for (const pair of pairs) {
      const { key } = pair;
      const name = textOf(key);
      if (isScalar(key) && !isReadable(key)) this.findings.push(fault('malformed-value', path, 'a key that is not text: its bytes are not base64 of UTF-8', 'write it as plain text'));
      if (seen.has(name)) this.findings.push(this.atKey(pair, fault('duplicate-key', [...path, name], `not unique, the key "${name}" stands here twice`, 'keep one of the two')));
      seen.add(name);
    }
  }
}

/** What the server does with a key that the section does not need; `as` is the text with which it is put up with. */
type Besides = 'ignored' | 'refused' | { readonly as: string };

/** Whether the server judges nothing of a section's HTTP options: those of Amazon's own section it reads as they are. */
const isReadAsIs = (path: SpecPath): boolean => path.includes('awsSdConfigs');

/** What stands in a message for what was written where a section with a credential belongs: it may be the credential. */
const hidden = '<secret>';
