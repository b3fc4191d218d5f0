import { annotatedPods, secret, fileAt } from '../../../lib';
import { at } from '../../support/manifests';
import { objectsOf, operatorOf, podJob, probeJob, probeRules, serviceJob } from './rendered';

const textOf = (...scrapeConfigs: ReturnType<typeof podJob>[]) => operatorOf({ scrapeConfigs }).text;
const endpointOf = (job: ReturnType<typeof podJob>) => at(objectsOf({ scrapeConfigs: [job] }).at(-1), 'spec', 'podMetricsEndpoints', 0) ?? at(objectsOf({ scrapeConfigs: [job] }).at(-1), 'spec', 'endpoints', 0);
const specOf = (job: ReturnType<typeof podJob>) => objectsOf({ scrapeConfigs: [job] }).at(-1)?.['spec'];

test('a job of annotated pods becomes a PodMonitor that begins with the labels of discovery', () => {
  expect(textOf(annotatedPods({ jobName: 'app', namespaces: ['shop'], selector: 'app=web,tier in (a, b)' }))).toMatchSnapshot();
});

test('a job of endpoint slices becomes a ServiceMonitor of that role', () => {
  const keep = { action: 'keep' as const, sourceLabels: ['__meta_kubernetes_service_name'], regex: 'checkout' };
  expect(textOf(serviceJob({ relabelConfigs: [keep] }))).toMatchSnapshot();
});

test('a job of the role endpoints is not given the other role', () => {
  expect(specOf(podJob({ kubernetesSdConfigs: [{ role: 'endpoints' }] }))).toMatchObject({ serviceDiscoveryRole: 'Endpoints', namespaceSelector: { any: true } });
  expect(specOf(serviceJob())).toMatchObject({ serviceDiscoveryRole: 'EndpointSlice', namespaceSelector: { matchNames: ['shop'] } });
});

test('a blackbox job becomes a Probe, whose three rules are the operator\'s own', () => {
  const more = { sourceLabels: ['instance'], regex: 'https://(.*)', targetLabel: 'host' };
  expect(textOf(probeJob({ staticConfigs: [{ targets: ['https://shop.example', 'https://pay.example'], labels: { team: 'shop' } }], relabelConfigs: [...probeRules, more] }))).toMatchSnapshot();
});

test('the prober may come before the instance, and labels of the targets win over the job\'s name and the operator\'s namespace', () => {
  const [first, second, third] = probeRules;
  const spec = specOf(probeJob({ relabelConfigs: [first, third, second].flatMap((rule) => rule ?? []), staticConfigs: [{ targets: ['a'], labels: { job: 'shop', namespace: 'x' } }] }));
  expect(spec).toMatchObject({ jobName: 'shop', prober: { url: 'blackbox:9115' }, targets: { staticConfig: { labels: { namespace: 'x' }, relabelingConfigs: [{ regex: '__tmp_prometheus_job_name' }] } } });
});

test('a probe with several modules or parameters keeps them all', () => {
  expect(specOf(probeJob({ params: { module: ['a', 'b'], hostname: ['h'] } }))).toMatchObject({ params: [{ name: 'module', values: ['a', 'b'] }, { name: 'hostname', values: ['h'] }] });
  expect(specOf(probeJob({ params: { module: ['a', 'b'] } }))).not.toHaveProperty('module');
  expect(specOf(probeJob({ params: { module: ['a'], hostname: ['h'] } }))).toMatchObject({ module: 'a', params: [{ name: 'hostname', values: ['h'] }] });
});

test('a job with several ways to find targets becomes several objects with one job label', () => {
  const objects = objectsOf({ scrapeConfigs: [podJob({ kubernetesSdConfigs: [{ role: 'pod', namespaces: { names: ['a'] } }, { role: 'pod', namespaces: { names: ['b'] } }] })] });
  expect(objects.map(({ metadata }) => metadata.name)).toEqual(['shop-app-0', 'shop-app-1']);
  for (const object of objects) expect(at(object, 'spec', 'podMetricsEndpoints', 0, 'relabelings', 1)).toEqual({ action: 'replace', targetLabel: 'job', replacement: 'app' });
});

test('static configurations without targets are no objects', () => {
  expect(objectsOf({ scrapeConfigs: [probeJob({ staticConfigs: [{ targets: [] }] })] })).toEqual([]);
});

test('what a job says of scraping is carried over, and what it does not say is left out', () => {
  const said = podJob({
    metricsPath: '/m', scheme: 'https', params: { x: ['1', '2'] }, honorLabels: true, honorTimestamps: false, trackTimestampsStaleness: true, followRedirects: false, enableHttp2: false,
    proxyUrl: 'http://proxy:3128', noProxy: '10.0.0.0/8', metricRelabelConfigs: [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }],
  });
  expect(endpointOf(said)).toMatchObject({
    path: '/m', scheme: 'https', params: { x: ['1', '2'] }, honorLabels: true, honorTimestamps: false, trackTimestampsStaleness: true, followRedirects: false, enableHttp2: false,
    proxyUrl: 'http://proxy:3128', noProxy: '10.0.0.0/8', metricRelabelings: [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }],
  });
  expect(Object.keys(endpointOf(podJob()) as object).sort()).toEqual(['filterRunning', 'interval', 'relabelings', 'scrapeTimeout']);
});

test('interval and timeout are those that hold for the job, said or inherited', () => {
  expect(endpointOf(podJob({ scrapeInterval: '20s', scrapeTimeout: '5s' }))).toMatchObject({ interval: '20s', scrapeTimeout: '5s' });
  expect(endpointOf(podJob())).toMatchObject({ interval: '1m', scrapeTimeout: '10s' });
});

test('a limit is the job\'s own, or else that of global; zero is none', () => {
  const spec = (global: object, job: Parameters<typeof podJob>[0]) => objectsOf({ global, scrapeConfigs: [podJob(job)] })[0]?.['spec'];
  expect(spec({ sampleLimit: 100, bodySizeLimit: '1MiB' }, { sampleLimit: 5, labelLimit: 30 })).toMatchObject({ sampleLimit: 5, labelLimit: 30, bodySizeLimit: '1MiB' });
  expect(spec({ sampleLimit: 100 }, { sampleLimit: 0 })).toMatchObject({ sampleLimit: 100 });
  expect(spec({}, { sampleLimit: 0 })).not.toHaveProperty('sampleLimit');
});

test('formats of samples are carried over under the operator\'s names', () => {
  const job = podJob({ scrapeNativeHistograms: true, alwaysScrapeClassicHistograms: true, convertClassicHistogramsToNhcb: false, scrapeProtocols: ['PrometheusProto'], fallbackScrapeProtocol: 'PrometheusText0.0.4', nativeHistogramBucketLimit: 160, nativeHistogramMinBucketFactor: 1.1 });
  expect(specOf(job)).toMatchObject({
    scrapeNativeHistograms: true, scrapeClassicHistograms: true, convertClassicHistogramsToNHCB: false, scrapeProtocols: ['PrometheusProto'], fallbackScrapeProtocol: 'PrometheusText0.0.4',
    nativeHistogramBucketLimit: 160, nativeHistogramMinBucketFactor: '1.1',
  });
  expect(Object.keys(specOf(podJob()) as object).sort()).toEqual(['namespaceSelector', 'podMetricsEndpoints', 'selector']);
});

test('the own namespace is named, and no namespace is every one', () => {
  const namespaces = (value: object | undefined) => at(specOf(podJob({ kubernetesSdConfigs: [{ role: 'pod', ...(value !== undefined && { namespaces: value }) }] })), 'namespaceSelector');
  expect(namespaces({ ownNamespace: true, names: ['a'] })).toEqual({ matchNames: ['monitoring', 'a'] });
  expect(namespaces({ names: [] })).toEqual({ any: true });
  expect(namespaces(undefined)).toEqual({ any: true });
});

test('a selector of the endpoints selects at the API server, also when the Services are selected alike', () => {
  const spec = specOf(podJob({ kubernetesSdConfigs: [{ role: 'endpoints', selectors: [{ role: 'endpoints', label: 'app=web' }, { role: 'service', label: 'app=web' }], attachMetadata: { node: true } }] }));
  expect(spec).toMatchObject({ selector: { matchLabels: { app: 'web' } }, selectorMechanism: 'RoleSelector', attachMetadata: { node: true } });
  expect(specOf(serviceJob())).not.toHaveProperty('selectorMechanism');
});

test('credentials are references to the author\'s Secrets', () => {
  const tlsConfig = { cert: secret('client', 'tls.crt'), key: secret('client', 'tls.key'), ca: secret('client', 'ca.crt'), serverName: 'app', minVersion: 'TLS12' as const };
  expect(endpointOf(podJob({ authorization: { credentials: secret('login', 'token') }, tlsConfig }))).toMatchObject({
    authorization: { type: 'Bearer', credentials: { name: 'login', key: 'token' } },
    tlsConfig: { ca: { secret: { name: 'client', key: 'ca.crt' } }, cert: { secret: { name: 'client', key: 'tls.crt' } }, keySecret: { name: 'client', key: 'tls.key' }, serverName: 'app', minVersion: 'TLS12' },
  });
});

test('what is written down but taken by reference only lies in objects beside the monitor: names and certificates, and nothing else', () => {
  const objects = objectsOf({ scrapeConfigs: [podJob({ basicAuth: { username: 'reader', password: secret('login', 'password') }, tlsConfig: { ca: 'PEM' } })] });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(['ConfigMap shop-app-scrape', 'Secret shop-app-scrape', 'PodMonitor shop-app']);
  expect(objects.map(({ data }) => data)).toEqual([{ 'tls-ca.crt': 'PEM' }, { username: Buffer.from('reader').toString('base64') }, undefined]);
  expect(at(objects[2], 'spec', 'podMetricsEndpoints', 0)).toMatchObject({
    basicAuth: { username: { name: 'shop-app-scrape', key: 'username' }, password: { name: 'login', key: 'password' } },
    tlsConfig: { ca: { configMap: { name: 'shop-app-scrape', key: 'tls-ca.crt' } } },
  });
});

test('OAuth 2.0 takes the client\'s id from a ConfigMap and its secret from the author\'s Secret', () => {
  const oauth2 = { clientId: 'me', clientSecret: secret('o', 's'), tokenUrl: 'https://login.example/token', scopes: ['read'], endpointParams: { a: 'b' }, tlsConfig: { ca: 'PEM' }, proxyUrl: 'http://proxy:1' };
  const objects = objectsOf({ scrapeConfigs: [serviceJob({ oauth2 })] });
  expect(objects[0]).toMatchObject({ kind: 'ConfigMap', data: { 'oauth2-client-id': 'me', 'oauth2-ca.crt': 'PEM' } });
  expect(at(objects[1], 'spec', 'endpoints', 0, 'oauth2')).toEqual({
    clientId: { configMap: { name: 'shop-app-scrape', key: 'oauth2-client-id' } }, clientSecret: { name: 'o', key: 's' }, tokenUrl: 'https://login.example/token', scopes: ['read'], endpointParams: { a: 'b' },
    tlsConfig: { ca: { configMap: { name: 'shop-app-scrape', key: 'oauth2-ca.crt' } } }, proxyUrl: 'http://proxy:1',
  });
});

test('a ServiceMonitor names the files of the service account', () => {
  const token = fileAt('/var/run/secrets/kubernetes.io/serviceaccount/token');
  const ca = fileAt('/var/run/secrets/kubernetes.io/serviceaccount/ca.crt');
  expect(endpointOf(serviceJob({ authorization: { credentials: token }, tlsConfig: { ca, insecureSkipVerify: true } }))).toMatchObject({ bearerTokenFile: token.path, tlsConfig: { caFile: ca.path, insecureSkipVerify: true } });
});

test('labels that somebody else\'s Prometheus selects by are added, and never replace our own', () => {
  const labels = { release: 'kube-prometheus-stack', 'app.kubernetes.io/part-of': 'other' };
  expect(objectsOf({ scrapeConfigs: [podJob()] }, { labels })[0]?.metadata.labels).toEqual({ release: 'kube-prometheus-stack', 'app.kubernetes.io/part-of': 'shop', 'app.kubernetes.io/managed-by': 'cdk8s-prometheus' });
  expect(objectsOf({ scrapeConfigs: [podJob()] })[0]?.metadata.labels).not.toHaveProperty('release');
});
