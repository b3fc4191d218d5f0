import { fileAt, secret } from '../../../lib/base/secret';
import { scrapeConfig } from '../../../lib/prometheus/scrape-config';
import { printed, readingOf } from '../reading';

/** What reading says of one entry of a kind, the path counted from the entry. */
const said = (key: string, entry: object): string => readingOf(scrapeConfig, { jobName: 'app', [key]: [entry] }).replaceAll(`${key}[0].`, '');

/** An entry as the server reads it. */
const asPrinted = (key: string, entry: object): unknown => {
  const native = printed(scrapeConfig, { jobName: 'app', [key]: [entry] }) as Readonly<Record<string, readonly unknown[]>>;
  return native[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]?.[0];
};

const inClear = 'the server reads it from the configuration only, where it would stand in clear';

describe('what a role decides', () => {
  test('Amazon: filters and clusters belong to those services that know them', () => {
    expect(said('awsSdConfigs', { role: 'ec2', filters: [{ name: 'tag:a', values: ['b'] }] })).toBe('');
    expect(said('awsSdConfigs', { role: 'lightsail', clusters: ['arn'] })).toBe('error conflicting-value\n  clusters: the role has no clusters\n    fix: remove it, or use the role "ecs", "elasticache", "msk" or "rds"');
    expect(said('awsSdConfigs', { role: 'ecs', filters: [{ name: 'a', values: ['b'] }] })).toContain('filters: the role has no filters');
    expect(said('awsSdConfigs', { role: 's3' })).toContain('role: unknown value "s3"');
    expect(said('awsSdConfigs', {})).toContain('role: missing, it decides the other fields');
  });

  test('Amazon: what the server assumes in the joined kind is not printed there, and what it does not is', () => {
    expect(asPrinted('awsSdConfigs', { role: 'ec2' })).toEqual({ role: 'ec2' });
    expect(asPrinted('awsSdConfigs', { role: 'ec2', followRedirects: true, enableHttp2: true })).toEqual({ role: 'ec2', follow_redirects: true, enable_http2: true });
    expect(asPrinted('ec2SdConfigs', { followRedirects: false })).toEqual({ follow_redirects: false });
  });

  test('Amazon: an external id needs the role that it is for, and a filter a value', () => {
    expect(said('ec2SdConfigs', { roleArn: 'arn:aws:iam::1:role/a', externalId: 'b' })).toBe('');
    expect(said('ec2SdConfigs', { externalId: 'b' })).toContain('externalId: has no meaning without roleArn');
    expect(said('awsSdConfigs', { role: 'rds', externalId: 'b' })).toContain('externalId: has no meaning without roleArn');
    expect(said('ec2SdConfigs', { filters: [{ name: 'tag:a', values: [] }] })).toContain('filters[0].values: empty');
    expect(said('ecsSdConfigs', { requestConcurrency: 0 })).toContain('requestConcurrency: less than 1, got 0');
  });

  test('Hetzner: only servers of the cloud have labels', () => {
    expect(said('hetznerSdConfigs', { role: 'hcloud', labelSelector: 'a=b' })).toBe('');
    expect(said('hetznerSdConfigs', { role: 'robot', labelSelector: 'a=b' })).toContain('labelSelector: servers of the robot have no labels');
  });

  test('OpenStack: only machines are found in all projects', () => {
    expect(said('openstackSdConfigs', { role: 'instance', region: 'a', allTenants: true })).toBe('');
    expect(said('openstackSdConfigs', { role: 'hypervisor', region: 'a', allTenants: true })).toContain('allTenants: hypervisors belong to no project');
  });

  test('Triton: only machines are in groups, and they are found when no role is said', () => {
    const found = { account: 'a', dnsSuffix: 'b', endpoint: 'c', groups: ['d'] };
    expect(asPrinted('tritonSdConfigs', found)).toEqual({ account: 'a', dns_suffix: 'b', endpoint: 'c', groups: ['d'] });
    expect(said('tritonSdConfigs', { ...found, role: 'cn' })).toContain('groups: hosts are in no groups');
  });
});

describe('who asks', () => {
  test('Amazon: a pair of keys cannot be written', () => {
    expect(said('ec2SdConfigs', { accessKey: 'a', secretKey: 'b' })).toBe(
      ['accessKey', 'secretKey'].map((field) => `error conflicting-value\n  ${field}: ${inClear}\n    fix: let the pod have a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in its environment from a Secret`).join('\n'),
    );
    expect(said('ec2SdConfigs', { profile: 'monitoring' })).toBe('');
  });

  test('Azure: an application with a secret is refused, also where nothing is said, since the server assumes it', () => {
    const text = `clientSecret: needed, and ${inClear}`;
    expect(said('azureSdConfigs', { subscriptionId: 'a', authenticationMethod: 'OAuth' })).toContain(text);
    expect(said('azureSdConfigs', { subscriptionId: 'a' })).toContain(text);
    expect(said('azureSdConfigs', { subscriptionId: 'a', authenticationMethod: 'ManagedIdentity', clientSecret: 'b' })).toContain(`clientSecret: ${inClear}`);
    expect(asPrinted('azureSdConfigs', { subscriptionId: 'a', authenticationMethod: 'WorkloadIdentity' })).toEqual({ authentication_method: 'WorkloadIdentity', subscription_id: 'a' });
  });

  test('Consul: its token is that of an authorization', () => {
    expect(said('consulSdConfigs', { token: 'a' })).toContain(`token: ${inClear}\n    fix: use authorization with credentials`);
    expect(said('consulSdConfigs', { username: 'a', password: 'b' })).toContain('fix: use basicAuth with password');
    expect(asPrinted('consulSdConfigs', { authorization: { credentials: secret('consul', 'token') } })).toEqual({ authorization: { credentials_file: '../secrets/consul/token' } });
  });

  test('Consul: a server is an address', () => {
    expect(said('consulSdConfigs', { server: ' ' })).toContain('server: not an address of Consul, got " "');
    expect(said('consulSdConfigs', { server: 'consul:8500' })).toBe('');
  });

  test('Marathon: a token excludes every other way', () => {
    const servers = ['http://marathon.example'];
    expect(asPrinted('marathonSdConfigs', { servers, authToken: secret('dcos', 'token') })).toEqual({ servers, auth_token_file: '../secrets/dcos/token' });
    expect(said('marathonSdConfigs', { servers, authToken: secret('dcos', 'token'), basicAuth: { username: 'a' } })).toContain('basicAuth: cannot be combined with authToken');
    expect(said('marathonSdConfigs', { servers, authToken: 'in clear' })).toContain('authToken: a credential in clear, or no reference');
  });

  test('Oracle: a user has a key, an instance has none', () => {
    const user = { region: 'a', tenancy: 'b', user: 'c', fingerprint: 'd', key: secret('oci', 'key'), keyPassphrase: fileAt('/etc/oci/passphrase') };
    expect(asPrinted('ociSdConfigs', user)).toEqual({ region: 'a', tenancy: 'b', user: 'c', fingerprint: 'd', key_file: '../secrets/oci/key', key_passphrase_file: '/etc/oci/passphrase' });
    expect(asPrinted('ociSdConfigs', { region: 'a', auth: 'instance_principal' })).toEqual({ region: 'a', auth: 'instance_principal' });
    expect(said('ociSdConfigs', { ...user, auth: 'instance_principal' })).toContain('unknown key "key"');
    expect(said('ociSdConfigs', { region: 'a' })).toContain('key: missing, a credential is needed');
  });

  test('OpenStack: the login is left to the environment as a whole', () => {
    expect(said('openstackSdConfigs', { role: 'instance', region: 'a', identityEndpoint: 'https://keystone.example', password: 'b' })).toContain('identityEndpoint: the server takes a login whole from here or whole from its environment');
    expect(said('openstackSdConfigs', { role: 'instance', region: 'a' })).toBe('');
  });

  test('Scaleway and Outscale: the secret key comes by reference, the id of the key does not', () => {
    const scaleway = { role: 'instance', projectId: '11111111-2222-3333-4444-555555555555', accessKey: 'SCW0123456789ABCDEFG', secretKey: secret('scaleway', 'key') };
    expect(asPrinted('scalewaySdConfigs', scaleway)).toMatchObject({ access_key: 'SCW0123456789ABCDEFG', secret_key_file: '../secrets/scaleway/key' });
    expect(said('scalewaySdConfigs', { ...scaleway, accessKey: 'AKIA' })).toContain('accessKey: not an access key, got "AKIA"');
    expect(said('scalewaySdConfigs', { ...scaleway, zone: 'paris' })).toContain('zone: not a zone, got "paris"');
    expect(said('scalewaySdConfigs', { ...scaleway, projectId: 'shop' })).toContain('projectId: not a UUID, got "shop"');
    expect(said('outscaleSdConfigs', { accessKey: 'a', secretKey: 'b' })).toContain('secretKey: a credential in clear');
  });

  test('STACKIT: files are not looked for beside the configuration, so their paths are whole', () => {
    expect(asPrinted('stackitSdConfigs', { project: 'a', serviceAccountKeyPath: '/run/key.json' })).toEqual({ project: 'a', service_account_key_path: '/run/key.json' });
    expect(said('stackitSdConfigs', { project: 'a', serviceAccountKeyPath: 'key.json' })).toContain('serviceAccountKeyPath: not an absolute path, got "key.json"');
    expect(said('stackitSdConfigs', { project: 'a', privateKey: 'b' })).toContain('fix: put it into a file, and name that in privateKeyPath');
  });
});

describe('where targets are found', () => {
  test('a node of ZooKeeper is a path from the root', () => {
    expect(said('serversetSdConfigs', { servers: ['a:2181'], paths: ['/b'] })).toBe('');
    expect(said('nerveSdConfigs', { servers: ['a:2181'], paths: ['b'] })).toContain('paths[0]: not a path from the root, got "b"');
    expect(said('nerveSdConfigs', { servers: [], paths: ['/b'] })).toContain('servers: empty');
  });

  test('a Docker daemon has an address', () => {
    expect(said('dockerSdConfigs', { host: 'tcp://docker:2375', matchFirstNetwork: false })).toBe('');
    expect(said('dockerSdConfigs', { host: '/var/run/docker.sock' })).toContain('host: not an address of a Docker daemon, got "/var/run/docker.sock"');
  });

  test('a query to PuppetDB is needed', () => {
    expect(said('puppetdbSdConfigs', { url: 'https://puppetdb.example' })).toContain('query: missing, a text is needed');
    expect(said('puppetdbSdConfigs', { url: 'ftp://puppetdb.example', query: 'a' })).toContain('url: not an http or https URL, got "ftp://puppetdb.example"');
  });
});
