import { secret } from '../../lib/base/secret';
import { alertingConfig } from '../../lib/prometheus/alerting';
import { remoteReadConfig, remoteWriteConfig } from '../../lib/prometheus/remote';
import { printed, readingOf } from './reading';

const url = 'https://store.example/write';
const said = (options: object): string => readingOf(remoteWriteConfig, { url, ...options });
const asPrinted = (options: object): object => printed(remoteWriteConfig, { url, ...options }) as object;
const id = '11111111-2222-3333-4444-555555555555';

describe('remote write', () => {
  test('prints what differs from what the server assumes', () => {
    expect(asPrinted({ metadataConfig: { send: false }, convertNhcbToClassic: true, failedRequestLogging: false })).toEqual({ url, metadata_config: { send: false }, convert_nhcb_to_classic: true });
  });

  test('signs for Amazon, without keys', () => {
    expect(asPrinted({ sigv4: { region: 'eu-central-1', roleArn: 'arn', sessionName: 'prometheus', tags: { team: 'shop' } } })).toEqual({
      url,
      sigv4: { region: 'eu-central-1', role_arn: 'arn', session_name: 'prometheus', tags: { team: 'shop' } },
    });
    expect(said({ sigv4: { accessKey: 'a' } })).toContain('sigv4.accessKey: the server reads it from the configuration only');
  });

  test('says nothing of a session without its role', () => {
    for (const field of [{ externalId: 'a' }, { sessionName: 'ab' }, { tags: { a: 'b' } }]) expect(said({ sigv4: field })).toContain(`sigv4.${Object.keys(field)[0]}: has no meaning without roleArn`);
    expect(said({ sigv4: { roleArn: 'a', sessionName: 'a b' } })).toContain('sigv4.sessionName: not a name of a session, got "a b"');
    expect(said({ sigv4: {} })).toBe('');
  });

  test('is an identity of Entra, by exactly one method', () => {
    expect(asPrinted({ azuread: { managedIdentity: {} } })).toEqual({ url, azuread: { managed_identity: {} } });
    expect(asPrinted({ azuread: { certificate: { clientId: id, tenantId: 'shop.example', certificatePath: '/run/app.pem', sendCertificateChain: true }, cloud: 'AzureChina' } })).toEqual({
      url,
      azuread: { cloud: 'AzureChina', certificate: { client_id: id, tenant_id: 'shop.example', certificate_path: '/run/app.pem', send_certificate_chain: true } },
    });
    expect(said({ azuread: {} })).toContain('azuread: without a method\n    fix: write one of managedIdentity, workloadIdentity, sdk, certificate, oauth');
    expect(said({ azuread: { sdk: {}, managedIdentity: {} } })).toContain('azuread.sdk: cannot be combined with managedIdentity');
    expect(said({ azuread: { oauth: { clientId: id } } })).toContain('azuread.oauth.clientSecret: needed, and the server reads it from the configuration only');
  });

  test('names an identity of Entra as that does, and its files by whole paths', () => {
    expect(said({ azuread: { managedIdentity: { clientId: 'prometheus' } } })).toContain('azuread.managedIdentity.clientId: not a UUID, got "prometheus"');
    expect(said({ azuread: { workloadIdentity: { clientId: id, tenantId: id, tokenFilePath: 'token' } } })).toContain('tokenFilePath: not an absolute path, got "token"');
    expect(said({ azuread: { sdk: { tenantId: 'a b' } } })).toContain('azuread.sdk.tenantId: not a tenant, got "a b"');
    expect(said({ azuread: { sdk: {}, scope: 'a?' } })).toContain('azuread.scope: not a scope, got "a?"');
    expect(said({ azuread: { certificate: { clientId: id, tenantId: id, certificatePath: '/a', certificatePassword: 'b' } } })).toContain('certificatePassword: the server reads it from the configuration only');
  });

  test('is an account of Google, with the key in a file or in the environment', () => {
    expect(asPrinted({ googleIam: { credentialsFile: '/run/key.json' } })).toEqual({ url, google_iam: { credentials_file: '/run/key.json' } });
    expect(asPrinted({ googleIam: {} })).toEqual({ url, google_iam: {} });
    expect(said({ googleIam: { credentialsFile: 'key.json' } })).toContain('googleIam.credentialsFile: not an absolute path');
  });

  test('says in one way only who writes', () => {
    expect(said({ sigv4: {}, googleIam: {} })).toContain('googleIam: cannot be combined with sigv4');
    expect(said({ sigv4: {}, basicAuth: { username: 'a', password: secret('a', 'b') } })).toContain('sigv4: cannot be combined with basicAuth');
    expect(said({ basicAuth: { username: 'a', password: secret('a', 'b') } })).toBe('');
  });
});

test('remote read limits the frames of an answer', () => {
  expect(printed(remoteReadConfig, { url, chunkedReadLimit: 1_000_000 })).toEqual({ url, chunked_read_limit: 1_000_000 });
  expect(printed(remoteReadConfig, { url, chunkedReadLimit: 50_000_000 })).toEqual({ url });
  expect(readingOf(remoteReadConfig, { url, chunkedReadLimit: 0 })).toContain('chunkedReadLimit: less than 1, got 0');
});

test('Alertmanagers are asked with one way to say who asks', () => {
  const alerting = (options: object): object => ({ alertmanagers: [{ staticConfigs: [{ targets: ['alertmanager:9093'] }], ...options }] });
  expect(printed(alertingConfig, alerting({ sigv4: { region: 'a' } }))).toEqual({ alertmanagers: [{ sigv4: { region: 'a' }, static_configs: [{ targets: ['alertmanager:9093'] }] }] });
  expect(readingOf(alertingConfig, alerting({ sigv4: {}, authorization: { credentials: secret('a', 'b') } }))).toContain('alertmanagers[0].sigv4: cannot be combined with authorization');
});
