import type { PodMonitorSpecPodMetricsEndpoints, ServiceMonitorSpecEndpointsTlsConfig } from '../../../imports/monitoring.coreos.com';
import { SecretFile, SecretKey, type Secret } from '../../base/secret';
import type { ScrapeJob } from '../../stack/model';
import { authorityKey, certificateKey, clientIdKey, companionName, userNameKey, type TlsSection } from './companions';
import type { Texts } from './texts';

type Endpoint = Texts<PodMonitorSpecPodMetricsEndpoints>;

/** How a monitor connects, as every kind says it, but for the proxy. */
export type Connection = Pick<Endpoint, 'authorization' | 'basicAuth' | 'oauth2' | 'tlsConfig' | 'followRedirects' | 'enableHttp2'>;

/** The proxy of a section; a Probe has it elsewhere than its other options. */
export type Proxy = Pick<Endpoint, 'proxyUrl' | 'noProxy' | 'proxyFromEnvironment'>;

interface KeySelector {
  readonly name: string;
  readonly key: string;
}

/** A credential that lies in a Secret, as a monitor refers to it. */
const selector = (secret: Secret | undefined): KeySelector | undefined => (secret instanceof SecretKey ? { name: secret.name, key: secret.key } : undefined);

/** What a job says of TLS and authentication. A file has no place here: see {@link fileOptions}. */
export function connection(job: ScrapeJob, monitor: string): Connection {
  const { basicAuth, authorization, oauth2, tlsConfig } = job;
  // A name in clear lies in an object beside the monitor.
  const username = typeof basicAuth?.username === 'string' ? undefined : selector(basicAuth?.username);
  const password = selector(basicAuth?.password);
  const credentials = selector(authorization?.credentials);
  const clientSecret = selector(oauth2?.clientSecret);
  return {
    ...(password !== undefined && { basicAuth: { username: username ?? { name: companionName(monitor), key: userNameKey }, password } }),
    ...(authorization !== undefined && credentials !== undefined && { authorization: { type: authorization.type, credentials } }),
    ...(oauth2 !== undefined &&
      clientSecret !== undefined && {
        oauth2: {
          clientId: { configMap: { name: companionName(monitor), key: clientIdKey } },
          clientSecret,
          tokenUrl: oauth2.tokenUrl,
          ...(oauth2.scopes.length > 0 && { scopes: [...oauth2.scopes] }),
          ...(Object.keys(oauth2.endpointParams).length > 0 && { endpointParams: oauth2.endpointParams }),
          ...(oauth2.tlsConfig !== undefined && { tlsConfig: tls(oauth2.tlsConfig, monitor, 'oauth2') }),
          ...(oauth2.proxyUrl !== undefined && { proxyUrl: oauth2.proxyUrl }),
        },
      }),
    ...(tlsConfig !== undefined && { tlsConfig: tls(tlsConfig, monitor, 'tls') }),
    ...(!job.followRedirects && { followRedirects: false }),
    ...(!job.enableHttp2 && { enableHttp2: false }),
  };
}

/** What a job says of its proxy. */
export const proxy = ({ proxyUrl, noProxy, proxyFromEnvironment }: ScrapeJob): Proxy => ({
  ...(proxyUrl !== undefined && { proxyUrl }),
  ...(noProxy !== undefined && { noProxy }),
  ...(proxyFromEnvironment && { proxyFromEnvironment }),
});

type TlsConfig = NonNullable<ScrapeJob['tlsConfig']>;

function tls(config: TlsConfig, monitor: string, section: TlsSection): NonNullable<Connection['tlsConfig']> {
  const ca = publicText(config.ca, monitor, authorityKey(section));
  const cert = publicText(config.cert, monitor, certificateKey(section));
  const keySecret = selector(config.key);
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(keySecret !== undefined && { keySecret }),
    ...(config.serverName !== undefined && { serverName: config.serverName }),
    ...(config.insecureSkipVerify && { insecureSkipVerify: true }),
    ...(config.minVersion !== undefined && { minVersion: config.minVersion }),
    ...(config.maxVersion !== undefined && { maxVersion: config.maxVersion }),
  };
}

/** A certificate: from the Secret that the spec names, or from the ConfigMap in which its text is laid. */
function publicText(text: string | Secret | undefined, monitor: string, key: string): { secret: KeySelector } | { configMap: KeySelector } | undefined {
  if (typeof text === 'string') return { configMap: { name: companionName(monitor), key } };
  const secret = selector(text);
  return secret === undefined ? undefined : { secret };
}

/** Files that are there in the server's container, which only a ServiceMonitor can name. */
export interface FileOptions {
  readonly bearerTokenFile?: string;
  readonly tlsConfig?: Pick<ServiceMonitorSpecEndpointsTlsConfig, 'caFile' | 'certFile' | 'keyFile'>;
}

/** What a job reads from files: a bearer token, and the parts of its TLS section. */
export function fileOptions({ authorization, tlsConfig }: ScrapeJob): FileOptions {
  const files = {
    ...(tlsConfig?.ca instanceof SecretFile && { caFile: tlsConfig.ca.path }),
    ...(tlsConfig?.cert instanceof SecretFile && { certFile: tlsConfig.cert.path }),
    ...(tlsConfig?.key instanceof SecretFile && { keyFile: tlsConfig.key.path }),
  };
  return {
    ...(authorization?.credentials instanceof SecretFile && { bearerTokenFile: authorization.credentials.path }),
    ...(Object.keys(files).length > 0 && { tlsConfig: files }),
  };
}
