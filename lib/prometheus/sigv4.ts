import { z } from 'zod';

import { section } from '../base/section';
import { inClear } from '../base/ruled-out';
import { textLike } from './text-like';

const fromEnvironment = inClear('let the pod have a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in its environment from a Secret');

/**
 * How requests to Amazon are signed. Absent fields come from the environment, as every program of Amazon's takes them.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#sigv4_config
 */
export const sigv4 = section({
  /** Region in the signature. @default that of the environment */
  region: z.string().min(1).optional(),
  accessKey: fromEnvironment,
  secretKey: fromEnvironment,
  /** Profile of the shared credentials file. */
  profile: z.string().min(1).optional(),
  /** Role to take on. */
  roleArn: z.string().min(1).optional(),
  /** Proof for the owner of the role that it is asked for on the right account; needs `roleArn`. */
  externalId: z.string().min(1).meta({ since: '3.11' }).optional(),
  /** Name of the session in the role, 2 to 64 letters, digits and `+=,.@-`; needs `roleArn`. */
  sessionName: textLike(/^[\w+=,.@-]{2,64}$/, 'a name of a session', 'use 2 to 64 letters, digits and "+=,.@-_"').meta({ since: '3.15' }).optional(),
  /** Tags of the session in the role, names of up to 128 and values of up to 256 letters; needs `roleArn`. @default {} */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).meta({ since: '3.15' }).default({}),
  /** Ask for the role where FIPS' rules hold. @default false */
  useFipsStsEndpoint: z.boolean().default(false),
  /** Name of the service in the signature. @default 'aps' */
  serviceName: z.string().min(1).optional(),
}).superRefine(({ roleArn, externalId, sessionName, tags, ...clear }, context) => {
  // Only what was read from a file has them.
  const { accessKey, secretKey }: Readonly<Partial<Record<'accessKey' | 'secretKey', unknown>>> = clear;
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    context.addIssue({ code: 'custom', path: [accessKey === undefined ? 'accessKey' : 'secretKey'], message: 'missing, the other half of the key is there', params: { check: 'missing-value', fix: 'write both, or none' } });
  }
  if (roleArn !== undefined) return;
  const written = { externalId, sessionName, tags: Object.keys(tags).length > 0 ? tags : undefined };
  for (const [field, value] of Object.entries(written)) {
    if (value !== undefined) context.addIssue({ code: 'custom', path: [field], message: 'has no meaning without roleArn', params: { fix: 'set roleArn, or remove it' } });
  }
});
