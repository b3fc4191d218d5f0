import { z } from 'zod';

import { isBcryptHash } from '../base/bcrypt-hash';
import { SecretText } from '../base/secret';
import { advised, credential, section } from '../base/section';
import { textLike } from './text-like';
import { webTls, webTlsInFile } from './web-tls';

export { webTls };

/** A header under the name as it is sent, which is no word of the configuration's own. */
const header = (name: string, value: z.ZodType<string> = z.string()) => value.optional().meta({ native: name, keepsEmpty: true });

const headers = section({
  'Strict-Transport-Security': header('Strict-Transport-Security'),
  'X-Content-Type-Options': header('X-Content-Type-Options', z.enum(['nosniff'])),
  'X-Frame-Options': header('X-Frame-Options', z.enum(['deny', 'sameorigin'])),
  'X-XSS-Protection': header('X-XSS-Protection'),
  'Content-Security-Policy': header('Content-Security-Policy'),
});

/** A length of time in the notation of the web configuration, which is Go's own. */
const goDuration = textLike(/^([-+]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+|[-+]?0)$/, 'a duration of Go', 'write numbers with ms, s, m or h, such as "100ms"').meta({ nanoseconds: true });

/** Requests that are answered: one each `interval`, and so many at once. */
const rateLimit = section({
  /** Requests at once, 1 or more; without any the server would answer none. */
  burst: advised(z.int(), 1),
  /** Time in which one more is allowed. @default '0', no limit */
  interval: goDuration.default('0'),
});

/** The same as a file may say it: an interval without a burst answers nothing at all. */
const rateLimitInFile = section({
  /** Requests at once. @default 0 */
  burst: z.int().default(0),
  /** Time in which one more is allowed. @default '0', no limit */
  interval: goDuration.default('0'),
}).superRefine(({ burst, interval }, context) => {
  if (burst >= 1 || /^0[a-z]*$/.test(interval)) return;
  context.addIssue({ code: 'custom', path: ['burst'], message: `less than 1, got ${burst}: no request is answered`, params: { check: 'value-too-small', fix: 'use at least 1', ours: true } });
});

const ownFields = {
  tlsServerConfig: webTls.optional(),
  /** HTTP/2, and headers of every answer. */
  httpServerConfig: section({
    /** HTTP/2, with TLS only. @default true */
    http2: z.boolean().default(true),
    /** Headers of every answer; no others can be set. */
    headers: headers.optional(),
  }).optional(),
  /** Of all clients together. @default no limit */
  rateLimit: rateLimit.optional(),
};

/**
 * The server's own port: TLS, who may ask, and headers.
 *
 * The web configuration file can only hold password hashes themselves, and a hash is a secret. So with users the whole file is
 * yours, in a Secret; without, it is written for you.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export const webConfig = z.union([
  section(ownFields),
  section({
    /** A Secret's key that holds a whole web configuration file, with `basic_auth_users`. */
    file: credential,
    /** Whether that file switches TLS on. @default false */
    tls: z.boolean().default(false),
    /** Who the probes and the server's own scrape log in as. */
    login: section({ username: z.string().min(1), password: credential }),
  }),
]);

/** The hash itself is not shown. */
const passwordHash = credential.refine((hash) => hash instanceof SecretText && isBcryptHash(hash.reveal()), { error: 'not the hash of a password by bcrypt', params: { fix: 'make it with a tool such as "htpasswd -nBC 10"' } });

/** The web configuration file itself, as it lies on a disk, with the hashes of passwords by user. */
export const webConfigFile = section({
  ...ownFields,
  tlsServerConfig: webTlsInFile.optional(),
  /** Requests of all clients together. @default no limit */
  rateLimit: rateLimitInFile.optional(),
  /** Hashes of passwords, made with bcrypt, by user. @default {}, everybody may ask */
  basicAuthUsers: z.record(z.string(), passwordHash).default({}),
});
