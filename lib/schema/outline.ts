import { z } from 'zod';

import { literalsOf, unwrap } from '../base/read';
import { isRuledOut } from '../base/ruled-out';
import { alternativesOf, fieldsOf, type KnownField } from '../base/native-fields';
import { nativeFileNames, nativeFiles, type NativeFileName } from './files';

/** A section of a native file, at the first place where it may stand. */
export interface Section {
  readonly file: NativeFileName;
  /** Keys that lead to it, `[]` behind a list and `.*` for a name of the author's: `scrape_configs[].basic_auth`. */
  readonly path: string;
  /** Which of several alternatives at this place it is: `action: keep | drop`; empty where there is one. */
  readonly alternative: string;
  readonly declaration: z.ZodObject;
  /** Its fields by the keys that a file has for them. */
  readonly fields: ReadonlyMap<string, KnownField>;
}

const numbers = new WeakMap<z.ZodType, number>();
let count = 0;

function numberOf(schema: z.ZodType): number {
  const known = numbers.get(schema);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(schema, count);
  return count;
}

/** Names what two declarations share that differ in their checks or remarks only: the very same fields. */
export function bodyOf(declaration: z.ZodObject): string {
  const shape: Readonly<Record<string, z.ZodType>> = declaration.shape;
  const fields = Object.entries(shape);
  return fields.length === 0 ? String(numberOf(declaration)) : fields.map(([key, field]) => `${key} ${String(numberOf(field))}`).join(', ');
}

/** Every section of every native file, each once: at its shallowest place, in the order in which they are declared. */
export const sections: readonly Section[] = (() => {
  const seen = new Set<object | string>();
  return nativeFileNames.flatMap((file) => sectionsIn(file, seen));
})();

const byBody = new Map(sections.map((section) => [bodyOf(section.declaration), section]));

/** The section that a declaration is, whatever it is wrapped in. */
export const sectionOf = (declaration: z.ZodObject): Section | undefined => byBody.get(bodyOf(declaration));

const homes = new Map<string, Map<z.ZodType, Section>>();
for (const section of sections) {
  for (const { key, schema } of section.fields.values()) {
    const named = homes.get(key) ?? new Map<z.ZodType, Section>();
    if (!named.has(schema)) named.set(schema, section);
    homes.set(key, named);
  }
}

/** The section that has a field first: many share their fields, such as those of HTTP connections. */
export function homeOf({ key, schema }: Pick<KnownField, 'key' | 'schema'>): Section {
  const home = homes.get(key)?.get(schema);
  if (home === undefined) throw new Error(`the field ${key} belongs to no section`);
  return home;
}

/** Names a section among all: `prometheus:scrape_configs[].relabel_configs[](action: keep | drop)`. */
export const idOf = ({ file, path, alternative }: Section): string => `${file}:${path}${alternative === '' ? '' : `(${alternative})`}`;

/** A declaration that is still to be looked into, and the way there, as keys and as numbers. */
interface Step {
  readonly schema: z.ZodType;
  readonly path: string;
  readonly alternative: string;
  readonly order: readonly number[];
}

/** The sections of a file. A section that several places share belongs to the first of the file's parts that has it, and there to the shallowest place. */
function sectionsIn(file: NativeFileName, seen: Set<object | string>): readonly Section[] {
  const found: { readonly section: Section; readonly order: readonly number[] }[] = [];
  const enter = (step: Step): readonly Step[] => {
    const inner = unwrap(step.schema);
    const body = inner instanceof z.ZodObject ? bodyOf(inner) : inner;
    // A declaration may hold itself.
    if (seen.has(body) || holdsAnything(inner)) return [];
    seen.add(body);
    const { path, alternative, order } = step;
    if (inner instanceof z.ZodObject) found.push({ section: { file, path, alternative, declaration: inner, fields: fieldsOf(inner) }, order });
    return beneath(inner, step);
  };
  for (const part of enter({ schema: nativeFiles[file].declaration, path: '', alternative: '', order: [] })) {
    for (let steps: readonly Step[] = [part]; steps.length > 0; steps = steps.flatMap(enter));
  }
  return found.sort((a, b) => compareOrder(a.order, b.order)).map(({ section }) => section);
}

/** Whether any value may stand there: such a place has no sections. */
export function holdsAnything(inner: z.ZodType): boolean {
  return inner instanceof z.ZodUnion && inner.options.some((option) => option instanceof z.ZodNull);
}

function beneath(inner: z.ZodType, { path, order }: Step): readonly Step[] {
  if (inner instanceof z.ZodArray) return [{ schema: inner.element as z.ZodType, path: `${path}[]`, alternative: '', order }];
  if (inner instanceof z.ZodRecord) return [{ schema: inner.valueType as z.ZodType, path: path === '' ? '*' : `${path}.*`, alternative: '', order }];
  if (inner instanceof z.ZodUnion) {
    const options = inner.options as readonly z.ZodType[];
    return options.map((schema, index) => ({ schema, path, alternative: alternativeOf(schema, options), order: [...order, index] }));
  }
  if (!(inner instanceof z.ZodObject)) return [];
  return [...fieldsOf(inner)].flatMap(([name, { schema, form }], index) => (form === 'own' ? [{ schema, path: path === '' ? name : `${path}.${name}`, alternative: '', order: [...order, index] }] : []));
}

/** As the chapters of a book stand. */
function compareOrder(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((step, at) => step !== b[at]);
  return index === -1 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? -1);
}

/** The fields that may stand at a place of a file, in whichever alternative; `undefined` where no section does. */
export function fieldsAt(file: NativeFileName, path: string): ReadonlyMap<string, KnownField> | undefined {
  const steps = path === '' ? [] : path.replaceAll('[]', '.[]').split('.').filter((step) => step !== '');
  const reached = steps.reduce<readonly z.ZodType[]>((places, step) => places.flatMap((place) => below(place, step)), [nativeFiles[file].declaration]);
  const found = reached.flatMap(alternativesOf).filter((place) => place instanceof z.ZodObject);
  return found.length === 0 ? undefined : new Map(found.flatMap((place) => [...fieldsOf(place)]));
}

function below(place: z.ZodType, step: string): readonly z.ZodType[] {
  return alternativesOf(place).flatMap((inner) => {
    if (inner instanceof z.ZodArray) return step === '[]' ? [inner.element as z.ZodType] : [];
    if (inner instanceof z.ZodRecord) return step === '*' ? [inner.valueType as z.ZodType] : [];
    const field = inner instanceof z.ZodObject ? fieldsOf(inner).get(step) : undefined;
    return field === undefined ? [] : [field.schema];
  });
}

/** What tells one alternative from the others: the value of the deciding field, or the field that only it needs. */
function alternativeOf(option: z.ZodType, options: readonly z.ZodType[]): string {
  const inner = unwrap(option);
  if (!(inner instanceof z.ZodObject) || options.filter((other) => unwrap(other) instanceof z.ZodObject).length < 2) return '';
  const fields = [...fieldsOf(inner)];
  const deciding = fields.find(([, { key, schema }]) => [...literalsOf(schema)].length > 0 && options.every((other) => decides(other, key)));
  if (deciding !== undefined) return `${deciding[0]}: ${[...literalsOf(deciding[1].schema)].map(String).join(' | ')}`;
  const own = fields.find(([, { key, schema }]) => isNeeded(schema) && options.every((other) => other === option || !needs(other, key)));
  return own === undefined ? '' : `with ${own[0]}`;
}

function fieldOf(option: z.ZodType, key: string): z.ZodType | undefined {
  const inner = unwrap(option);
  return inner instanceof z.ZodObject ? (inner.shape as Readonly<Record<string, z.ZodType>>)[key] : undefined;
}

function decides(option: z.ZodType, key: string): boolean {
  const field = fieldOf(option, key);
  return field !== undefined && [...literalsOf(field)].length > 0;
}

function needs(option: z.ZodType, key: string): boolean {
  const field = fieldOf(option, key);
  return field !== undefined && isNeeded(field);
}

/** A field, and the section to which it belongs. */
export interface FieldOfSection extends KnownField {
  readonly section: z.ZodObject;
}

/** The fields of alternatives, by the keys that a file has for them: of two of one name, the one that can be written. */
export function allFieldsOf(alternatives: readonly z.ZodObject[]): ReadonlyMap<string, FieldOfSection> {
  const all = new Map<string, FieldOfSection>();
  for (const section of alternatives) {
    for (const [key, field] of fieldsOf(section)) {
      const known = all.get(key);
      if (known === undefined || isRuledOut(known.schema)) all.set(key, { ...field, section });
    }
  }
  return all;
}

/** Whether a field must be there. */
export function isNeeded(field: z.ZodType): boolean {
  return !(field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault || isRuledOut(field));
}
