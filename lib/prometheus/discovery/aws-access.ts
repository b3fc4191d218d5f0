import { z } from 'zod';

import { section } from '../../base/section';
import { inClear } from '../../base/ruled-out';
import { ignored } from '../ignored';
import { asks, type Reach } from '../reach';
import { endpoint, refreshInterval, targetPort, text, word } from './fields';

const fromEnvironment = inClear('let the pod have a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in its environment from a Secret');

/** How Amazon is asked, and as whom: what every kind that asks it has. What is not said comes from the environment, as every program of Amazon's takes it. */
export const awsAccess = {
  /** Region of the API. @default that of the environment, or of the machine */
  region: text.optional(),
  /** Address of the API. @default Amazon's own */
  endpoint,
  accessKey: fromEnvironment,
  secretKey: fromEnvironment,
  /** Profile of the shared credentials file. */
  profile: text.optional(),
  /** Role to take on. */
  roleArn: text.optional(),
  /** Proof for the owner of the role that it is asked for on the right account; needs `roleArn`. */
  externalId: text.meta({ since: '3.12' }).optional(),
  /** How often the source is asked again. @default '1m' */
  refreshInterval: refreshInterval('1m'),
  /** Port of the targets. @default 80 */
  port: targetPort(),
};

/** Clusters to look in, by ARN. @default [], all of them */
export const clusters = z.array(word).default([]);

/** Questions at the same time, 1 or more. */
export const requestConcurrency = (assumed: number, since?: string) => (since === undefined ? z.int().min(1) : z.int().min(1).meta({ since })).default(assumed);

/** A section that asks Amazon; an external id without the role that it belongs to is refused, since the server forgets it. */
export const awsSection = <T extends z.core.$ZodLooseShape>(fields: T) =>
  section(fields).superRefine((entry: Readonly<Record<string, unknown>>, context) => {
    if (entry['externalId'] === undefined || entry['roleArn'] !== undefined) return;
    context.addIssue({ code: 'custom', path: ['externalId'], message: 'has no meaning without roleArn', params: { fix: 'set roleArn, or remove it', ours: true } });
  });

/** For a role whose service knows no such field. */
export const notForRole = (field: string, roles: string) => ignored(`the role has no ${field}`, `remove it, or use the role ${roles}`);

interface AwsEntry {
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** Amazon's API of a service, and targets that may be anywhere. */
export const reachesAws = (service: string, entry: AwsEntry & Parameters<typeof asks>[1]): readonly Reach[] => {
  const { region } = entry;
  const url = entry.endpoint ?? (region === undefined ? undefined : `https://${service}.${region}.amazonaws.com`);
  return [...(url === undefined ? [] : asks(url, entry)), 'anywhere'];
};
