/**
 * Headers that the server writes itself, in lower case.
 * @see https://github.com/prometheus/common/blob/main/config/headers.go
 */
export const reservedHeaders: readonly string[] = [
  'authorization',
  'host',
  'content-encoding',
  'content-length',
  'content-type',
  'user-agent',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'www-authenticate',
  'accept-encoding',
  'x-prometheus-remote-write-version',
  'x-prometheus-remote-read-version',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-content-sha256',
];

/** Whether the name of a header or of a parameter says that its value is a credential: `X-Api-Key`, `access_token`. */
export const namesCredential = (name: string): boolean => /(^|[-_.])(api[-_]?key|access[-_]?key|private[-_]?key|token|secret|password|passwd|authorization|cookie|credentials?)$/i.test(name);
