import { z } from 'zod';

import { section } from '../base/section';
import { absolutePath } from './absolute-path';
import type { AtMostOne } from './http-client';
import { inClear, neededInClear } from '../base/ruled-out';
import { textLike, uuid } from './text-like';

const tenant = textLike(/^[\da-zA-Z.-]+$/, 'a tenant', 'write its UUID or its domain');

const managed = section({
  /** UUID of the identity, where the machine has several. */
  clientId: uuid.optional(),
});

const workload = section({
  /** UUID of the application. */
  clientId: uuid,
  /** UUID or domain of the tenant. */
  tenantId: uuid,
  /** Path of the token that Kubernetes writes. @default that of AZURE_FEDERATED_TOKEN_FILE, or Azure's usual one */
  tokenFilePath: absolutePath.optional(),
});

const sdk = section({ tenantId: tenant.optional() });

const application = section({
  /** UUID of the application. */
  clientId: uuid,
  clientSecret: neededInClear('use managedIdentity, workloadIdentity, certificate or sdk, which need no secret here'),
  /** UUID or domain of the tenant. */
  tenantId: tenant,
});

const certificate = section({
  /** UUID of the application. */
  clientId: uuid,
  /** UUID or domain of the tenant. */
  tenantId: tenant,
  /** Path of a file with the certificate, and its key unless that has a file of its own. */
  certificatePath: absolutePath,
  /** Path of a file with the key of the certificate. */
  certificateKeyPath: absolutePath.optional(),
  certificatePassword: inClear('use a key without a password, in a file that nobody else can read'),
  /** Send the whole chain of the certificate. @default false */
  sendCertificateChain: z.boolean().default(false),
});

const fields = section({
  /** Which of the clouds of Azure. @default 'AzurePublic' */
  cloud: z.enum(['AzurePublic', 'AzureChina', 'AzureGovernment']).default('AzurePublic'),
  /** What the token is for. @default Azure Monitor of the cloud */
  scope: textLike(/^[\w\s:/.-]+$/, 'a scope', 'write it as a URL, such as "https://monitor.azure.com/.default"').meta({ since: '3.9' }).optional(),
  /** The identity that Azure gives the machine. */
  managedIdentity: managed.optional(),
  /** The identity that Kubernetes gives the pod. */
  workloadIdentity: workload.meta({ since: '3.7' }).optional(),
  /** What Azure's own library finds: a login, its environment, a managed identity. */
  sdk: sdk.optional(),
  /** An application that shows a certificate. */
  certificate: certificate.meta({ since: '3.13' }).optional(),
  /** An application and its secret. */
  oauth: application.optional(),
}).superRefine((written, context) => {
  const [first, ...others] = methods.filter((method) => written[method] !== undefined);
  if (first === undefined) context.addIssue({ code: 'custom', message: 'without a method', params: { fix: `write one of ${methods.join(', ')}` } });
  for (const method of others) context.addIssue({ code: 'custom', path: [method], message: `cannot be combined with ${String(first)}`, params: { check: 'authentication-methods-combined', fix: 'keep one of them' } });
});

const methods = ['managedIdentity', 'workloadIdentity', 'sdk', 'certificate', 'oauth'] as const;

/** What a person writes: exactly one of the methods. */
export type AzureAdSpec = AtMostOne<z.input<typeof fields>, (typeof methods)[number]>;

/**
 * Who asks, as an identity of Microsoft's Entra ID: exactly one of the methods.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#azuread
 */
// The cast narrows what the compiler lets a person write; at run time it is the same section.
export const azuread = fields as unknown as z.ZodType<z.output<typeof fields>, AzureAdSpec>;
