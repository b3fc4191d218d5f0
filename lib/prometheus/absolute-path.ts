import { z } from 'zod';

import { SecretFile, SecretText } from '../base/secret';
import { show } from '../base/section';

const fix = 'write the whole path from "/", of a file that is there without our doing';

/**
 * Path of a file that the server does not look for beside its configuration file, as it does elsewhere: a relative one would count
 * from wherever the server was started. So it begins with `/`.
 */
export const absolutePath = z.string().refine((path) => path.startsWith('/'), {
  error: ({ input }) => `not an absolute path, got ${show(input)}: the server does not look for this file beside its configuration`,
  params: { fix, ours: true },
});

/**
 * The same for a credential whose field ends in `_file`: `fileAt("/path")`. A Secret's key is mounted beside the configuration, where this is not looked for.
 * What was read from somebody's file may hold the text itself.
 */
export const absoluteFile = z
  .custom<SecretFile>((input) => (input instanceof SecretFile && input.path.startsWith('/')) || input instanceof SecretText, {
    // The input is not shown: it may be the credential itself.
    error: 'no absolute path: the server does not look for this file beside its configuration',
    abort: false,
    params: { fix: `use fileAt("<path>"), and ${fix}`, ours: true },
  })
  .meta({ credential: true });
