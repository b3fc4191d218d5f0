import { byName } from './label-builder';

/** What a URL is made of, each as it is meant, nothing escaped yet. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly params: Readonly<Record<string, readonly string[]>>;
}

/**
 * The URL as the server asks for it, and shows it on its page of targets: parameters sorted by name, and escaped as Go does.
 * @see https://pkg.go.dev/net/url#URL.String
 */
export function scrapeUrl({ scheme, host, path, params }: UrlParts): string {
  const slash = path === '' || path.startsWith('/') ? '' : '/';
  const query = Object.keys(params)
    .sort(byName)
    .flatMap((name) => (params[name] ?? []).map((value) => `${escaped(name, unreserved, '+')}=${escaped(value, unreserved, '+')}`))
    .join('&');
  return `${scheme === '' ? '' : `${scheme}:`}//${escaped(host, inHost)}${slash}${path === '*' ? path : escaped(path, inPath)}${query === '' ? '' : `?${query}`}`;
}

const unreserved = /[a-zA-Z0-9\-_.~]/;
const inPath = /[a-zA-Z0-9\-_.~$&+,/:;=@]/;
const inHost = /[a-zA-Z0-9\-_.~!$&'()*+,;=:[\]<>"]/;

const escaped = (text: string, plain: RegExp, space = '%20'): string =>
  Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (byte < 0x80 && plain.test(character)) return character;
    return character === ' ' ? space : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
