import { z } from 'zod';

import { isLabelName } from './name';
import { ByteSize } from './byte-size';
import { Duration } from './duration';
import { parseGoUrl } from './go-url';
import { Ratio } from './ratio';
import { SecretFile, SecretKey, SecretText, type Secret } from './secret';
import { NotationError, type Value } from './value';
import { Version } from './version';

/**
 * The words with which every section of a configuration is declared, once: the TypeScript type of what a person writes
 * (`z.input`), of the model (`z.output`), the strict reading, and the printing (`native.ts`) all follow from it.
 *
 * Property names are the camelCase of the YAML key. A `.default(…)` is the server's own default: it fills the model, and is
 * left out when the section is printed.
 */

/** A section: keys that it does not know are an error. */
export const section = z.strictObject;

/**
 * A value class as a field: its notation or an instance of it comes in, an instance goes out. `isTaken` says of a text that is none of the
 * notation whether the server takes it nevertheless. `stands` is whether a text that is refused counts as written for the checks, as
 * nothing that anybody can use: for a field that others fall back on.
 */
export function valueOf<V extends Value>(type: { readonly prototype: V; parse(text: string): V }, what: string, isTaken: (text: string) => boolean = () => false, stands = false) {
  const isValue = (input: unknown): input is V => Object.prototype.isPrototypeOf.call(type.prototype, input as object);
  return z
    .custom<string | V>((input) => typeof input === 'string' || isValue(input), { error: ({ input }) => (input === undefined ? `missing, ${what} is needed` : `not ${what}, got ${show(input)}`) })
    .transform((input, context): V => (typeof input === 'string' ? parseOr(context, () => type.parse(input), { ...(isTaken(input) && { ours: true }), ...(stands && { stands }) }) : input));
}

/** Text that a function of `base` judges, and returns as it is to be kept. */
export const textBy = (parse: (text: string) => string) =>
  z.string().transform((input, context): string => parseOr(context, () => parse(input)));

/** Runs a parser inside of a schema: what it throws becomes the issue, its fix goes along. */
function parseOr<T>(context: z.core.$RefinementCtx, parse: () => T, params: Readonly<Record<string, boolean>> = {}): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    context.addIssue({ code: 'custom', message: error.message, params: { fix: error.fix, ...params } });
    return z.NEVER;
  }
}

/** `15s`, `1h30m`. */
export const duration = valueOf(Duration, 'a duration such as "30s"');

/** `60Gi`, `512MiB`. */
export const byteSize = valueOf(ByteSize, 'a size such as "60Gi"');

/** `99.9%`, `0.999`. */
export const ratio = valueOf(Ratio, 'a ratio such as "99.9%"');

/** `3.16.0`. */
export const version = valueOf(Version, 'a version such as "3.16.0"');

/**
 * A credential, by reference: `secret(name, key)` or `fileAt(path)`. The text itself is refused.
 *
 * What was read from somebody's file may hold a `SecretText` in its place. The type does not say so, since such a model is judged and
 * compared, and never handed to a target.
 */
export const credential = z
  .custom<Secret>((input) => input instanceof SecretKey || input instanceof SecretFile || input instanceof SecretText, {
    // The input is not shown: it may be the credential itself.
    error: ({ input }) => (input === undefined ? 'missing, a credential is needed' : 'a credential in clear, or no reference'),
    params: { fix: 'refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")' },
  })
  .meta({ credential: true });

/** A whole number, 0 or more, where 0 is the server's word for "no limit". */
export const limit = z.int().min(0);

/** How much of a URL the server looks at when it reads its configuration. */
type Looks = 'whole' | 'syntax' | 'not';

const url = (looks: Looks) =>
  z.string().superRefine((text, context) => {
    const issue = (message: string, isRefused: boolean): void =>
      context.addIssue({ code: 'custom', message, params: { fix: 'write it whole, such as "https://example.org/path"', ...(isRefused ? {} : { ours: true }) } });
    const read = parseGoUrl(text);
    if (typeof read === 'string') return issue(read, looks !== 'not');
    if (!isHttp(read.scheme) || read.host === '') return issue(`not an http or https URL, got "${text}"`, looks === 'whole');
    if (!URL.canParse(text)) return issue(`not an http or https URL, got "${text}"`, false);
    // A password in a URL would reach a ConfigMap.
    if (read.hasPassword) context.addIssue({ code: 'custom', message: 'a URL with a password in clear', params: { fix: 'use basicAuth with password: secret(…)', ours: true } });
  });

const isHttp = (scheme: string): boolean => scheme === 'http' || scheme === 'https';

/** An absolute http or https URL, without which the server does not start; an empty one is none, and not as good as nothing. */
export const httpUrl = url('whole').meta({ emptyIsRefused: true });

/** An absolute http or https URL; the server takes everything that Go calls a URL, and finds out when it connects. */
export const goUrl = url('syntax');

/** An absolute http or https URL, of which the server finds out only when it connects. */
export const reachableUrl = url('not');

/** What is said of an empty text where one is needed. */
export const emptyText = { message: 'empty, a text is needed', fix: 'write it' };

/**
 * Bounds on which only we insist: the server takes what is beyond them, and nothing good comes of it. They are those of a number, or of the
 * length of a text or a list.
 */
export const advised = <S extends z.ZodType<number | string | readonly unknown[]>>(schema: S, minimum: number, maximum = Infinity): S =>
  schema.superRefine((value, context) => {
    const size = typeof value === 'number' ? value : value.length;
    const issue = (check: string, message: string, fix: string): void => context.addIssue({ code: 'custom', message, params: { check, fix, ours: true } });
    const got = typeof value === 'number' ? show(value) : String(size);
    if (value === '' && size < minimum) issue('value-too-small', emptyText.message, emptyText.fix);
    else if (size < minimum) issue('value-too-small', typeof value === 'number' ? `less than ${minimum}, got ${got}` : size === 0 ? 'empty' : `shorter than ${minimum}, got ${got}`, `use at least ${minimum}`);
    if (size > maximum) issue('value-too-big', `${typeof value === 'number' ? 'more' : 'longer'} than ${maximum}, got ${got}`, `use at most ${maximum}`);
  });

/** A TCP or UDP port, 1 to 65535. */
export const port = advised(z.int(), 1, 65_535);

/** A URL that is a credential, by reference; one that was read in clear has to be an http or https URL. It is not shown. */
export const credentialUrl = credential.refine((url) => !(url instanceof SecretText) || isWholeUrl(url.reveal()), { error: 'not an http or https URL', params: { fix: 'write it whole, such as "https://example.org/path"' } }).meta({ emptyIsRefused: true });

function isWholeUrl(text: string): boolean {
  const read = parseGoUrl(text);
  // What a server prints in place of a credential, it takes back.
  return text === '<secret>' || (typeof read === 'object' && isHttp(read.scheme) && read.host !== '');
}

/** The name of a label, any UTF-8 text but the empty one. */
export const labelName = z.string().refine((text) => isLabelName(text), {
  error: ({ input }) => `not a label name, got ${show(input)}`,
  params: { fix: 'use letters, digits and "_", not beginning with a digit' },
});

/** Labels by name; the names belong to the author and are kept as they are. */
export const labels = z.record(labelName, z.string());

/** What was given, short enough for a message. */
export function show(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (typeof input === 'function') return 'a function';
  const text = asText(input);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

/** As JSON where it can be: a construct refers to itself by its children, and numbers may be of a kind that JSON has not. */
function asText(input: unknown): string {
  if (typeof input === 'bigint' || typeof input === 'symbol') return String(input);
  try {
    return JSON.stringify(input);
  } catch {
    return 'an object';
  }
}
