import { secret, annotatedPods, fileAt } from '../../../lib';
import { resolveStack } from '../../../lib/stack/resolve';
import { renderOperator } from '../../../lib/targets/operator';
import { ttaDev } from '../../../stacks/tta-dev';
import { production } from '../../../stacks/tta-dev/environment';
import type { Manifest } from '../../support/manifests';
import { crdTest, schemaFaults } from './crd';
import { objectsOf, podJob, probeJob, serviceJob } from './rendered';

/** Jobs and rules that use every field which the kinds have. */
const everything = (): Manifest[] => {
  const tlsConfig = { ca: 'PEM', cert: secret('a', 'b'), key: secret('a', 'b'), serverName: 's', insecureSkipVerify: true, minVersion: 'TLS12' as const, maxVersion: 'TLS13' as const };
  const http = { tlsConfig, followRedirects: false, enableHttp2: false, proxyUrl: 'http://proxy:1', noProxy: 'a' };
  const limits = { sampleLimit: 1, labelLimit: 1, labelNameLengthLimit: 1, labelValueLengthLimit: 1, keepDroppedTargets: 1, targetLimit: 1, nativeHistogramBucketLimit: 1, nativeHistogramMinBucketFactor: 1.5 };
  const format = { scrapeProtocols: ['PrometheusProto' as const], fallbackScrapeProtocol: 'PrometheusText0.0.4' as const, scrapeNativeHistograms: true, alwaysScrapeClassicHistograms: true, convertClassicHistogramsToNhcb: true };
  const monitor = { honorLabels: true, honorTimestamps: false, trackTimestampsStaleness: true, bodySizeLimit: '1MiB', scheme: 'https' as const, params: { a: ['b'] }, metricRelabelConfigs: [{ action: 'labeldrop' as const, regex: 'x' }] };
  const oauth2 = { clientId: 'a', clientSecret: secret('a', 'b'), tokenUrl: 'https://login.example', scopes: ['a'], endpointParams: { a: 'b' }, tlsConfig, proxyUrl: 'http://proxy:1' };
  return objectsOf({
    selfMonitoring: true,
    alertmanager: { config: { route: { receiver: 'none' }, receivers: [{ name: 'none' }] } },
    scrapeConfigs: [
      annotatedPods({ jobName: 'pods', selector: 'app=web' }),
      podJob({ jobName: 'a', ...http, ...limits, ...format, ...monitor, basicAuth: { username: 'u', password: secret('a', 'b') } }),
      serviceJob({ jobName: 'b', ...http, ...limits, ...format, ...monitor, oauth2 }),
      serviceJob({ jobName: 'c', proxyFromEnvironment: true, authorization: { credentials: fileAt('/f') }, tlsConfig: { ca: fileAt('/f'), cert: fileAt('/f'), key: fileAt('/f') } }),
      probeJob({ jobName: 'd', ...http, ...limits, ...format, params: { module: ['a'], b: ['c'] }, authorization: { credentials: secret('a', 'b') } }),
    ],
    ruleGroups: [{ name: 'a', interval: '1m', queryOffset: '1m', limit: 1, labels: { a: 'b' }, rules: [{ record: 'a', expr: '1', labels: { a: 'b' } }, { alert: 'A', expr: '1', for: '1m', keepFiringFor: '1m', labels: { a: 'b' }, annotations: { a: 'b' } }] }],
  });
};

const custom = (objects: readonly Manifest[]) => objects.filter(({ apiVersion }) => apiVersion !== 'v1');

crdTest('every object is one that the API server takes, with no field that it would drop', () => {
  const objects = custom(everything());
  expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual(['PodMonitor', 'Probe', 'PrometheusRule', 'ServiceMonitor']);
  expect(objects.flatMap((object) => schemaFaults(object).map((fault) => `${object.kind} ${object.metadata.name}: ${fault}`))).toEqual([]);
});

crdTest('so are those of the TTA.dev stack in production', () => {
  const { stack } = resolveStack('tta-dev', ttaDev(production));
  if (stack === undefined) throw new Error('the stack is not right');
  const { findings, objects } = renderOperator(stack);
  expect(findings).toEqual([]);
  expect((objects as Manifest[]).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['PodMonitor', 'PrometheusRule', 'ServiceMonitor']));
  expect(custom(objects as Manifest[]).flatMap(schemaFaults)).toEqual([]);
});

crdTest('the schemas would find a misspelt field, a wrong word and a wrong notation', () => {
  const monitor = (endpoint: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'a' }, spec: { selector: {}, podMetricsEndpoints: [endpoint] } });
  expect(schemaFaults(monitor({ interval: '15s', scheme: 'https' }))).toEqual([]);
  expect(schemaFaults(monitor({ intervall: '15s' }))).toEqual(['/spec/podMetricsEndpoints/0 must NOT have additional properties {"additionalProperty":"intervall"}']);
  expect(schemaFaults(monitor({ scheme: 'ftp' }))).toHaveLength(1);
  expect(schemaFaults(monitor({ interval: '15 s' }))).toHaveLength(1);
});

test('the same stack gives the same bytes', () => {
  const text = () => JSON.stringify(everything());
  expect(text()).toBe(text());
});

test('no object holds a credential: of each Secret only the user\'s name is written', () => {
  const secrets = everything().filter(({ kind }) => kind === 'Secret');
  expect(secrets.map(({ data }) => Object.keys(data as object))).toEqual([['username']]);
});
