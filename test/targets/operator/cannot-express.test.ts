import { fileAt, secret } from '../../../lib';
import { operatorOf, podJob, probeJob, probeRules, serviceJob, type JobSpec } from './rendered';

const placesOf = (...scrapeConfigs: JobSpec[]) => operatorOf({ scrapeConfigs }).findings.map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`);
const kubernetes = (entry: object) => podJob({ kubernetesSdConfigs: [{ role: 'pod', ...entry }] });
const noWay = 'neither ServiceMonitor, PodMonitor nor Probe finds targets in this way';

test.each<[string, Partial<JobSpec>]>([
  ['fileSdConfigs', { fileSdConfigs: [{ files: ['a.yml'] }] }],
  ['httpSdConfigs', { httpSdConfigs: [{ url: 'https://inventory.example' }] }],
  ['dnsSdConfigs', { dnsSdConfigs: [{ names: ['app.example'] }] }],
  ['dockerswarmSdConfigs', { dockerswarmSdConfigs: [{ host: 'unix:///var/run/docker.sock', role: 'tasks' }] }],
])('targets found by %s are an error, also beside pods', (key, discovery) => {
  expect(placesOf(podJob({ ...discovery, kubernetesSdConfigs: [] }))).toEqual([`${key}.0: ${noWay}`]);
  expect(placesOf(podJob(discovery))).toEqual([`${key}.0: ${noWay}`]);
});

test('nothing is written as long as there is an error', () => {
  expect(operatorOf({ scrapeConfigs: [podJob(), podJob({ jobName: 'b', fileSdConfigs: [{ files: ['a.yml'] }] })] })).toMatchObject({ objects: [], text: '', files: new Map() });
});

test('every finding says what to do', () => {
  expect(operatorOf({ scrapeConfigs: [podJob({ kubernetesSdConfigs: [{ role: 'node' }] })] }).findings).toEqual([
    {
      check: 'operator-cannot-express', severity: 'error', path: ['scrapeConfigs', 0, 'kubernetesSdConfigs', 0, 'role'],
      message: 'neither ServiceMonitor nor PodMonitor finds the role "node"', fix: 'use the target "kubernetes", or write a ScrapeConfig of your own',
    },
  ]);
});

test.each(['node', 'ingress', 'service'] as const)('the role %s has no monitor', (role) => {
  expect(placesOf(kubernetes({ role }))).toEqual([`kubernetesSdConfigs.0.role: neither ServiceMonitor nor PodMonitor finds the role "${role}"`]);
});

test.each(['pod', 'endpoints', 'endpointslice'] as const)('the role %s has one', (role) => {
  expect(placesOf(kubernetes({ role }))).toEqual([]);
});

const written = 'staticConfigs: neither ServiceMonitor nor PodMonitor has written targets, and the relabeling does not begin as that of a Probe';
const [address, instance, prober] = probeRules;

test.each<[string, JobSpec['relabelConfigs']]>([
  ['without rules', []],
  ['whose first rule is another', [{ sourceLabels: ['a'], targetLabel: 'b' }, ...probeRules]],
  ['that changes the target on its way', [{ ...address, replacement: 'x$1', targetLabel: '__param_target' }, ...probeRules.slice(1)]],
  ['that leaves the instance alone', [address, prober].flatMap((rule) => rule ?? [])],
  ['whose prober is a URL, which the operator refuses', [address, instance].flatMap((rule) => rule ?? []).concat({ targetLabel: '__address__', replacement: 'http://blackbox:9115' })],
])('a static job %s is no probe', (_, relabelConfigs) => {
  expect(placesOf(probeJob({ relabelConfigs: relabelConfigs ?? [] }))).toEqual([written]);
});

test.each(['blackbox', 'blackbox.monitoring.svc:9115', '10.0.0.1:9115', '[fd00::1]:9115'])('a probe may be at "%s"', (replacement) => {
  expect(placesOf(probeJob({ relabelConfigs: [address, instance].flatMap((rule) => rule ?? []).concat({ targetLabel: '__address__', replacement }) }))).toEqual([]);
});

test.each<[string, Partial<JobSpec>]>([
  ['enableCompression', { enableCompression: false }],
  ['extraScrapeMetrics', { extraScrapeMetrics: true }],
  ['metricNameValidationScheme', { metricNameValidationScheme: 'legacy' }],
  ['metricNameEscapingScheme', { metricNameEscapingScheme: 'dots' }],
  ['scrapeFailureLogFile', { scrapeFailureLogFile: '/tmp/log' }],
  ['httpHeaders', { httpHeaders: { 'X-Tenant': { values: ['a'] } } }],
])('no kind has a field for %s', (key, changes) => {
  expect(placesOf(podJob(changes))).toEqual([`${key}: a PodMonitor of the operator has no such field`]);
  expect(placesOf(serviceJob(changes))).toEqual([`${key}: a ServiceMonitor of the operator has no such field`]);
  expect(placesOf(probeJob(changes))).toEqual([`${key}: a Probe of the operator has no such field`]);
});

test('what global says likewise belongs to the Prometheus that scrapes', () => {
  expect(operatorOf({ global: { metricNameValidationScheme: 'legacy' }, scrapeConfigs: [podJob({ metricNameValidationScheme: 'legacy' })] }).findings).toEqual([]);
});

test.each<[string, Partial<JobSpec>]>([
  ['honorLabels', { honorLabels: true }],
  ['honorTimestamps', { honorTimestamps: false }],
  ['trackTimestampsStaleness', { trackTimestampsStaleness: true }],
  ['bodySizeLimit', { bodySizeLimit: '1MiB' }],
])('a Probe has no field for %s, but monitors have', (key, changes) => {
  expect(placesOf(probeJob(changes))).toEqual([`${key}: a Probe of the operator has no such field`]);
  expect(placesOf(podJob(changes), serviceJob({ ...changes, jobName: 'b' }))).toEqual([]);
});

test('a Probe takes no empty parameter, but monitors do', () => {
  expect(placesOf(probeJob({ params: { module: ['a'], x: [], y: [''] } }))).toEqual(['params.x: a Probe of the operator takes no empty parameter', 'params.y: a Probe of the operator takes no empty parameter']);
  expect(placesOf(podJob({ params: { x: [], y: [''] } }))).toEqual([]);
});

const inSecret = 'a PodMonitor of the operator takes no file here, got "/f"';

test.each<[string, string, Partial<JobSpec>]>([
  ['a password in a file', `basicAuth.password: ${inSecret}`, { basicAuth: { username: 'u', password: fileAt('/f') } }],
  ['a login without a password', 'basicAuth.password: missing, the operator refuses a PodMonitor without it', { basicAuth: { username: 'u' } }],
  ['a token in a file', `authorization.credentials: ${inSecret}`, { authorization: { credentials: fileAt('/f') } }],
  ['an authorization without credentials', 'authorization.credentials: missing, the operator refuses a PodMonitor without it', { authorization: {} }],
  ['OAuth 2.0 without a secret', 'oauth2.clientSecret: missing, the operator refuses a PodMonitor without it', { oauth2: { clientId: 'a', tokenUrl: 'https://login.example' } }],
  ['a client\'s secret in a file', `oauth2.clientSecret: ${inSecret}`, { oauth2: { clientId: 'a', clientSecret: fileAt('/f'), tokenUrl: 'https://login.example' } }],
  ['a certificate of the token\'s server in a file', `oauth2.tlsConfig.ca: ${inSecret}`, { oauth2: { clientId: 'a', clientSecret: secret('a', 'b'), tokenUrl: 'https://login.example', tlsConfig: { ca: fileAt('/f') } } }],
  ['an authority in a file', `tlsConfig.ca: ${inSecret}`, { tlsConfig: { ca: fileAt('/f') } }],
  ['a key in a file', `tlsConfig.key: ${inSecret}`, { tlsConfig: { cert: secret('a', 'b'), key: fileAt('/f') } }],
  ['TLS from new to old', 'tlsConfig.maxVersion: older than minVersion, got TLS11 under TLS13: the operator refuses the PodMonitor', { tlsConfig: { minVersion: 'TLS13', maxVersion: 'TLS11' } }],
])('%s is an error', (_, place, changes) => {
  expect(placesOf(podJob(changes))).toEqual([place]);
});

test('the same by reference to a Secret is none', () => {
  const tlsConfig = { ca: secret('a', 'b'), cert: secret('a', 'b'), key: secret('a', 'b'), minVersion: 'TLS12' as const, maxVersion: 'TLS12' as const };
  const oauth2 = { clientId: 'a', clientSecret: secret('a', 'b'), tokenUrl: 'https://login.example', tlsConfig };
  expect(placesOf(podJob({ jobName: 'a', basicAuth: { username: 'u', password: secret('a', 'b') }, tlsConfig }), podJob({ jobName: 'b', authorization: { credentials: secret('a', 'b') } }), podJob({ jobName: 'c', oauth2 }))).toEqual([]);
});

test('only a ServiceMonitor names files: absolute ones, and for a bearer token', () => {
  expect(placesOf(serviceJob({ authorization: { credentials: fileAt('/f') }, tlsConfig: { ca: fileAt('/f') } }))).toEqual([]);
  expect(placesOf(serviceJob({ tlsConfig: { ca: fileAt('f') } }))).toEqual(['tlsConfig.ca: not an absolute path, got "f"']);
  expect(placesOf(serviceJob({ authorization: { type: 'Token', credentials: fileAt('/f') } }))).toEqual(['authorization.credentials: a ServiceMonitor of the operator takes no file here, got "/f"']);
});

test.each<[string, object]>([
  ['kubernetesSdConfigs.0.apiServer: a PodMonitor of the operator has no cluster of its own', { apiServer: 'https://elsewhere.example' }],
  ['kubernetesSdConfigs.0.kubeconfigFile: a PodMonitor of the operator has no cluster of its own', { kubeconfigFile: '/kubeconfig' }],
  ['kubernetesSdConfigs.0.attachMetadata.namespace: a PodMonitor of the operator attaches the node\'s labels only', { attachMetadata: { node: true, namespace: true } }],
  ['kubernetesSdConfigs.0.selectors.0.field: a PodMonitor of the operator selects by labels only, got "spec.nodeName=a"', { selectors: [{ role: 'pod', field: 'spec.nodeName=a' }] }],
  ['kubernetesSdConfigs.0.selectors.0.label: not a selector that a PodMonitor can say, got "a>1"', { selectors: [{ role: 'pod', label: 'a>1' }] }],
  ['kubernetesSdConfigs.0.selectors.0.role: a PodMonitor of the operator selects by the labels of the role "pod", got "node"', { selectors: [{ role: 'node', label: 'a=b' }] }],
  ['kubernetesSdConfigs.0.selectors.0.role: a ServiceMonitor of the operator selects by the labels of the role "endpoints", got "service"', { role: 'endpoints', selectors: [{ role: 'service', label: 'a=b' }] }],
])('discovery that says "%s"', (place, entry) => {
  expect(placesOf(kubernetes(entry))).toEqual([place]);
});

test('two entries of a job that may find the same target would scrape it twice', () => {
  const entries = (a: object, b: object) => podJob({ kubernetesSdConfigs: [{ role: 'pod', ...a }, { role: 'pod', ...b }] });
  const twice = 'kubernetesSdConfigs.1: may find the targets of entry 0 once more, and each of the two monitors would scrape them';
  expect(placesOf(entries({ namespaces: { names: ['a', 'b'] } }, { namespaces: { names: ['b'] } }))).toEqual([twice]);
  expect(placesOf(entries({}, { namespaces: { names: ['b'] } }))).toEqual([twice]);
  expect(placesOf(entries({ namespaces: { names: ['a'] } }, { namespaces: { names: ['b'] } }))).toEqual([]);
});

test('a limit of the whole job cannot be divided among several monitors', () => {
  const job = (names: string[]) => podJob({ targetLimit: 10, kubernetesSdConfigs: names.map((name) => ({ role: 'pod' as const, namespaces: { names: [name] } })) });
  expect(placesOf(job(['a', 'b']))).toEqual(['targetLimit: a limit of the whole job, which becomes several monitors that are counted one by one']);
  expect(placesOf(job(['a']))).toEqual([]);
});

test('a text that the operator would take for an environment variable is found wherever it stands', () => {
  expect(placesOf(podJob({ relabelConfigs: [{ action: 'keep', sourceLabels: ['a'], regex: 'x$(y)' }] }))).toEqual(['relabelConfigs.0.regex: the operator replaces "$(y)" by an environment variable, got "x$(y)"']);
  expect(placesOf(podJob({ relabelConfigs: [{ sourceLabels: ['a'], regex: '(x)$', targetLabel: 'b', replacement: '${1}' }] }))).toEqual([]);
});

test('two jobs that would be one object are told apart', () => {
  expect(placesOf(podJob({ jobName: 'a b' }), podJob({ jobName: 'a-b' }))).toEqual(['jobName: not unique, another one gives the object "shop-a-b" too']);
  expect(placesOf(podJob({ jobName: 'a b' }), podJob({ jobName: 'a-c' }))).toEqual([]);
});
