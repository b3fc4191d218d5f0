import { fault, type Finding } from '../../base/finding';
import type { SpecPath } from '../../base/spec-path';
import { authenticationMethods } from '../../prometheus/http-client';
import { connectionsOf, type Connection } from '../connections';
import type { HttpConfig } from '../http-config';
import type { AlertmanagerFault } from './define';

/** HTTP or TLS options that rule each other out: the server refuses them, at start or when it connects. */
export const httpConfigConflict: AlertmanagerFault = (config) =>
  connectionsOf(config).flatMap(({ path, http, tls }) => [
    ...(http === undefined ? [] : [...authenticationConflicts(http, path), ...proxyConflicts(http, path), ...headerConflicts(http, path)]),
    ...(tls === undefined ? [] : tlsConflicts(tls, path)),
  ]);

const conflict = (path: SpecPath, message: string, fix: string): Finding => fault('http-config-conflict', path, message, fix);

function authenticationConflicts(http: HttpConfig, path: SpecPath): readonly Finding[] {
  const [first, ...others] = authenticationMethods.filter((method) => http[method] !== undefined);
  return first === undefined ? [] : others.map((other) => conflict([...path, other], `cannot be combined with ${first}`, 'keep one way to authenticate'));
}

/** An empty list of exceptions is none. */
function proxyConflicts({ proxyUrl, noProxy = '', proxyFromEnvironment, proxyConnectHeader = {} }: HttpConfig, path: SpecPath): readonly Finding[] {
  if (!proxyFromEnvironment && proxyUrl === undefined && Object.keys(proxyConnectHeader).length > 0) return [conflict([...path, 'proxyConnectHeader'], 'has no meaning without a proxy', 'set proxyUrl, or remove it')];
  if (!proxyFromEnvironment) return noProxy === '' || proxyUrl !== undefined ? [] : [conflict([...path, 'noProxy'], 'has no meaning without proxyUrl', 'set proxyUrl, or remove it')];
  const written = { proxyUrl: proxyUrl !== undefined, noProxy: noProxy !== '' };
  return (['proxyUrl', 'noProxy'] as const)
    .filter((field) => written[field])
    .map((field) => conflict([...path, field], 'cannot be combined with proxyFromEnvironment', 'remove one of the two'));
}

/** Headers that the client sets itself, or that other fields are for. @see https://github.com/prometheus/common/blob/main/config/headers.go */
const reserved = [
  ...['authorization', 'host', 'content-encoding', 'content-length', 'content-type', 'user-agent', 'connection', 'keep-alive'],
  ...['proxy-authenticate', 'proxy-authorization', 'www-authenticate', 'accept-encoding'],
  ...['x-prometheus-remote-write-version', 'x-prometheus-remote-read-version', 'x-prometheus-scrape-timeout-seconds'],
  ...['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'],
];

const headerConflicts = ({ httpHeaders = {} }: HttpConfig, path: SpecPath): readonly Finding[] =>
  Object.keys(httpHeaders)
    .filter((name) => reserved.includes(name.toLowerCase()))
    .map((name) => conflict([...path, 'httpHeaders', name], `a header that the server sets itself, "${name}"`, 'remove it; for credentials use authorization or basicAuth'));

function tlsConflicts({ cert, key, minVersion, maxVersion }: NonNullable<Connection['tls']>, path: SpecPath): readonly Finding[] {
  const found: Finding[] = [];
  if (cert !== undefined && key === undefined) found.push(conflict([...path, 'cert'], 'without its private key', 'set key too'));
  if (cert === undefined && key !== undefined) found.push(conflict([...path, 'key'], 'without its certificate', 'set cert too'));
  // Names of versions sort as the versions do.
  if (minVersion !== undefined && maxVersion !== undefined && minVersion > maxVersion) {
    found.push(conflict([...path, 'maxVersion'], `below minVersion, got ${maxVersion} below ${minVersion}`, `use at least ${minVersion}`));
  }
  return found;
}
