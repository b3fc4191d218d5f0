import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

import type { ScrapeJob, Surroundings } from '../../stack/model';
import { metadata } from './labels';

/** Name of the objects that a monitor refers to. */
export const companionName = (monitor: string): string => `${monitor}-scrape`;

/** Key of the user name in the Secret beside a monitor. */
export const userNameKey = 'username';

/** Key of the client's id in the ConfigMap beside a monitor. */
export const clientIdKey = 'oauth2-client-id';

/** Which of a job's two TLS sections a certificate stands in: that of the targets, or that of the token's server. */
export type TlsSection = 'tls' | 'oauth2';

/** Keys of certificates in the ConfigMap beside a monitor. */
export const authorityKey = (section: TlsSection): string => `${section}-ca.crt`;
export const certificateKey = (section: TlsSection): string => `${section}-client.crt`;

/**
 * Objects for what a spec writes down and a monitor takes by reference only. Nothing in them is confidential: certificates and the
 * client's id lie in a ConfigMap, and the user's name in a Secret, since the operator reads it from nowhere else.
 */
export function addCompanions(scope: Construct, stack: Surroundings, job: ScrapeJob, monitor: string, labels: Readonly<Record<string, string>>): void {
  const name = companionName(monitor);
  const data = texts(job);
  if (Object.keys(data).length > 0) new ApiObject(scope, `config-map-${name}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(stack, name, labels), data });
  const username = job.basicAuth?.username;
  if (typeof username === 'string') {
    new ApiObject(scope, `secret-${name}`, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadata(stack, name, labels),
      type: 'Opaque',
      // Not `stringData`, which the API server takes in but does not give back: each apply would be a change.
      data: { [userNameKey]: Buffer.from(username).toString('base64') },
    });
  }
}

function texts({ tlsConfig, oauth2 }: ScrapeJob): Record<string, string> {
  return {
    ...(oauth2 !== undefined && { [clientIdKey]: oauth2.clientId }),
    ...certificates('tls', tlsConfig),
    ...certificates('oauth2', oauth2?.tlsConfig),
  };
}

const certificates = (section: TlsSection, config: ScrapeJob['tlsConfig']): Record<string, string> => ({
  ...(typeof config?.ca === 'string' && { [authorityKey(section)]: config.ca }),
  ...(typeof config?.cert === 'string' && { [certificateKey(section)]: config.cert }),
});
