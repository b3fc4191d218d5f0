import { tlsWithoutHttps } from '../../lib/checks/tls-without-https';
import { foundInJob } from './found';

const tlsConfig = { serverName: 'app.example' };

test.each<[string, object]>([
  ['a rule writes the scheme', { relabelConfigs: [{ sourceLabels: ['__meta_kubernetes_pod_annotation_scheme'], targetLabel: '__scheme__' }], kubernetesSdConfigs: [{ role: 'pod' }] }],
  ['a static target says it', { staticConfigs: [{ targets: ['app:8000'], labels: { __scheme__: 'https' } }] }],
  ['an inventory may say it', { staticConfigs: [], httpSdConfigs: [{ url: 'https://inventory.example/' }] }],
])('says nothing where %s', (_, job) => {
  expect(foundInJob(tlsWithoutHttps, { tlsConfig, ...job })).toEqual([]);
});

test('speaks up where discovery never gives a scheme', () => {
  expect(foundInJob(tlsWithoutHttps, { tlsConfig, staticConfigs: [], kubernetesSdConfigs: [{ role: 'pod' }] })).toEqual(['tlsConfig: without effect, the scheme is "http"']);
});
