import type { HttpConfig } from '../http-config';

/** Where a connection goes. */
export interface Endpoint {
  /** A name or an address; `*` where it cannot be known. */
  readonly host: string;
  readonly port: number | undefined;
}

/** A connection of which only a Secret, a template or the server's environment says where it goes. */
export const unknownEndpoint: Endpoint = { host: '*', port: undefined };

/** A section that says how its HTTP connections are made, or leaves it to `global`. */
export interface HttpClient {
  readonly httpConfig?: HttpConfig | undefined;
}

/** Where a client connects to reach a URL: its host, or the proxy; `undefined` when that cannot be known. */
export function endpointOf(url: unknown, { httpConfig }: HttpClient, global: HttpClient): Endpoint | undefined {
  const http = httpConfig ?? global.httpConfig;
  if (http?.proxyFromEnvironment === true) return undefined;
  return locate(http?.proxyUrl ?? url);
}

/** The host and the port of a URL; `undefined` when it is a template, stands elsewhere, or is none. */
export function locate(text: unknown): Endpoint | undefined {
  if (typeof text !== 'string' || text.includes('{{') || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port } = new URL(text);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}
