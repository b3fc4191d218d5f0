import { z } from 'zod';

import { credential, section } from '../../base/section';
import { secret } from '../../base/secret';
import { tlsConfig } from '../../prometheus/http-client';
import { mailHostPort } from '../host-port';
import { defineReceiver, neededTemplate, ownTemplate, template, templates, type EntryFault } from './define';

const text = z.string().min(1).optional();

const threading = z.discriminatedUnion('enabled', [
  section({
    enabled: z.literal(true),
    /** A thread of its own for each day, or one for ever. */
    threadByDate: z.enum(['daily', 'none']),
  }),
  section({ enabled: z.literal(false), threadByDate: z.enum(['daily', 'none']).optional() }),
]);

/** A mail. */
export const emailReceiver = defineReceiver({
  key: 'emailConfigs',
  since: '0.1',
  schema: section({
    /** Tell also when it is over. @default false */
    sendResolved: z.boolean().default(false),
    /** Addresses, with commas between. */
    to: neededTemplate,
    /** Sender. @default `global.smtpFrom` */
    from: text,
    /** Mail server, with its port. @default `global.smtpSmarthost` */
    smarthost: mailHostPort.optional(),
    /** Name by which the server presents itself to the mail server. @default `global.smtpHello` */
    hello: text,
    /** User of LOGIN, PLAIN and CRAM-MD5. @default `global.smtpAuthUsername` */
    authUsername: text,
    /** Password of LOGIN and PLAIN. @default `global.smtpAuthPassword` */
    authPassword: credential.meta({ since: '0.25' }).optional(),
    /** Secret of CRAM-MD5. @default `global.smtpAuthSecret` */
    authSecret: credential.meta({ since: '0.31' }).optional(),
    /** Identity of PLAIN. @default `global.smtpAuthIdentity` */
    authIdentity: text,
    /** Send only when the connection is encrypted. @default `global.smtpRequireTls` */
    requireTls: z.boolean().optional(),
    /** Whether the connection begins with TLS, rather than STARTTLS. @default `global.smtpForceImplicitTls` */
    forceImplicitTls: z.boolean().meta({ since: '0.31' }).optional(),
    /** @default `global.smtpTlsConfig` */
    tlsConfig: tlsConfig.optional(),
    /** Headers by name, in whatever case; `Subject` has a template of the server's. @default {} */
    headers: templates,
    /** The mail as HTML. @default the template `email.default.html` */
    html: ownTemplate('email.default.html'),
    /** The mail as plain text. @default '', no plain text */
    text: template(),
    /** Mails of one group of alerts as one thread. @default none */
    threading: threading.meta({ since: '0.30' }).optional(),
  }),
  needs: ({ smarthost }, global) => {
    const server = smarthost ?? global.smtpSmarthost;
    return server && { host: server.host, port: server.port };
  },
  fallbacks: { smarthost: 'smtpSmarthost', from: 'smtpFrom' },
  conflicts: ({ headers, threading: threads }) => [
    ...duplicates(Object.keys(headers)),
    ...(threads?.enabled === true ? threadHeaders(Object.keys(headers)) : []),
  ],
  example: { to: 'team@example.org', from: 'alertmanager@example.org', smarthost: 'smtp.example.org:587', authUsername: 'alertmanager', authPassword: secret('alertmanager', 'smtp-password') },
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#email_config',
});

/** Names of headers differ in more than case. */
const duplicates = (names: readonly string[]): EntryFault[] =>
  names.flatMap((name, index) => {
    const earlier = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
    return earlier === undefined ? [] : [{ path: ['headers', name], message: `not unique, "${earlier}" is the same header`, fix: 'remove one of the two' }];
  });

/** Threads are made by these headers. */
const threadHeaders = (names: readonly string[]): EntryFault[] =>
  names
    .filter((name) => ['references', 'in-reply-to'].includes(name.toLowerCase()))
    .map((name) => ({ path: ['headers', name], message: 'cannot be combined with threading, which sets it', fix: 'remove one of the two' }));
