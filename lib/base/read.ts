import { z } from 'zod';

import { fault, type Finding } from './finding';
import { emptyText, show } from './section';
import type { SpecPath } from './spec-path';
import { suggest } from './suggestion';

/** What reading gives: every finding, and the model as far as there can be one. */
export interface Reading<T> {
  readonly findings: readonly Finding[];
  /** Whole when there are no findings; otherwise what is left without the values that they are about, or nothing. */
  readonly model: T | undefined;
}

/**
 * Reads what a person wrote against its declaration: every fault at once, each with its path, in our own words.
 *
 * The values that are at fault are taken out and the rest is read again, so that the checks behind this can report in the
 * same run. Such a model is for finding more faults, never for output.
 */
export function read<S extends z.ZodType>(schema: S, input: unknown, path: SpecPath = []): Reading<z.output<S>> {
  const result = schema.safeParse(input);
  if (result.success) return { findings: [], model: result.data };
  const { issues } = result.error;
  const rest = without(input, issues.filter((issue) => !stands(issue)).flatMap(faultyPaths));
  return { findings: issues.flatMap((issue) => findingsOf(issue, input, path, schema)), model: modelIn(schema, rest) };
}

/** The model, also where our own rules are broken: the server goes on there, and so do the checks. */
function modelIn<S extends z.ZodType>(schema: S, input: unknown): z.output<S> | undefined {
  // `safeParse` gives no value beside issues, the run beneath it does; nothing in our declarations waits for anything.
  const { value, issues } = schema._zod.run({ value: input, issues: [] }, { async: false }) as z.core.ParsePayload<z.output<S>>;
  return issues.every(stands) ? value : undefined;
}

/** Whether the server does not mind. */
const isOurs = (issue: MaybeOurs): boolean =>
  issue.code === 'invalid_key' ? issue.issues?.every(isOurs) === true : issue.code === 'custom' && issue.params?.['ours'] === true;

/** Whether the value stays in the model: also one that the server refuses, where others must not be said to lack it. */
const stands = (issue: MaybeOurs): boolean => isOurs(issue) || (issue.code === 'custom' && issue.params?.['stands'] === true);

interface MaybeOurs {
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly issues?: readonly MaybeOurs[];
}

/** The innermost places that an issue is about. */
function faultyPaths(issue: Issue): PropertyKey[][] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  if (issue.code === 'invalid_union' && issue.discriminator === undefined) return bestOption(issue).flatMap(faultyPaths).map((inner) => [...issue.path, ...inner]);
  return [issue.path];
}

/** A copy without the values at these paths; what is no plain object or list stays as it is. */
function without(value: unknown, paths: readonly PropertyKey[][]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const beneath = (key: string | number): PropertyKey[][] => paths.filter(([first]) => first === key).map((path) => path.slice(1));
  const isGone = (key: string | number): boolean => beneath(key).some((path) => path.length === 0);
  // Of a list, only single values are removed: sections keep their positions, which stand in later findings.
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => (isGone(index) && (typeof item !== 'object' || item === null) ? [] : [without(item, beneath(index).filter((path) => path.length > 0))]));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (isGone(key) ? [] : [[key, without(item, beneath(key))]])));
}

type Issue = z.core.$ZodIssue;

function findingsOf(issue: Issue, root: unknown, prefix: SpecPath, schema: z.ZodType): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const at: SpecPath = [...prefix, ...path];
  const given = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, root, path);
      return issue.keys.map((key) =>
        // One of several kinds of the section has it, but not the one that the others are of.
        known.includes(key) ? fault('unknown-key', [...at, key], `key "${key}" of another kind than the others`, 'remove it, or those beside which it cannot stand') : fault('unknown-key', [...at, key], `unknown key "${key}"`, suggest(key, known)),
      );
    }
    case 'invalid_type':
      return [
        given === undefined
          ? fault('missing-value', at, `missing, ${article(issue.expected)} is needed`, 'write it')
          : fault('wrong-type', at, `not ${article(issue.expected)}, got ${show(given)}`, `write ${article(issue.expected)}`),
      ];
    case 'invalid_value': {
      const known = issue.values.map(String);
      return [fault('unknown-value', at, given === undefined ? 'missing' : `unknown value ${show(given)}`, suggest(String(given), known, 20))];
    }
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const known = optionsOf(schema, root, path, issue.discriminator);
        const value = typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[issue.discriminator] : given;
        const place = path.at(-1) === issue.discriminator ? at : [...at, issue.discriminator];
        return [fault('unknown-value', place, value === undefined ? `missing, it decides the other fields` : `unknown value ${show(value)}`, suggest(String(value), known, 20))];
      }
      return bestOption(issue).flatMap((inner) => findingsOf({ ...inner, path: [...issue.path, ...inner.path] }, root, prefix, schema));
    }
    case 'too_small':
      if (given === '') return [fault('value-too-small', at, emptyText.message, emptyText.fix)];
      return [fault('value-too-small', at, sizeMessage('less', issue.origin, issue.minimum, given), `use at least ${String(issue.minimum)}`)];
    case 'too_big':
      return [fault('value-too-big', at, sizeMessage('more', issue.origin, issue.maximum, given), `use at most ${String(issue.maximum)}`)];
    case 'invalid_key':
      return issue.issues.flatMap((inner) => findingsOf({ ...inner, path: [...issue.path, ...inner.path] }, root, prefix, schema));
    case 'custom': {
      const params = issue.params ?? {};
      const check = typeof params['check'] === 'string' ? params['check'] : given === undefined ? 'missing-value' : 'malformed-value';
      const found = fault(check, at, issue.message, typeof params['fix'] === 'string' ? params['fix'] : undefined);
      return [params['ours'] === true ? { ...found, ours: true } : found];
    }
    default:
      return [fault('malformed-value', at, `${issue.message.toLowerCase()}, got ${show(given)}`)];
  }
}

/** What is wrong with the option of a union that was meant: one that the server takes, before the one in which reading got furthest. */
const bestOption = (issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] =>
  [...issue.errors].sort((a, b) => Number(b.every(isOurs)) - Number(a.every(isOurs)) || depth(b) - depth(a) || a.length - b.length)[0] ?? [];

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));

function sizeMessage(word: 'less' | 'more', origin: string, bound: number | bigint, given: unknown): string {
  if (origin === 'string' || origin === 'array' || origin === 'set') {
    const length = typeof given === 'string' || Array.isArray(given) ? given.length : 0;
    if (word === 'less' && length === 0) return 'empty';
    return `${word === 'less' ? 'shorter' : 'longer'} than ${String(bound)}, got ${String(length)}`;
  }
  return `${word} than ${String(bound)}, got ${show(given)}`;
}

const article = (type: string): string =>
  ({ object: 'an object', record: 'an object', array: 'a list', string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', undefined: 'nothing', never: 'nothing' })[type] ?? `a ${type}`;

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined), root);
}

/** The keys that the section at this path knows: of all alternatives that are possible there. */
const keysAt = (schema: z.ZodType, root: unknown, path: readonly (string | number)[]): string[] => [
  ...new Set(schemasAt(schema, root, path).flatMap((found) => (found instanceof z.ZodObject ? Object.keys(found.shape) : []))),
];

function optionsOf(schema: z.ZodType, root: unknown, path: readonly (string | number)[], discriminator: string): string[] {
  return schemasAt(schema, root, path.at(-1) === discriminator ? path.slice(0, -1) : path, () => true).flatMap((found) => {
    const field: unknown = found instanceof z.ZodObject ? found.shape[discriminator] : undefined;
    return field instanceof z.ZodType ? [...literalsOf(field)].map(String) : [];
  });
}

/** The literal values that a discriminating field takes. */
export function literalsOf(field: z.ZodType): Iterable<unknown> {
  const inner = unwrap(field);
  if (inner instanceof z.ZodLiteral) return inner.values;
  if (inner instanceof z.ZodEnum) return inner.options;
  return [];
}

/** Follows the path through the declaration; a union is followed into every option. */
function schemasAt(schema: z.ZodType, value: unknown, path: readonly (string | number)[], isPossible = accepts): z.ZodType[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).filter((option) => isPossible(option, value)).flatMap((option) => schemasAt(option, value, path, isPossible));
  const [step, ...rest] = path;
  if (step === undefined) return [inner];
  const next = childOf(inner, step);
  return next === undefined ? [] : schemasAt(next, valueAt(value, [step]), rest, isPossible);
}

/** Whether a union's option can be what the value means, as far as its literal fields tell. */
export function accepts(option: z.ZodType, value: unknown): boolean {
  const inner = unwrap(option);
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) return true;
  return Object.entries(inner.shape as Record<string, z.ZodType>).every(([key, field]) => {
    const literals = [...literalsOf(field)];
    const given = (value as Record<string, unknown>)[key];
    return literals.length === 0 || given === undefined || literals.includes(given);
  });
}

function childOf(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[step];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return undefined;
}

/** The schema beneath optional, default, readonly, lazy and transforming wrappers: what a person's value is held against. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodNullable || inner instanceof z.ZodReadonly)
      inner = inner.def.innerType as z.ZodType;
    else if (inner instanceof z.ZodPipe) inner = inner.def.in as z.ZodType;
    else if (inner instanceof z.ZodLazy) inner = inner.def.getter() as z.ZodType;
    else return inner;
  }
}
