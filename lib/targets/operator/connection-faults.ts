import { fault, type Finding } from '../../base/finding';
import { SecretFile, type Secret } from '../../base/secret';
import type { SpecPath } from '../../base/spec-path';
import type { ScrapeJob } from '../../stack/model';
import { cannotExpress } from './field-faults';
import type { MonitorKind } from './plan';

type TlsConfig = NonNullable<ScrapeJob['tlsConfig']>;

const inSecret = 'refer to a Secret of the namespace: secret("<name>", "<key>")';

/**
 * Credentials that a monitor cannot refer to, or without which the operator leaves the whole monitor out. What Prometheus itself
 * refuses, two ways to log in or a key without its certificate, is not told again.
 * @see https://github.com/prometheus-operator/prometheus-operator/blob/v0.93.1/pkg/prometheus/resource_selector.go
 */
export function connectionFaults(job: ScrapeJob, kind: MonitorKind, path: SpecPath): Finding[] {
  const { basicAuth, authorization, oauth2, tlsConfig } = job;
  // Deprecated for all but this: only a ServiceMonitor can name a file, and only for a bearer token.
  const tokenFile = kind === 'ServiceMonitor' && authorization?.type === 'Bearer';
  return [
    ...(basicAuth?.username instanceof SecretFile ? fileFaults(basicAuth.username, kind, [...path, 'basicAuth', 'username'], false) : []),
    ...(basicAuth === undefined ? [] : needed(basicAuth.password, kind, [...path, 'basicAuth', 'password'], false)),
    ...(authorization === undefined ? [] : needed(authorization.credentials, kind, [...path, 'authorization', 'credentials'], tokenFile)),
    ...(oauth2 === undefined ? [] : needed(oauth2.clientSecret, kind, [...path, 'oauth2', 'clientSecret'], false)),
    ...(oauth2?.tlsConfig === undefined ? [] : tlsFaults(oauth2.tlsConfig, kind, [...path, 'oauth2', 'tlsConfig'], false)),
    ...(tlsConfig === undefined ? [] : tlsFaults(tlsConfig, kind, [...path, 'tlsConfig'], kind === 'ServiceMonitor')),
  ];
}

/** A credential without which the operator refuses a monitor, and which may have to be in a Secret. */
export const needed = (credential: Secret | undefined, kind: MonitorKind, path: SpecPath, takesFile: boolean): Finding[] =>
  credential === undefined ? [fault(cannotExpress, path, `missing, the operator refuses a ${kind} without it`, inSecret)] : fileFaults(credential, kind, path, takesFile);

function tlsFaults(config: TlsConfig, kind: MonitorKind, path: SpecPath, takesFile: boolean): Finding[] {
  const { ca, cert, key, minVersion, maxVersion } = config;
  return [
    ...Object.entries({ ca, cert, key }).flatMap(([name, value]) => (value instanceof SecretFile ? fileFaults(value, kind, [...path, name], takesFile) : [])),
    // The names sort by age.
    ...(minVersion !== undefined && maxVersion !== undefined && maxVersion < minVersion
      ? [fault(cannotExpress, [...path, 'maxVersion'], `older than minVersion, got ${maxVersion} under ${minVersion}: the operator refuses the ${kind}`, `use at least ${minVersion}`)]
      : []),
  ];
}

function fileFaults(credential: Secret, kind: MonitorKind, path: SpecPath, takesFile: boolean): Finding[] {
  if (!(credential instanceof SecretFile)) return [];
  if (!takesFile) return [fault(cannotExpress, path, `a ${kind} of the operator takes no file here, got "${credential.path}"`, inSecret)];
  // The operator lays out the folder of the configuration file, and may do so otherwise tomorrow.
  return credential.path.startsWith('/') ? [] : [fault(cannotExpress, path, `not an absolute path, got "${credential.path}"`, 'write the path in the container of the server, from "/"')];
}
