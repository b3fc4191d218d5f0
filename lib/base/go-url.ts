/** A URL as Go reads it: far more than a browser would call one. */
export interface GoUrl {
  /** In lower case; empty where there is none. */
  readonly scheme: string;
  /** With its port; empty where there is none. */
  readonly host: string;
  readonly path: string;
  readonly hasPassword: boolean;
}

/**
 * Reads a URL as Go does, or gives what is wrong with it as a text.
 *
 * Almost anything is a URL for Go: a word is one, without scheme and host.
 * @see https://pkg.go.dev/net/url#Parse
 */
export function parseGoUrl(text: string): GoUrl | string {
  if (/[\0-\x1f\x7f]/.test(text)) return 'a URL with a control character';
  const [, whole = '', fragment = ''] = /^([^#]*)#?([^]*)$/.exec(text) ?? [];
  const colon = /^([A-Za-z][-+.A-Za-z\d]*)?:/.exec(whole);
  if (colon !== null && colon[1] === undefined) return 'a URL without a scheme before its ":"';
  const scheme = (colon?.[1] ?? '').toLowerCase();
  const rest = whole.slice(colon?.[0].length ?? 0).replace(/\?[^]*$/, '');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', path: '', hasPassword: false };
    if (/^[^/]*:/.test(rest)) return 'a URL whose first part has a ":"';
  }
  const [, authority = '', path = ''] = (scheme === '' && rest.startsWith('///') ? null : /^\/\/([^/]*)([^]*)$/.exec(rest)) ?? ['', '', rest];
  const [, user, place = ''] = /^(?:([^]*)@)?([^@]*)$/.exec(authority) ?? [];
  const broken = userFault(user) ?? hostFault(scheme, place) ?? escapeFault(path) ?? escapeFault(fragment);
  return broken ?? { scheme, host: place, path, hasPassword: user?.includes(':') === true };
}

const userFault = (user: string | undefined): string | undefined =>
  user === undefined || (/^[-A-Za-z\d._:~!$&'()*+,;=%@]*$/.test(user) && escapeFault(user) === undefined) ? undefined : 'a URL with a user that has to be escaped';

/** In a path, a percent sign begins two hexadecimal digits. */
const escapeFault = (text: string): string | undefined => (/%(?![\da-fA-F]{2})/.test(text) ? 'a URL with a "%" that begins no escape' : undefined);

function hostFault(scheme: string, host: string): string | undefined {
  if (host.includes('[')) {
    const literal = /^\[([^]*)\](:\d*)?$/.exec(host);
    return literal !== null && isIpV6(literal[1] ?? '') ? undefined : 'a URL with brackets around what is no IPv6 address';
  }
  const first = host.indexOf(':');
  // Databases are given several hosts at once; where HTTP is spoken, there is one.
  const port = first === -1 ? '' : host.slice(scheme === 'http' || scheme === 'https' ? first : host.lastIndexOf(':'));
  if (!/^(:\d*)?$/.test(port)) return `a URL with a port that is no number, got "${port.slice(1)}"`;
  const name = first === -1 ? host : host.slice(0, host.length - port.length);
  // Only what is no ASCII may be escaped, and the percent sign itself.
  if (!/^([-A-Za-z\d._~!$&'()*+,;=:\][<>"]|[^\0-\x7f]|%25|%[89a-fA-F][\da-fA-F])*$/.test(name)) return `a URL whose host has a character that no host has, got "${name}"`;
  return undefined;
}

/** Groups of four hexadecimal digits, of which a run of zeros may be left out; the zone stands behind an escaped percent sign. */
function isIpV6(text: string): boolean {
  const [, address = '', zone] = /^([^%]*)(?:%25([^]*))?$/.exec(text) ?? [];
  if (zone === '' || text.includes('%') && zone === undefined) return false;
  const plain = address.replace(/(^|:)((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/, '$10:0');
  if (/[^\da-fA-F:]/.test(plain) || /:::|::.*::/.test(plain)) return false;
  const groups = plain.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const count = groups.flat().length;
  return groups.flat().every((group) => /^[\da-fA-F]{1,4}$/.test(group)) && (plain.includes('::') ? count < 8 : count === 8);
}
