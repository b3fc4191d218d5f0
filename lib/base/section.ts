import { z } from 'zod';

import { isLabelName } from './name';
import { ByteSize } from './byte-size';
import { Duration } from './duration';
import { Ratio } from './ratio';
import { SecretFile, SecretKey, type Secret } from './secret';
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

/** A value class as a field: its notation or an instance of it comes in, an instance goes out. */
export function valueOf<V extends Value>(type: { readonly prototype: V; parse(text: string): V }, what: string) {
  const isValue = (input: unknown): input is V => Object.prototype.isPrototypeOf.call(type.prototype, input as object);
  return z
    .custom<string | V>((input) => typeof input === 'string' || isValue(input), { error: ({ input }) => `not ${what}, got ${show(input)}` })
    .transform((input, context): V => (typeof input === 'string' ? parseOr(context, () => type.parse(input)) : input));
}

/** Text that a function of `base` judges, and returns as it is to be kept. */
export const textBy = (parse: (text: string) => string) =>
  z.string().transform((input, context): string => parseOr(context, () => parse(input)));

/** Runs a parser inside of a schema: what it throws becomes the issue, its fix goes along. */
function parseOr<T>(context: z.core.$RefinementCtx, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    context.addIssue({ code: 'custom', message: error.message, params: { fix: error.fix } });
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

/** A credential, by reference: `secret(name, key)` or `fileAt(path)`. The text itself is refused. */
export const credential = z.custom<Secret>((input) => input instanceof SecretKey || input instanceof SecretFile, {
  // The input is not shown: it may be the credential itself.
  error: 'a credential in clear, or no reference',
  params: { fix: 'refer to it: secret("<name of the Kubernetes Secret>", "<key>"), or fileAt("<path>")' },
});

/** A whole number, 0 or more, where 0 is the server's word for "no limit". */
export const limit = z.int().min(0);

/** A TCP or UDP port, 1 to 65535. */
export const port = z.int().min(1).max(65_535);

/** An absolute http or https URL. */
export const httpUrl = z.string().superRefine((text, context) => {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Not a URL at all: the sentence below says it.
  }
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') {
    // A password in a URL would reach a ConfigMap.
    if (url.password === '') return;
    context.addIssue({ code: 'custom', message: 'a URL with a password in clear', params: { fix: 'use basicAuth with password: secret(…)' } });
    return;
  }
  context.addIssue({ code: 'custom', message: `not an http or https URL, got "${text}"`, params: { fix: 'write it whole, such as "https://example.org/path"' } });
});

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
  const text = JSON.stringify(input);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
