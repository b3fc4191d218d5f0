/**
 * One thing that a server connects to: a URL; a host, `*` for any, on a port or on every one; pods of these namespaces, of all when none
 * is named; the API server of its cluster; or whatever there is.
 */
export type Reach =
  | { readonly url: string }
  | { readonly host: string; readonly port?: number }
  | { readonly podsOf: readonly string[] }
  | 'api-server'
  | 'anywhere';

/** The options that lead a connection elsewhere than to its URL. */
interface Client {
  readonly proxyUrl?: string | undefined;
  readonly noProxy?: string | undefined;
  readonly proxyFromEnvironment?: boolean;
  readonly oauth2?: Pick<Client, 'proxyUrl' | 'noProxy' | 'proxyFromEnvironment'> & { readonly tokenUrl: string };
}

/** What asking a URL connects to: the URL or the proxy before it, and the server that gives the token. */
export const asks = (url: string, client: Omit<Client, 'oauth2'> & { readonly oauth2?: Client['oauth2'] | undefined } = {}): readonly Reach[] => [
  ...through(url, client),
  ...(client.oauth2 === undefined ? [] : through(client.oauth2.tokenUrl, client.oauth2)),
];

function through(url: string, { proxyUrl, noProxy = '', proxyFromEnvironment = false }: Omit<Client, 'oauth2'>): readonly Reach[] {
  // Only the environment knows which proxy, and for which hosts.
  if (proxyFromEnvironment) return ['anywhere'];
  const reached = proxyUrl === undefined ? [url] : noProxy === '' ? [proxyUrl] : [proxyUrl, url];
  return reached.filter((text) => !isOwn(text)).map((text) => ({ url: text }));
}

/** Whether it is a socket or a port of the machine itself, which no network stands before; what is no URL reaches nothing either. */
const isOwn = (url: string): boolean => url.startsWith('unix:') || !URL.canParse(url) || isLoopback(new URL(url).hostname);

/** Whether a host is the machine itself. */
export const isLoopback = (host: string): boolean => /^(localhost$|127\.|\[::1\])/.test(host);
