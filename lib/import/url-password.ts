/** The user and the password in a URL, before the host. */
const login = /^([a-z][a-z0-9+.-]*:\/\/)([^/\s:@]*):([^/\s@]+)@/i;

/** A URL without the password in it; `undefined` where there is none. */
export const withoutPassword = (text: string): string | undefined => (login.test(text) ? text.replace(login, '$1$2@') : undefined);

/** A URL in whose password's place stands that it was there, as Go shows it. */
export const withHiddenPassword = (text: string): string => text.replace(login, '$1$2:xxxxx@');

/** Who logs in by a URL, and the URL without that; `undefined` where nobody does. */
export function loginOf(text: string): { readonly username: string; readonly password: string; readonly url: string } | undefined {
  const [, , username, password] = login.exec(text) ?? [];
  return username === undefined || password === undefined ? undefined : { username: decodeURIComponent(username), password: decodeURIComponent(password), url: text.replace(login, '$1') };
}
