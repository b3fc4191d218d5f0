import { fileAt, secret } from '../../lib/base/secret';
import { authenticationMethods } from '../../lib/prometheus/http-client';
import { scrapeConfig } from '../../lib/prometheus/scrape-config';
import { printed, readingOf } from './reading';

const said = (options: object): string => readingOf(scrapeConfig, { jobName: 'app', ...options });
const asPrinted = (options: object): unknown => {
  const { job_name: name, ...rest } = printed(scrapeConfig, { jobName: 'app', ...options }) as Readonly<Record<string, unknown>>;
  return name === 'app' ? rest : undefined;
};

const jwt = { grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer', clientId: 'prometheus', tokenUrl: 'https://login.example/token' };

test('the ways to log in are three', () => {
  expect(authenticationMethods).toEqual(['basicAuth', 'authorization', 'oauth2']);
});

describe('headers', () => {
  test('take secret values from files, by reference or by path', () => {
    expect(asPrinted({ httpHeaders: { 'X-Scope': { values: ['shop'], files: [secret('scope', 'token'), fileAt('/etc/scope'), 'scope.txt'] } } })).toEqual({
      http_headers: { 'X-Scope': { values: ['shop'], files: ['../secrets/scope/token', '/etc/scope', 'scope.txt'] } },
    });
  });

  test('take none in clear that is said to be secret', () => {
    expect(said({ httpHeaders: { 'X-Scope': { secrets: ['a'] } } })).toContain('httpHeaders["X-Scope"].secrets: the server reads it from the configuration only, where it would stand in clear\n    fix: refer to it in files');
  });

  test('for a proxy are written in clear, and so hold no credential', () => {
    expect(asPrinted({ proxyUrl: 'http://proxy.example', proxyConnectHeader: { 'X-Site': ['shop'] } })).toEqual({ proxy_url: 'http://proxy.example', proxy_connect_header: { 'X-Site': ['shop'] } });
    expect(said({ proxyUrl: 'http://proxy.example', proxyConnectHeader: { 'Proxy-Authorization': ['Basic'] } })).toContain('"Proxy-Authorization" holds a credential, which the server reads from the configuration only');
  });
});

describe('a token of OAuth', () => {
  test('is asked for with a secret where nothing else is said', () => {
    expect(asPrinted({ oauth2: { clientId: 'prometheus', clientSecret: secret('login', 'secret'), tokenUrl: 'https://login.example/token', proxyUrl: 'http://proxy.example', noProxy: 'a' } })).toEqual({
      oauth2: { client_id: 'prometheus', client_secret_file: '../secrets/login/secret', token_url: 'https://login.example/token', proxy_url: 'http://proxy.example', no_proxy: 'a' },
    });
  });

  test('is asked for with a signed assertion, whose key is a file of a whole path', () => {
    expect(asPrinted({ oauth2: { ...jwt, clientCertificateKey: fileAt('/run/key.pem'), signatureAlgorithm: 'RS512', claims: { site: 'shop', level: 3 } } })).toEqual({
      oauth2: { grant_type: jwt.grantType, client_id: 'prometheus', client_certificate_key_file: '/run/key.pem', signature_algorithm: 'RS512', claims: { site: 'shop', level: 3 }, token_url: jwt.tokenUrl },
    });
    const text = 'oauth2.clientCertificateKey: no absolute path: the server does not look for this file beside its configuration';
    expect(said({ oauth2: { ...jwt, clientCertificateKey: secret('login', 'key') } })).toContain(text);
    expect(said({ oauth2: { ...jwt, clientCertificateKey: fileAt('key.pem') } })).toContain(text);
  });

  test('takes nothing of the other way', () => {
    expect(said({ oauth2: { clientId: 'a', tokenUrl: jwt.tokenUrl, iss: 'b' } })).toContain('oauth2.iss: iss belongs to a signed assertion');
    expect(said({ oauth2: { ...jwt, clientCertificateKey: fileAt('/key'), clientSecret: secret('a', 'b') } })).toContain('oauth2.clientSecret: a signed assertion takes the place of a secret');
    expect(said({ oauth2: { ...jwt, grantType: 'password' } })).toContain('oauth2.grantType: unknown value "password"');
  });

  test('is fetched through a proxy of its own, whose options do not contradict each other', () => {
    const oauth2 = { clientId: 'a', tokenUrl: jwt.tokenUrl };
    expect(said({ oauth2: { ...oauth2, proxyFromEnvironment: true, proxyConnectHeader: { 'X-Site': ['shop'] } } })).toBe('');
    expect(said({ oauth2: { ...oauth2, proxyFromEnvironment: true, proxyUrl: 'http://proxy.example' } })).toContain('oauth2.proxyUrl: cannot be combined with proxyFromEnvironment');
    expect(said({ oauth2: { ...oauth2, proxyFromEnvironment: true, noProxy: 'a' } })).toContain('oauth2.noProxy: cannot be combined with proxyFromEnvironment');
    expect(said({ oauth2: { ...oauth2, noProxy: 'a' } })).toContain('oauth2.proxyUrl: missing, there are exceptions in noProxy');
    expect(said({ oauth2: { ...oauth2, proxyConnectHeader: { 'X-Site': ['shop'] } } })).toContain('oauth2.proxyUrl: missing, there are headers for a proxy');
  });
});
