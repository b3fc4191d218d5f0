import { z } from 'zod';

import { advised, credential, goUrl, section } from '../base/section';
import { inClear } from '../base/ruled-out';
import { namesCredential } from './header-name';

/** A proxy's headers have no file. */
const proxyHeader = z.string().superRefine((name, context) => {
  if (!namesCredential(name)) return;
  context.addIssue({
    code: 'custom',
    message: `"${name}" holds a credential, which the server reads from the configuration only, where it would stand in clear`,
    params: { check: 'conflicting-value', fix: 'let the proxy know the server by its address or its network', ours: true },
  });
});

/** The proxy of a connection. */
export const proxy = {
  /** Proxy for all requests, but those that `noProxy` names. */
  proxyUrl: goUrl.optional(),
  /** Hosts, domains and networks that are reached without the proxy, separated by commas; needs `proxyUrl`. */
  noProxy: z.string().optional(),
  /** Take the proxy from the server's environment. @default false */
  proxyFromEnvironment: z.boolean().default(false),
  /** Headers that ask the proxy for a connection, in clear; needs a proxy. */
  proxyConnectHeader: z.record(proxyHeader, z.array(z.string())).optional(),
};

/** Request headers by name. Every value of a header is sent. */
export const httpHeaders = z.record(
  z.string(),
  section({
    /** In clear. */
    values: z.array(z.string()).optional(),
    secrets: inClear('refer to it in files: [secret("<name>", "<key>")]', true),
    /** What is secret: by reference, or the path of a file. */
    files: z.array(z.union([advised(z.string(), 1), credential])).optional(),
  }),
);
