import { z } from 'zod';

/**
 * A credential by its name in a secret manager. The servers read the field, and are built without any manager: they start, and no
 * connection comes about.
 * @see https://pkg.go.dev/github.com/prometheus/common/config#SecretManager
 */
export const fromSecretManager = z
  .custom<undefined>((input) => input === undefined, {
    error: 'names a secret in a manager, and the server has none: no connection comes about',
    abort: false,
    params: { check: 'conflicting-value', fix: 'refer to it in the field without "Ref": secret("<name>", "<key>"), or fileAt("<path>")', ours: true },
  })
  .meta({ ruledOut: true, ours: true })
  .optional();
