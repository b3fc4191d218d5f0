import { SecretText } from '../base/secret';
import { isPlain, type Fields } from '../bundle/fields-at';
import { loginOf } from './url-password';

/**
 * What was read from a file, with everything as a credential that is one although the file has it as plain text: it is what a person would
 * write, where each goes by reference.
 *
 * - The address of a webhook, unless it is in one's own network: whoever knows a public one may send there.
 * - A certificate beside a key in clear: the servers read both from files, or none.
 * - The login in the URL of a request without another one: the client sends it as HTTP basic authentication.
 * - Secret values of request headers: for those that are referred to, the servers have another field.
 */
export function withHiddenCredentials(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withHiddenCredentials);
  if (!isPlain(value)) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changedField(key, withHiddenCredentials(inner))]));
  return typeof fields['cert'] === 'string' && fields['key'] instanceof SecretText ? { ...fields, cert: new SecretText(fields['cert']) } : fields;
}

function changedField(key: string, value: unknown): unknown {
  if (key === 'webhookConfigs' && Array.isArray(value)) return value.map((entry: unknown) => (isPlain(entry) ? withHiddenAddress(entry) : entry));
  if (withUrl.includes(key) && Array.isArray(value)) return value.map((entry: unknown) => (isPlain(entry) ? withLogin(entry) : entry));
  return key === 'httpHeaders' && isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, header]) => [name, isPlain(header) ? withSecretsAsFiles(header) : header])) : value;
}

const withHiddenAddress = (entry: Fields): Fields => (typeof entry['url'] === 'string' && isPublic(entry['url']) ? { ...entry, url: new SecretText(entry['url']) } : entry);

/** Lists of sections that ask one URL, and take the login from it. */
const withUrl: readonly string[] = ['remoteWrite', 'remoteRead', 'httpSdConfigs'];

const otherLogins: readonly string[] = ['basicAuth', 'authorization', 'oauth2', 'sigv4', 'azuread', 'googleIam'];

function withLogin(entry: Fields): Fields {
  const login = typeof entry['url'] === 'string' && !otherLogins.some((other) => other in entry) ? loginOf(entry['url']) : undefined;
  return login === undefined ? entry : { ...entry, url: login.url, basicAuth: { username: login.username, password: new SecretText(login.password) } };
}

/** Names and addresses of one's own network. */
const ownHost = /^(localhost|[^.]+|.*\.(svc|local|localdomain|internal|lan|home\.arpa)|.*\.svc\..*|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|\[.*\])$/;

function isPublic(text: string): boolean {
  // A template of an address says nothing of itself.
  if (text.includes('{{') || !URL.canParse(text)) return false;
  const { hostname, search, username, password } = new URL(text);
  return !ownHost.test(hostname) || search !== '' || username !== '' || password !== '';
}

/** A header has all its values at once, whichever of its fields they stand in. */
function withSecretsAsFiles(header: Fields): Fields {
  const { secrets, files, ...rest } = header;
  return Array.isArray(secrets) ? { ...rest, files: [...(secrets as unknown[]), ...(Array.isArray(files) ? (files as unknown[]) : [])] } : header;
}
