import { connectionsOf, type Connection } from '../alertmanager/connections';
import type { HttpConfig, HttpConfigSpec } from '../alertmanager/http-config';
import { secret } from '../base/secret';
import type { SpecPath } from '../base/spec-path';
import { authenticationMethods } from '../prometheus/http-client';
import { defineCheck, type Hit } from './define';
import { inAlertmanagerConfig } from './facts/in-alertmanager-config';
import { aStackWithAlertmanager } from './sample';

const connecting = (httpConfig: HttpConfigSpec) => aStackWithAlertmanager({ global: { httpConfig } });

/** HTTP or TLS options that rule each other out: the server refuses them, at start or when it connects. */
export const httpConfigConflict = defineCheck({
  id: 'http-config-conflict',
  severity: 'error',
  refused: true,
  summary: 'Options of a connection that Alertmanager opens contradict each other.',
  why: 'Alertmanager refuses the whole configuration, or every connection that it opens with these options fails, and with it the notification.',
  see: 'https://prometheus.io/docs/alerting/latest/configuration/#http_config',
  bad: [
    connecting({ noProxy: 'localhost' }),
    connecting({ httpHeaders: { Authorization: { values: ['Bearer'] } } }),
    connecting({ tlsConfig: { cert: secret('alertmanager-client', 'tls.crt') } }),
  ],
  good: [
    connecting({ proxyUrl: 'http://proxy.example:3128', noProxy: 'localhost' }),
    connecting({ httpHeaders: { 'X-Team': { values: ['shop'] } } }),
    connecting({ tlsConfig: { cert: secret('alertmanager-client', 'tls.crt'), key: secret('alertmanager-client', 'tls.key') } }),
  ],
  find: inAlertmanagerConfig((config) =>
    connectionsOf(config).flatMap(({ path, http, tls }) => [
      ...(http === undefined ? [] : [...authenticationConflicts(http, path), ...proxyConflicts(http, path), ...headerConflicts(http, path)]),
      ...(tls === undefined ? [] : tlsConflicts(tls, path)),
    ]),
  ),
});

const conflict = (path: SpecPath, message: string, fix: string): Hit => ({ path, message, fix });

function authenticationConflicts(http: HttpConfig, path: SpecPath): readonly Hit[] {
  const [first, ...others] = authenticationMethods.filter((method) => http[method] !== undefined);
  return first === undefined ? [] : others.map((other) => conflict([...path, other], `cannot be combined with ${first}`, 'keep one way to authenticate'));
}

/** An empty list of exceptions is none. */
function proxyConflicts({ proxyUrl, noProxy = '', proxyFromEnvironment, proxyConnectHeader = {} }: HttpConfig, path: SpecPath): readonly Hit[] {
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

const headerConflicts = ({ httpHeaders = {} }: HttpConfig, path: SpecPath): readonly Hit[] =>
  Object.keys(httpHeaders)
    .filter((name) => reserved.includes(name.toLowerCase()))
    .map((name) => conflict([...path, 'httpHeaders', name], `a header that the server sets itself, "${name}"`, 'remove it; for credentials use authorization or basicAuth'));

function tlsConflicts({ certRef, keyRef, cert: written, key = keyRef, minVersion, maxVersion }: NonNullable<Connection['tls']>, path: SpecPath): readonly Hit[] {
  // An empty text is no certificate.
  const cert = written === '' || written === undefined ? certRef : written;
  const found: Hit[] = [];
  if (cert !== undefined && key === undefined) found.push(conflict([...path, 'cert'], 'without its private key', 'set key too'));
  if (cert === undefined && key !== undefined) found.push(conflict([...path, 'key'], 'without its certificate', 'set cert too'));
  // Names of versions sort as the versions do.
  if (minVersion !== undefined && maxVersion !== undefined && minVersion > maxVersion) {
    found.push(conflict([...path, 'maxVersion'], `below minVersion, got ${maxVersion} below ${minVersion}`, `use at least ${minVersion}`));
  }
  return found;
}
